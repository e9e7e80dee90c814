using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>A function with its gradient and its matrix of second derivatives, row by row, both filled by the call.</summary>
internal delegate double SmoothFunction(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian);

/// <summary>
/// The maximum of a smooth function of few variables whose derivatives are known: Newton steps, halved until the value does not fall,
/// with a ridge where the curvature is not that of a maximum. Source: Nocedal and Wright, Numerical Optimization (2006), 3.3 and 3.4.
/// </summary>
internal sealed class NewtonAscent
{
    private const int MostSteps = 200;
    private const int MostHalvings = 60;

    private NewtonAscent(double[] point, double value, double[] covariance, bool isConverged)
    {
        Point = point;
        Value = value;
        Covariance = covariance;
        IsConverged = isConverged;
    }

    /// <summary>Where the maximum is.</summary>
    public double[] Point { get; }

    public double Value { get; }

    /// <summary>Inverse of the negative second derivatives, row by row; infinite on the diagonal where they are not positive definite.</summary>
    public double[] Covariance { get; }

    /// <summary>True if the last step promised less than rounding of the value.</summary>
    public bool IsConverged { get; }

    public static NewtonAscent Maximize(SmoothFunction f, ReadOnlySpan<double> start)
    {
        int n = start.Length;
        double[] x = start.ToArray();
        double[] next = new double[n];
        double[] gradient = new double[n];
        double[] hessian = new double[n * n];
        double[] step = new double[n];
        double[] factor = new double[n * n];
        double value = f(x, gradient, hessian);
        bool isConverged = false;
        for (int i = 0; i < MostSteps && !isConverged; i++)
        {
            double promise = Step(gradient, hessian, factor, step);
            double length = 1;
            double best = double.NegativeInfinity;
            for (int halving = 0; halving < MostHalvings; halving++, length *= 0.5)
            {
                for (int k = 0; k < n; k++)
                {
                    next[k] = x[k] + length * step[k];
                }

                best = f(next, gradient, hessian);
                if (best >= value - 1e-15 * Math.Abs(value))
                {
                    break;
                }
            }

            isConverged = promise <= 1e-13 * (1 + Math.Abs(value));
            if (best < value - 1e-15 * Math.Abs(value))
            {
                break;
            }

            next.CopyTo(x, 0);
            value = best;
        }

        value = f(x, gradient, hessian);
        return new(x, value, Inverse(hessian, n), isConverged);
    }

    // (-H + ridge) step = gradient; what the step promises is half of gradient * step
    private static double Step(double[] gradient, double[] hessian, double[] factor, double[] step)
    {
        int n = gradient.Length;
        double[] negative = new double[n * n];
        double largest = 0;
        for (int i = 0; i < negative.Length; i++)
        {
            negative[i] = -hessian[i];
            largest = Math.Max(largest, Math.Abs(hessian[i]));
        }

        for (double ridge = 0; !Cholesky.TryFactor(negative, n, factor, out _); ridge = Math.Max(2 * ridge, 1e-8 * largest + 1e-300))
        {
            for (int k = 0; k < n; k++)
            {
                negative[k * n + k] = -hessian[k * n + k] + ridge;
            }
        }

        gradient.CopyTo(step, 0);
        Cholesky.Solve(factor, n, step);
        double promise = 0;
        for (int k = 0; k < n; k++)
        {
            promise += 0.5 * gradient[k] * step[k];
        }

        return promise;
    }

    private static double[] Inverse(double[] hessian, int n)
    {
        double[] negative = new double[n * n];
        double[] factor = new double[n * n];
        double[] inverse = new double[n * n];
        for (int i = 0; i < negative.Length; i++)
        {
            negative[i] = -hessian[i];
        }

        bool isMaximum = Cholesky.TryFactor(negative, n, factor, out _);
        double[] column = new double[n];
        for (int k = 0; k < n; k++)
        {
            if (!isMaximum)
            {
                inverse[k * n + k] = double.PositiveInfinity;
                continue;
            }

            Array.Clear(column);
            column[k] = 1;
            Cholesky.Solve(factor, n, column);
            for (int i = 0; i < n; i++)
            {
                inverse[i * n + k] = column[i];
            }
        }

        return inverse;
    }
}
