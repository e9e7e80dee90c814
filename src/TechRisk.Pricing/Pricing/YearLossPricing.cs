namespace TechRisk.Pricing;

/// <summary>Makes quotes of simulated years.</summary>
public static class YearLossPricing
{
    extension(YearLossTable losses)
    {
        /// <summary>
        /// The quote of simulated years. LossCost is the mean after policy terms; the risk margin is measure(net) - mean(net) of the sum of
        /// the covers, given to the covers by the measure's own allocation; the premium follows by the basis. Every line carries the error of
        /// the joint estimate of all that enters it.
        /// </summary>
        /// <param name="basis">Risk measure and loadings.</param>
        /// <exception cref="InvalidOperationException">
        /// The measure does not exist for the loss (Esscher of a heavy tail), or the table has no submission behind it.
        /// </exception>
        /// <exception cref="ArgumentOutOfRangeException">A payment pattern or the subsidy names a cover that is not there, or a rate cap meets an infinite limit.</exception>
        public Quote Price(PricingBasis basis)
        {
            ArgumentNullException.ThrowIfNull(losses);
            if (losses.Submission.Covers.Count == 0)
            {
                throw new InvalidOperationException(
                    "A premium needs the terms of the covers, and given years have none: ask a measure for its value or its allocation, or simulate a submission.");
            }

            RunPremium premium = new(losses, basis, new RunFigures());
            return new Quote(losses, basis, premium.ToBreakdown(losses.Submission.Currency));
        }
    }
}
