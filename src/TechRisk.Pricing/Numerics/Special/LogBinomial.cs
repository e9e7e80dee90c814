namespace TechRisk.Pricing.Numerics;

/// <summary>Logarithm of the binomial coefficient n over k: log n! - log k! - log(n - k)!, without cancellation.</summary>
internal static class LogBinomial
{
    /// <summary>log C(n, k); minus infinity outside 0..n.</summary>
    /// <param name="n">0 or more.</param>
    /// <param name="k">Any whole number.</param>
    public static double Of(long n, long k)
    {
        Require.AtLeast(n, 0);
        k = Math.Min(k, n - k);
        return k < 0 ? double.NegativeInfinity
            : k == 0 ? 0
            : k <= 30 ? LogGamma.Ratio((n - k) + 1.0, k) - LogFactorial.Of(k)
            : -Log.Of(n + 1.0) - LogBeta.Of(k + 1.0, (n - k) + 1.0);
    }
}
