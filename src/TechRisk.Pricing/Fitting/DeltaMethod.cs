namespace TechRisk.Pricing;

/// <summary>The error of a figure of estimated parameters, to first order: variance g' C g, g its gradient and C their covariance.</summary>
internal static class DeltaMethod
{
    /// <summary>A figure with its error; infinite where there is no covariance or the figure is not finite.</summary>
    /// <param name="value">The figure at the estimate.</param>
    /// <param name="figure">The figure as a function of the free parameters.</param>
    /// <param name="point">The free parameters at the estimate.</param>
    /// <param name="covariance">Their covariance, row by row; null where there is none.</param>
    public static Estimate Of(double value, Func<double[], double> figure, double[] point, double[]? covariance)
    {
        if (covariance is null || !double.IsFinite(value))
        {
            return Estimate.Fitted(value, double.PositiveInfinity);
        }

        double[] gradient = Gradient(figure, point, covariance);
        return Estimate.Fitted(value, Math.Sqrt(Math.Max(Quadratic(covariance, gradient, gradient), 0)));
    }

    /// <summary>g by central differences of a hundredth of a standard deviation.</summary>
    public static double[] Gradient(Func<double[], double> f, double[] point, double[] covariance)
    {
        int n = point.Length;
        double[] at = (double[])point.Clone();
        double[] gradient = new double[n];
        for (int i = 0; i < n; i++)
        {
            double step = 0.01 * Math.Sqrt(covariance[i * n + i]);
            at[i] = point[i] + step;
            double up = f(at);
            at[i] = point[i] - step;
            gradient[i] = (up - f(at)) / (2 * step);
            at[i] = point[i];
        }

        return gradient;
    }

    /// <summary>left' M right.</summary>
    public static double Quadratic(double[] matrix, double[] left, double[] right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
        {
            for (int j = 0; j < right.Length; j++)
            {
                sum += left[i] * matrix[i * left.Length + j] * right[j];
            }
        }

        return sum;
    }
}
