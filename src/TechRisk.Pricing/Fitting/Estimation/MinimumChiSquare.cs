namespace TechRisk.Pricing;

/// <summary>The smallest modified chi-square distance of claims in bands: the sum of (expected - observed)^2 / observed.</summary>
/// <remarks>Source: Klugman, Panjer, Willmot, "Loss Models", section on minimum distance estimation. Bands without a claim are left out.</remarks>
public sealed record MinimumChiSquare : EstimationMethod
{
    internal override Func<Severity, double> Distance(ClaimHistory history, int parameters)
    {
        BandTable bands = BandTable.Of(history) ?? throw new InvalidOperationException("the modified chi-square distance needs claims in bands");
        return law =>
        {
            double sum = 0;
            for (int i = 0; i < bands.Counts.Length; i++)
            {
                double expected = bands.Total * law.Probability(bands.Ends[i], bands.Ends[i + 1]);
                sum += bands.Counts[i] == 0 ? 0 : Squared(expected - bands.Counts[i]) / bands.Counts[i];
            }

            return sum;
        };
    }
}
