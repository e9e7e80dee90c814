namespace TechRisk.Pricing;

/// <summary>The front door: from a submission to its price in one call.</summary>
public static class SubmissionPricing
{
    extension(Submission submission)
    {
        /// <summary>The quote of the submission: simulates its years and prices them.</summary>
        /// <param name="basis">Risk measure and loadings.</param>
        /// <param name="years">Number of simulated years, 1 or more.</param>
        /// <param name="seed">Seed of the random numbers, any whole number; the same seed gives the same quote.</param>
        /// <param name="progress">Where to report progress; null for nowhere.</param>
        /// <param name="cancellationToken">Stops the simulation.</param>
        /// <exception cref="InvalidOperationException">The measure does not exist for the loss (Esscher of a heavy tail).</exception>
        /// <exception cref="ArgumentOutOfRangeException">A payment pattern or the subsidy names a cover that is not there, or a rate cap meets an infinite limit.</exception>
        public Quote Price(
            PricingBasis basis,
            long years = 100_000,
            long seed = 2026,
            IProgress<SimulationProgress>? progress = null,
            CancellationToken cancellationToken = default)
        {
            RunPremium.Checked(submission, basis);
            return submission.Simulate(years, seed, progress, cancellationToken).Price(basis);
        }

        /// <summary>
        /// The gross premium of each scenario beside that of the submission as it is. All are simulated with the same random numbers, and the
        /// change is measured year by year, so that its error is that of the difference.
        /// </summary>
        /// <param name="scenarios">Named changes of the submission.</param>
        /// <param name="basis">Risk measure and loadings, the same for all.</param>
        /// <param name="years">Number of simulated years, 1 or more.</param>
        /// <param name="seed">Seed of the random numbers, any whole number.</param>
        /// <param name="cancellationToken">Stops the simulation.</param>
        /// <exception cref="ArgumentOutOfRangeException">A scenario changes the currency, or a changed submission cannot be priced on the basis.</exception>
        public ValueList<ScenarioResult> Compare(
            IEnumerable<Scenario> scenarios,
            PricingBasis basis,
            long years = 100_000,
            long seed = 2026,
            CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(scenarios);
            RunPremium.Checked(submission, basis);
            YearLossTable losses = submission.Simulate(years, seed, progress: null, cancellationToken);
            PairedPremium pair = new(losses, basis);
            return scenarios.Select(scenario =>
            {
                Submission changed = pair.Changed(scenario);
                YearLossTable other = changed == submission ? losses : changed.Simulate(years, seed, progress: null, cancellationToken);
                return pair.Compare(scenario, other);
            }).ToValueList();
        }

        /// <summary>
        /// The premium in two parts: what it would be were every parameter known to be its estimate (process), and what not knowing the
        /// parameters adds. Both are simulated with the same random numbers for counts and amounts, and the parameter part is
        /// measured year by year, so that its error is that of the difference.
        /// </summary>
        /// <param name="basis">Risk measure and loadings.</param>
        /// <param name="years">Number of simulated years, 1 or more.</param>
        /// <param name="seed">Seed of the random numbers, any whole number.</param>
        /// <param name="cancellationToken">Stops the simulation.</param>
        /// <exception cref="InvalidOperationException">No cover has a <see cref="Predictive"/> loss model, or the measure does not exist for the loss.</exception>
        public PremiumParts PriceParts(PricingBasis basis, long years = 100_000, long seed = 2026, CancellationToken cancellationToken = default)
        {
            RunPremium.Checked(submission, basis);
            Submission known = ParameterSplit.AtEstimate(submission);
            YearLossTable without = known.Simulate(years, seed, progress: null, cancellationToken);
            return ParameterSplit.Of(without, submission.Simulate(years, seed, progress: null, cancellationToken), basis);
        }
    }

    extension(Cover cover)
    {
        /// <summary>
        /// The loss of the cover's period by every method there is: a lattice by transform, a coarser one by Panjer's recursion, a closed form where there
        /// is one, and simulation. It names the first figure whose values cannot all be true.
        /// </summary>
        /// <param name="years">Number of simulated periods, 1 or more.</param>
        /// <param name="seed">Seed of the random numbers, any whole number.</param>
        /// <param name="period">Length of the policy period in years; rates scale with it.</param>
        /// <param name="cancellationToken">Stops the simulation.</param>
        /// <exception cref="InvalidOperationException">The loss model is not a sum of independent claims of one law, which a lattice needs.</exception>
        public Reconciliation Reconcile(long years = 1_000_000, long seed = 2026, double period = 1, CancellationToken cancellationToken = default)
        {
            Require.AtLeast(years, 1);
            LatticeLoss lattice = cover.Aggregate(precision: null, period);
            (LatticeLoss? panjer, IClosedYear? closed, ValueList<Finding> missing) = SecondMethods.Of(cover, period, lattice);
            YearLossTable simulated = new Submission(cover.Name, cover) { Period = period }.Simulate(years, seed, progress: null, cancellationToken);
            return new Reconciliation(cover.Name, new(lattice, panjer, closed, simulated.Net, missing), simulated.Run);
        }
    }
}
