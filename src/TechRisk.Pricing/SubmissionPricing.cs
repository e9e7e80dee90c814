namespace TechRisk.Pricing;

/// <summary>The front door: from a submission to its price in one call.</summary>
public static class SubmissionPricing
{
    private const long RankingYears = 20_000;
    private const int MostImportant = 5;

    // stress tests of published portfolios of research projects take correlations of 0 to 20 %
    private static readonly double[] CorrelationRange = [0, 0.2];

    private sealed record ParameterChange(DocumentNumber Number, double Value, Submission Submission);

    // null where the changed submission has no price, such as a measure that does not exist for a heavier tail
    private static List<Sensitivity?> Sensitivities(Quote quote, List<ParameterChange> changes, long years, CancellationToken cancellationToken)
    {
        List<Sensitivity?> lines = [];
        if (changes.Count == 0)
        {
            return lines;
        }

        PairedPremium pair = new(quote.Submission.Simulate(years, quote.Run.Seed, progress: null, cancellationToken), quote.Basis);
        foreach (ParameterChange change in changes)
        {
            try
            {
                Scenario scenario = new(change.Number.Path, _ => change.Submission);
                ScenarioResult result = pair.Compare(scenario, pair.Changed(scenario).Simulate(years, quote.Run.Seed, progress: null, cancellationToken));
                lines.Add(new Sensitivity(SubmissionNumbers.NameOf(change.Number.Path), result)
                {
                    Value = change.Number.Value,
                    ChangedTo = change.Value,
                });
            }
            catch (Exception error) when (error is InvalidOperationException or ArgumentException)
            {
                lines.Add(null);
            }
        }

        return lines;
    }

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

    extension(Quote quote)
    {
        /// <summary>
        /// The model card of the quote. Every parameter is moved by 10 %, one at a time, over the first years of the quote's own run; the five
        /// that move the gross premium most are then simulated over all its years, with the same random numbers, so that their errors
        /// are those of the differences.
        /// </summary>
        /// <param name="cancellationToken">Stops the simulation.</param>
        public ModelCard ToModelCard(CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(quote);
            SubmissionNumbers numbers = new(quote.Submission);
            List<ParameterChange> changes = [];
            foreach (DocumentNumber number in numbers.Parameters)
            {
                if (numbers.Moved(number) is var (value, changed))
                {
                    changes.Add(new(number, value, changed));
                }
            }

            List<ParameterChange> largest =
            [
                .. Sensitivities(quote, changes, Math.Min(quote.Run.Years, RankingYears), cancellationToken)
                    .Zip(changes)
                    .Where(pair => pair.First is not null && double.IsFinite(pair.First.Premium.Value) && double.IsFinite(quote.Premium.Gross.Value))
                    .OrderByDescending(pair => Math.Abs(pair.First!.PremiumChange.Value))
                    .ThenBy(pair => pair.Second.Number.Path, StringComparer.Ordinal)
                    .Select(pair => pair.Second)
                    .Take(MostImportant),
            ];
            List<ParameterChange> range =
            [
                .. from number in numbers.Parameters
                   where number.Path.EndsWith("lobalCorrelation", StringComparison.Ordinal) || number.Path.EndsWith("lobalCorrelation.value", StringComparison.Ordinal)
                   from value in CorrelationRange
                   let changed = numbers.With(number, value)
                   where changed is not null && value != number.Value
                   select new ParameterChange(number, value, changed),
            ];
            return new ModelCard(quote)
            {
                Sensitivities = Sensitivities(quote, largest, quote.Run.Years, cancellationToken).OfType<Sensitivity>().ToValueList(),
                CorrelationRange = Sensitivities(quote, range, quote.Run.Years, cancellationToken).OfType<Sensitivity>().ToValueList(),
                ParametersTried = changes.Count,
            };
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
