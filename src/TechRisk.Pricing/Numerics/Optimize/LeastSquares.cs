namespace TechRisk.Pricing.Numerics;

/// <summary>The smallest sum of squares of smooth residuals of a few variables whose natural unit is 1: Gauss-Newton steps, damped where they fail.</summary>
/// <remarks>Source: Nocedal and Wright, "Numerical Optimization", section 10.3 (Levenberg-Marquardt).</remarks>
internal static class LeastSquares
{
    private const int MostSteps = 500;

    /// <summary>The point found from a start, and its sum of squares.</summary>
    /// <param name="residuals">Of a point; null, or a number that is not finite, where they are not defined. It must not keep its argument.</param>
    /// <param name="start">Where the search begins.</param>
    public static (double[] Point, double Squares) Find(Func<double[], double[]?> residuals, ReadOnlySpan<double> start)
    {
        double[] x = start.ToArray();
        double[]? r = residuals(x);
        double squares = Squares(r);
        double damping = 1e-3;
        for (int step = 0; step < MostSteps && double.IsFinite(squares) && squares > 0; step++)
        {
            double[][]? slopes = Slopes(residuals, x);
            if (slopes is null)
            {
                break;
            }

            bool isBetter = false;
            double gained = 0;
            for (; damping < 1e12; damping *= 10)
            {
                double[]? trial = Step(x, r!, slopes, damping);
                double[]? next = trial is null ? null : residuals(trial);
                double found = Squares(next);
                if (found < squares)
                {
                    gained = (squares - found) / squares;
                    (x, r, squares) = (trial!, next, found);
                    damping = Math.Max(damping / 30, 1e-15);
                    isBetter = true;
                    break;
                }
            }

            if (!isBetter || gained < 1e-14)
            {
                break;
            }
        }

        return (x, squares);
    }

    private static double Squares(double[]? residuals)
    {
        double sum = 0;
        foreach (double r in residuals ?? [double.PositiveInfinity])
        {
            sum += r * r;
        }

        return double.IsNaN(sum) ? double.PositiveInfinity : sum;
    }

    // central differences, a column a variable
    private static double[][]? Slopes(Func<double[], double[]?> residuals, double[] x)
    {
        double[][] slopes = new double[x.Length][];
        double[] at = (double[])x.Clone();
        for (int i = 0; i < x.Length; i++)
        {
            double h = 1e-5 * Math.Max(1, Math.Abs(x[i]));
            at[i] = x[i] + h;
            double[]? up = residuals(at);
            at[i] = x[i] - h;
            double[]? down = residuals(at);
            at[i] = x[i];
            if (up is null || down is null || !double.IsFinite(Squares(up)) || !double.IsFinite(Squares(down)))
            {
                return null;
            }

            slopes[i] = new double[up.Length];
            for (int k = 0; k < up.Length; k++)
            {
                slopes[i][k] = (up[k] - down[k]) / (2 * h);
            }
        }

        return slopes;
    }

    // (J'J + damping diag(J'J)) d = -J'r; a step of at most 3 units
    private static double[]? Step(double[] x, double[] r, double[][] slopes, double damping)
    {
        int n = x.Length;
        double[] matrix = new double[n * n];
        double[] d = new double[n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = 0;
                for (int k = 0; k < r.Length; k++)
                {
                    sum += slopes[i][k] * slopes[j][k];
                }

                matrix[i * n + j] = sum;
            }

            matrix[i * n + i] = matrix[i * n + i] * (1 + damping) + 1e-300;
            for (int k = 0; k < r.Length; k++)
            {
                d[i] -= slopes[i][k] * r[k];
            }
        }

        double[] lower = new double[n * n];
        if (!Cholesky.TryFactor(matrix, n, lower, out _))
        {
            return null;
        }

        Cholesky.Solve(lower, n, d);
        double longest = Math.Max(d.Max(Math.Abs) / 3, 1);
        double[] trial = new double[n];
        for (int i = 0; i < n; i++)
        {
            trial[i] = x[i] + d[i] / longest;
        }

        return trial;
    }
}
