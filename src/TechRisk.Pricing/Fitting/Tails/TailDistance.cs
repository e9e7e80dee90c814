using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The distance of sorted excesses from a generalised Pareto law, fast enough for a bootstrap.</summary>
internal static class TailDistance
{
    /// <summary>Anderson and Darling's statistic: -n - mean of (2 i - 1) (ln F(x_(i)) + ln S(x_(n+1-i))), which sees the tails.</summary>
    /// <param name="descending">Excesses above 0 from the largest.</param>
    /// <param name="law">The law.</param>
    public static double AndersonDarling(ReadOnlySpan<double> descending, GeneralizedPareto law)
    {
        int n = descending.Length;
        double sum = 0;
        for (int i = 1; i <= n; i++)
        {
            double survivalLog = law.LogSurvival(descending[n - i]);
            sum += (2 * i - 1) * Log.Of(-Expm1.Of(survivalLog)) + (2 * (n - i) + 1) * survivalLog;
        }

        return -n - sum / n;
    }

    /// <summary>
    /// The statistic of the fitted law. At the boundary the law is uniform up to the largest excess, where it gives no larger one a chance;
    /// the distance is then taken from the uniform law up to (n + 1) / n of it, the unbiased right end.
    /// </summary>
    public static double AndersonDarling(ReadOnlySpan<double> descending, ParetoMaximum best) => AndersonDarling(
        descending,
        new GeneralizedPareto(best.IsInterior ? best.Scale : best.Scale * (descending.Length + 1) / descending.Length, best.Shape));
}
