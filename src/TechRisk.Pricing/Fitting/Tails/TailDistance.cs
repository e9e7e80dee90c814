using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>How far a sample is from a continuous law: the three distances of empirical distribution functions.</summary>
/// <param name="KolmogorovSmirnov">The largest difference of the two distribution functions.</param>
/// <param name="CramerVonMises">1 / (12 n) + sum (F(x_(i)) - (2 i - 1) / (2 n))^2.</param>
/// <param name="AndersonDarling">-n - mean of (2 i - 1) (ln F(x_(i)) + ln S(x_(n+1-i))), which sees the tails.</param>
internal readonly record struct TailDistance(double KolmogorovSmirnov, double CramerVonMises, double AndersonDarling)
{
    /// <summary>The distances of excesses from their generalised Pareto law.</summary>
    /// <param name="descending">Excesses above 0 from the largest.</param>
    /// <param name="law">The law.</param>
    public static TailDistance Of(ReadOnlySpan<double> descending, GeneralizedPareto law)
    {
        int n = descending.Length;
        double largest = 0;
        double squares = 1.0 / (12 * n);
        double logs = 0;
        for (int i = 1; i <= n; i++)
        {
            double small = descending[n - i];
            double survivalLog = law.LogSurvival(small);
            double cdf = -Expm1.Of(survivalLog);
            largest = Math.Max(largest, Math.Max((double)i / n - cdf, cdf - (i - 1.0) / n));
            double d = cdf - (2 * i - 1) / (2.0 * n);
            squares += d * d;
            logs += (2 * i - 1) * Log.Of(cdf) + (2 * (n - i) + 1) * survivalLog;
        }

        return new(largest, squares, -n - logs / n);
    }
}
