namespace TechRisk.Pricing.Numerics;

/// <summary>How a search for a maximum ended.</summary>
internal enum MaximumKind
{
    /// <summary>A point where the gradient vanishes and the function falls in every direction.</summary>
    Interior,

    /// <summary>The function rises, or hardly falls, however far the search goes: there is no maximum inside.</summary>
    Runaway,

    /// <summary>The search stopped without either; rounding or a kink is in the way.</summary>
    Stalled,
}

/// <summary>Where a search for a maximum ended.</summary>
/// <param name="Kind">How it ended.</param>
/// <param name="Point">The best point found.</param>
/// <param name="Value">The function there.</param>
/// <param name="Derivatives">Gradient and Hessian there.</param>
internal sealed record Maximum(MaximumKind Kind, double[] Point, double Value, Derivatives Derivatives)
{
    /// <summary>The inverse of minus the Hessian, row by row; null where that is not positive definite.</summary>
    public double[]? Covariance()
    {
        int n = Point.Length;
        double[] scale = new double[n];
        double[] information = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            double curvature = -Derivatives.Hessian[i * n + i];
            if (!(curvature > 0) || !double.IsFinite(curvature))
            {
                return null;
            }

            scale[i] = Math.Sqrt(curvature);
        }

        for (int i = 0; i < n * n; i++)
        {
            information[i] = -Derivatives.Hessian[i] / (scale[i / n] * scale[i % n]);
        }

        double[] lower = new double[n * n];
        if (!Cholesky.TryFactor(information, n, lower, out _))
        {
            return null;
        }

        double[] inverse = new double[n * n];
        double[] column = new double[n];
        for (int j = 0; j < n; j++)
        {
            Array.Clear(column);
            column[j] = 1;
            Cholesky.Solve(lower, n, column);
            for (int i = 0; i < n; i++)
            {
                inverse[i * n + j] = column[i] / (scale[i] * scale[j]);
            }
        }

        return inverse;
    }
}
