using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Inversion of a Poisson law without its distribution function. The continuous inverse Q of the incomplete gamma function, whose whole
/// part is the count, has the expansion mean + sqrt(mean) z + 1/3 + z^2/6 - (z/36 + z^3/72) / sqrt(mean)
/// + (-8/405 + 7 z^2/810 + z^4/270) / mean in the normal quantile z; where no whole number lies within the bound of its error, the count is
/// known to be the exact one.
/// </summary>
/// <remarks>
/// Source of the expansion: Giles, "Algorithm 955: approximation of the inverse Poisson cumulative distribution function", ACM
/// Transactions on Mathematical Software 42 (2016), section 2.2. The bound is 1.3 times the largest error found for means of 10 to 10^5
/// and |z| up to 6.
/// </remarks>
internal static class PoissonExpansion
{
    private const double SmallestMean = 10;
    private const double LargestMean = 1e5;
    private const double LargestQuantile = 6;

    /// <summary>The smallest n with P(N > n) &lt;= s; -1 where the expansion does not decide.</summary>
    public static long InverseSurvival(double mean, double s)
    {
        if (mean is < SmallestMean or > LargestMean)
        {
            return -1;
        }

        double z = NormalQuantile.Upper(s);
        double size = Math.Abs(z);
        if (size > LargestQuantile)
        {
            return -1;
        }

        double root = Math.Sqrt(mean);
        double square = z * z;
        double q = mean + root * z + 1.0 / 3 + square / 6 - z * (1.0 / 36 + square / 72) / root
            + (-8.0 / 405 + square * (7.0 / 810 + square / 270)) / mean;
        double error = 0.015 * (1 + square * square * size) / (mean * root) + 1e-11 * mean;
        double low = Math.Floor(q - error);
        return low == Math.Floor(q + error) ? (long)low : -1;
    }
}
