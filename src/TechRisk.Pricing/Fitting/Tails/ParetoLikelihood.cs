using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Log-likelihood of excesses under a generalised Pareto law with its gradient and second derivatives in (beta, xi). With t = xi y / beta,
/// w = (y / beta) / (1 + t): l = -n ln beta - (1 + xi) sum ln(1 + t) / xi; beta l_beta = -n + (1 + xi) sum w;
/// l_xi = sum [(y / beta)^2 (ln(1 + t) / t^2 - 1 / (t (1 + t))) - w]. Where t is near 0 the brackets are summed as power series.
/// </summary>
/// <remarks>Source: Davison and Smith, Journal of the Royal Statistical Society B 52 (1990); derivatives by hand.</remarks>
internal readonly record struct ParetoLikelihood(double Value, double ByScale, double ByShape, double Scales, double Mixed)
{
    private const double SeriesBelow = 0.02;

    /// <summary>Second derivative by the shape.</summary>
    public double Shapes { get; private init; }

    /// <summary>The likelihood at a point; minus infinity where an excess lies beyond the law's right end.</summary>
    public static ParetoLikelihood At(ReadOnlySpan<double> excesses, double scale, double shape)
    {
        int n = excesses.Length;
        double logs = 0;
        double sumW = 0;
        double sumW2 = 0;
        double gradient = 0;
        double curvature = 0;
        foreach (double y in excesses)
        {
            double z = y / scale;
            double t = shape * z;
            if (!(t > -1))
            {
                return new(double.NegativeInfinity, 0, 0, 0, 0);
            }

            double w = z / (1 + t);
            double log = Log1p.Of(t);
            logs += Math.Abs(t) < 1e-8 ? z * (1 - t / 2) : log / shape;
            sumW += w;
            sumW2 += w * w;
            gradient += z * z * First(t, log) - w;
            curvature += z * z * z * Second(t, log) + w * w;
        }

        return new(
            -n * Log.Of(scale) - (1 + shape) * logs,
            (-n + (1 + shape) * sumW) / scale,
            gradient,
            (n - (1 + shape) * (2 * sumW - shape * sumW2)) / (scale * scale),
            (sumW - (1 + shape) * sumW2) / scale) { Shapes = curvature };
    }

    // ln(1 + t) / t^2 - 1 / (t (1 + t)) = sum of (-1)^(m+1) (1 / (m + 2) - 1) t^m
    private static double First(double t, double log)
    {
        if (Math.Abs(t) > SeriesBelow)
        {
            return (log - t / (1 + t)) / (t * t);
        }

        double sum = 0;
        for (int m = 8; m >= 0; m--)
        {
            sum = ((m & 1) == 0 ? 1 : -1) * (1 - 1.0 / (m + 2)) + t * sum;
        }

        return sum;
    }

    // 2 / (t^2 (1 + t)) - 2 ln(1 + t) / t^3 + 1 / (t (1 + t)^2) = sum of (-1)^(m+1) (m + 2 / (m + 3)) t^m
    private static double Second(double t, double log)
    {
        if (Math.Abs(t) > SeriesBelow)
        {
            double r = 1 / (1 + t);
            return (2 * (r * t - log) + r * r * t * t) / (t * t * t);
        }

        double sum = 0;
        for (int m = 8; m >= 0; m--)
        {
            sum = ((m & 1) == 0 ? -1 : 1) * (m + 2.0 / (m + 3)) + t * sum;
        }

        return sum;
    }
}
