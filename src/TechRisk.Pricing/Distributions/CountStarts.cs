namespace TechRisk.Pricing;

/// <summary>Rough figures of observed counts that starting points of a fit are made of.</summary>
internal static class CountStarts
{
    /// <summary>Variance over mean, at least 1.01: a start inside the families that are more dispersed than Poisson.</summary>
    public static double Dispersion(double mean, double variance) => Math.Max(variance / mean, 1.01);
}
