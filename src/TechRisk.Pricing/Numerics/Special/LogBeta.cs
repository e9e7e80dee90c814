namespace TechRisk.Pricing.Numerics;

/// <summary>
/// log B(a, b) = log(Gamma(a) Gamma(b) / Gamma(a + b)), a, b &gt; 0, without cancellation for large arguments.
/// Source: Didonato and Morris, Algorithm 708 (1992), function BETALN.
/// </summary>
internal static class LogBeta
{
    /// <summary>log B(a, b).</summary>
    /// <param name="a">Above 0.</param>
    /// <param name="b">Above 0.</param>
    public static double Of(double a, double b)
    {
        double small = Math.Min(a, b);
        double large = Math.Max(a, b);
        if (small >= 12)
        {
            double h = small / large;
            double corrections = StirlingError.Series(small) - StirlingError.Difference(large, small);
            return (((small - 0.5) * Log.Of(h / (1 + h))) - (large * Log1p.Of(h))) - (0.5 * Log.Of(large))
                + StirlingError.HalfLogTwoPi + corrections;
        }

        return large > 64
            ? LogGamma.Of(small) - LogGamma.Ratio(large, small)
            : (LogGamma.Precise(new(small, 0)) + LogGamma.Precise(new(large, 0)) - LogGamma.Precise(Twofold.Sum(small, large))).Value;
    }
}
