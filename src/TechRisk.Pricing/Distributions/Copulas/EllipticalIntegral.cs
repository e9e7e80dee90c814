using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// C(u, v) of a normal or a t law by its derivative in the correlation r, which is elementary: 1 / (2 pi sqrt(1 - r^2)) times a falling function of
/// q = (x^2 + y^2 - 2 r x y) / (1 - r^2). From r = -1, where C is max(u + v - 1, 0), to rho all terms are positive: nothing cancels in a tail.
/// </summary>
/// <remarks>
/// Source: Plackett, A reduction formula for normal multivariate integrals, Biometrika 41 (1954); Genz, Statistics and Computing 14 (2004), for the t law.
/// </remarks>
internal static class EllipticalIntegral
{
    /// <summary>P(U &lt;= u, V &lt;= v).</summary>
    /// <param name="u">Inside (0, 1).</param>
    /// <param name="v">Inside (0, 1).</param>
    /// <param name="rho">Between -1 and 1.</param>
    /// <param name="decay">The falling function at r, given r, 1 - r and 1 + r.</param>
    public static double Cdf(Grade u, Grade v, double rho, Func<double, double, double, double> decay)
    {
        // r = 2t / (1 + t^2): dr / sqrt(1 - r^2) = 2 dt / (1 + t^2), 1 + r = (1 + t)^2 / (1 + t^2)
        double end = rho / (1 + Math.Sqrt((1 - rho) * (1 + rho)));
        double length = 1 + end;
        double opposed = Math.Max(u.Minus(v.Opposite), 0);
        return opposed + Integrator.TanhSinh(Slope, 0, length, 1e-11) / Math.PI;

        double Slope(double distance, EndPoint from)
        {
            double above = from == EndPoint.Lower ? distance : length - distance; // 1 + t
            double t = above - 1;
            double scale = 1 + t * t;
            double below = 1 - t;
            return decay(2 * t / scale, below * below / scale, above * above / scale) / scale;
        }
    }

    /// <summary>sqrt((x^2 + y^2 - 2 r x y) / (1 - r^2)) by sums of positive terms; x^2 may lie beyond the doubles.</summary>
    /// <param name="x">Finite.</param>
    /// <param name="y">Finite.</param>
    /// <param name="r">Between -1 and 1.</param>
    /// <param name="oneLess">1 - r.</param>
    /// <param name="oneMore">1 + r.</param>
    public static double Distance(double x, double y, double r, double oneLess, double oneMore)
    {
        double large = Math.Max(Math.Abs(x), Math.Abs(y));
        if (large == 0)
        {
            return 0;
        }

        double a = Math.Abs(x) / large;
        double b = Math.Abs(y) / large;
        bool isAlike = x > 0 == y > 0;
        double along = isAlike ? r : -r;
        double rest = isAlike ? oneLess : oneMore; // 1 - along
        double square = along > 0 ? (a - b) * (a - b) + 2 * rest * a * b : a * a + b * b - 2 * along * a * b;
        return large * Math.Sqrt(square / oneLess / oneMore);
    }
}
