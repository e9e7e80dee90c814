namespace TechRisk.Pricing;

/// <summary>
/// The smallest Cramer-von Mises distance: of claims known one by one, n times the integral of (F_n - F)^2 dF; of claims in bands, the sum of
/// (F - ogive)^2 over the ends of the bands.
/// </summary>
/// <remarks>Source: Klugman, Panjer, Willmot, "Loss Models", section on minimum distance estimation.</remarks>
public sealed record MinimumCramerVonMises : EstimationMethod
{
    internal override Func<Severity, double> Distance(ClaimHistory history, int parameters)
    {
        if (BandTable.Of(history) is not { } bands)
        {
            return law => GoodnessOfFit.Of(history.Claims, law) is { } distances
                ? distances.CramerVonMises
                : throw new InvalidOperationException("some claims are known in bands and others one by one: the Cramer-von Mises distance needs one kind");
        }

        return law =>
        {
            double sum = Squared(law.Cdf(bands.Ends[0]));
            for (int i = 0; i < bands.Counts.Length; i++)
            {
                sum += double.IsPositiveInfinity(bands.Ends[i + 1]) ? 0 : Squared(law.Cdf(bands.Ends[i + 1]) - bands.Ogive[i + 1]);
            }

            return sum;
        };
    }
}
