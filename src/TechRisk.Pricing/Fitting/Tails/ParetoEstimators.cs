using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Scale and shape of a generalised Pareto law with their covariance matrix; infinite variances where none is known.</summary>
internal readonly record struct ParetoPoint(double Scale, double Shape, double ScaleVariance, double ShapeVariance, double Covariance)
{
    public static ParetoPoint WithoutErrors(double scale, double shape) => new(scale, shape, double.PositiveInfinity, double.PositiveInfinity, 0);
}

/// <summary>
/// The three ways to a generalised Pareto law of excesses. Moments: xi = (1 - m^2 / s^2) / 2, beta = m (m^2 / s^2 + 1) / 2.
/// Probability-weighted moments: a0 the mean, a1 the mean of (n - j) / (n - 1) y_(j), y_(1) the smallest; xi = 2 - a0 / (a0 - 2 a1),
/// beta = 2 a0 a1 / (a0 - 2 a1).
/// </summary>
/// <remarks>Source: Hosking and Wallis, Technometrics 29 (1987), with their covariance matrices (in k = -xi).</remarks>
internal static class ParetoEstimators
{
    /// <summary>Below this shape the likelihood is not regular: no standard errors.</summary>
    public const double IrregularShape = -0.5;

    public static (ParetoPoint Point, double LogLikelihood) Likelihood(ReadOnlySpan<double> excesses)
    {
        ParetoMaximum best = ParetoMaximum.Of(excesses);
        if (best.Shape <= IrregularShape)
        {
            return (ParetoPoint.WithoutErrors(best.Scale, best.Shape), best.LogLikelihood);
        }

        ParetoLikelihood at = ParetoLikelihood.At(excesses, best.Scale, best.Shape);
        double determinant = at.Scales * at.Shapes - at.Mixed * at.Mixed;
        ParetoPoint point = determinant > 0 && at.Scales < 0
            ? new(best.Scale, best.Shape, -at.Shapes / determinant, -at.Scales / determinant, at.Mixed / determinant)
            : ParetoPoint.WithoutErrors(best.Scale, best.Shape);
        return (point, best.LogLikelihood);
    }

    /// <param name="descending">Excesses from the largest.</param>
    public static ParetoPoint WeightedMoments(ReadOnlySpan<double> descending)
    {
        int n = descending.Length;
        double a0 = 0;
        double a1 = 0;
        for (int i = 0; i < n; i++)
        {
            // the i-th from the top has i losses above it
            a0 += descending[i] / n;
            a1 += descending[i] * i / (n - 1) / n;
        }

        double difference = a0 - 2 * a1;
        double shape = 2 - a0 / difference;
        double scale = 2 * a0 * a1 / difference;
        double k = -shape;
        if (!(k > -0.5))
        {
            return ParetoPoint.WithoutErrors(scale, shape);
        }

        double unit = 1 / (n * (1 + 2 * k) * (3 + 2 * k));
        return new(
            scale,
            shape,
            unit * scale * scale * (7 + k * (18 + k * (11 + 2 * k))),
            unit * (1 + k) * (2 + k) * (2 + k) * (1 + k + 2 * k * k),
            -unit * scale * (2 + k) * (2 + k * (6 + k * (7 + 2 * k))));
    }

    public static ParetoPoint Moments(ReadOnlySpan<double> excesses)
    {
        int n = excesses.Length;
        double mean = BlockSum.Sum(excesses) / n;
        double ratio = mean * mean / (BlockSum.SumSquares(excesses, mean) / (n - 1));
        double shape = 0.5 * (1 - ratio);
        double scale = 0.5 * mean * (1 + ratio);
        double k = -shape;
        if (!(k > -0.25))
        {
            return ParetoPoint.WithoutErrors(scale, shape);
        }

        double unit = (1 + k) * (1 + k) / (n * (1 + 2 * k) * (1 + 3 * k) * (1 + 4 * k));
        return new(
            scale,
            shape,
            unit * 2 * scale * scale * (1 + k * (6 + 12 * k)),
            unit * (1 + 2 * k) * (1 + 2 * k) * (1 + k * (1 + 6 * k)),
            -unit * scale * (1 + 2 * k) * (1 + k * (4 + 12 * k)));
    }
}
