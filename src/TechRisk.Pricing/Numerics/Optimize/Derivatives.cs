namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Gradient and Hessian by central differences. Steps adapt to the curvature: about a fiftieth of the distance over which the function
/// falls by 1/2, so that for a log likelihood the error is of order 1e-4 / n in the second derivatives, whatever the units.
/// </summary>
/// <remarks>Source: Abramowitz and Stegun 25.3.21 to 25.3.26 (differences); the step in units of the curvature is Nash's rule for information matrices.</remarks>
internal sealed class Derivatives
{
    /// <summary>Of a variable whose natural unit is 1, however flat the function: further out its shape is another.</summary>
    public const double LongestStep = 0.03;

    private const double StepInDeviations = 0.02;

    private Derivatives(double[] gradient, double[] hessian, double[] steps)
    {
        Gradient = gradient;
        Hessian = hessian;
        Steps = steps;
    }

    public double[] Gradient { get; }

    /// <summary>Row by row.</summary>
    public double[] Hessian { get; }

    /// <summary>The steps that fit the curvature found: for the next call.</summary>
    public double[] Steps { get; }

    /// <summary>Steps to begin with.</summary>
    public static double[] FirstSteps(ReadOnlySpan<double> x)
    {
        double[] steps = new double[x.Length];
        for (int i = 0; i < steps.Length; i++)
        {
            steps[i] = 1e-3 * Math.Max(Math.Abs(x[i]), 0.3);
        }

        return steps;
    }

    /// <summary>Derivatives of f at x with value fx; null where f is not finite around x, however small the steps.</summary>
    public static Derivatives? Of(Func<double[], double> f, double[] x, double fx, ReadOnlySpan<double> firstSteps)
    {
        int n = x.Length;
        double[] steps = firstSteps.ToArray();
        double[] up = new double[n];
        double[] down = new double[n];
        double[] gradient = new double[n];
        double[] hessian = new double[n * n];
        double[] at = (double[])x.Clone();
        for (int i = 0; i < n; i++)
        {
            for (int attempt = 0; ; attempt++)
            {
                up[i] = Moved(f, at, i, steps[i]);
                down[i] = Moved(f, at, i, -steps[i]);
                if (double.IsFinite(up[i]) && double.IsFinite(down[i]))
                {
                    break;
                }

                if (attempt == 12)
                {
                    return null;
                }

                steps[i] /= 8;
            }

            gradient[i] = (up[i] - down[i]) / (2 * steps[i]);
            hessian[i * n + i] = (up[i] - 2 * fx + down[i]) / (steps[i] * steps[i]);
        }

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double mixed = Mixed(f, at, fx, i, j, steps, up, down);
                if (!double.IsFinite(mixed))
                {
                    return null;
                }

                hessian[i * n + j] = mixed;
                hessian[j * n + i] = mixed;
            }
        }

        double[] next = new double[n];
        for (int i = 0; i < n; i++)
        {
            double curvature = Math.Abs(hessian[i * n + i]);
            double ideal = curvature > 0 ? StepInDeviations / Math.Sqrt(curvature) : steps[i];
            double size = Math.Max(Math.Abs(x[i]), 0.1);
            next[i] = Math.Min(Math.Max(ideal, 1e-7 * size), Math.Min(Math.Min(0.05 * size, LongestStep), 30 * steps[i]));
        }

        return new Derivatives(gradient, hessian, next);
    }

    /// <summary>
    /// Derivatives whose error falls with the fourth power of the steps: 4/3 of those of the steps less 1/3 of those of steps twice as
    /// large (Richardson); null where f is not finite that far.
    /// </summary>
    public static Derivatives? Extrapolated(Func<double[], double> f, double[] x, double fx, ReadOnlySpan<double> steps)
    {
        double[] twice = steps.ToArray();
        for (int i = 0; i < twice.Length; i++)
        {
            twice[i] *= 2;
        }

        if (Of(f, x, fx, steps) is not { } fine || Of(f, x, fx, twice) is not { } coarse)
        {
            return null;
        }

        return new Derivatives(Combined(fine.Gradient, coarse.Gradient), Combined(fine.Hessian, coarse.Hessian), fine.Steps);
    }

    private static double[] Combined(double[] fine, double[] coarse)
    {
        double[] combined = new double[fine.Length];
        for (int i = 0; i < combined.Length; i++)
        {
            combined[i] = fine[i] + (fine[i] - coarse[i]) / 3;
        }

        return combined;
    }

    private static double Moved(Func<double[], double> f, double[] at, int i, double step)
    {
        double old = at[i];
        at[i] = old + step;
        double value = f(at);
        at[i] = old;
        return value;
    }

    // (f(++) + f(--) - f(+0) - f(-0) - f(0+) - f(0-) + 2 f) / (2 h k)
    private static double Mixed(Func<double[], double> f, double[] at, double fx, int i, int j, double[] steps, double[] up, double[] down)
    {
        double oldI = at[i];
        double oldJ = at[j];
        at[i] = oldI + steps[i];
        at[j] = oldJ + steps[j];
        double plus = f(at);
        at[i] = oldI - steps[i];
        at[j] = oldJ - steps[j];
        double minus = f(at);
        at[i] = oldI;
        at[j] = oldJ;
        return (plus - up[i] - up[j] + 2 * fx + minus - down[i] - down[j]) / (2 * steps[i] * steps[j]);
    }
}
