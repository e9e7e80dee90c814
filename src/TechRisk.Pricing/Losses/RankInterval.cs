using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Order statistics that hold a quantile with 95 % confidence whatever the law: X_(l) and X_(u) with
/// P(B &lt;= l - 1) &lt;= 2.5 % and P(B &lt;= u - 1) &gt;= 97.5 %, B binomial (n, p). Source: David, Nagaraja, Order Statistics (2003), 7.1.
/// </summary>
internal readonly record struct RankInterval(long Lower, long Upper)
{
    private const double Z = 1.9599639845400545;
    private const double Tail = 0.025;
    private const double ExactUpToVariance = 2500;

    /// <summary>ceil(n p), at least 1, a rounding of n p forgiven (0.95 * 20 is 19).</summary>
    public static long IndexOf(long n, double level)
    {
        double product = n * level;
        return Math.Clamp((long)Math.Ceiling(product - (1e-15 * product)), 1, n);
    }

    /// <summary>Ranks from 1; 0 and n + 1 mean that no row is low or high enough.</summary>
    public static RankInterval Of(long n, double level)
    {
        double variance = n * level * (1 - level);
        double centre = (n * level) + (((Z * Z) - 1) * (1 - (2 * level)) / 6) - 0.5;
        long low = Math.Clamp((long)Math.Floor(centre - (Z * Math.Sqrt(variance))), -1, n);
        long high = Math.Clamp((long)Math.Ceiling(centre + (Z * Math.Sqrt(variance))), 0, n);

        // the expansion of Cornish and Fisher is right to a rank or so: above some variance that is less than 1 % of the width
        if (variance <= ExactUpToVariance)
        {
            while (low >= 0 && Cdf(n, level, low) > Tail)
            {
                low--;
            }

            while (low + 1 < n && Cdf(n, level, low + 1) <= Tail)
            {
                low++;
            }

            while (high < n && Cdf(n, level, high) < 1 - Tail)
            {
                high++;
            }

            while (high > 0 && Cdf(n, level, high - 1) >= 1 - Tail)
            {
                high--;
            }
        }

        return new RankInterval(low + 1, high + 1);
    }

    // P(B <= k) = I_{1-p}(n - k, k + 1)
    private static double Cdf(long n, double level, long k) =>
        k < 0 ? 0 : k >= n ? 1 : IncompleteBeta.Lower(n - k, k + 1, 1 - level, level);
}
