namespace TechRisk.Pricing;

/// <summary>Covariance of an estimate that solves sum of scores = 0: H^-1 (sum of w t t') H^-1.</summary>
/// <remarks>Source: Huber, The behavior of maximum likelihood estimates under nonstandard conditions, Fifth Berkeley Symposium (1967).</remarks>
internal static class Sandwich
{
    /// <summary>The covariance, row by row.</summary>
    /// <param name="inverse">H^-1, row by row, H minus the matrix of second derivatives.</param>
    /// <param name="scores">For each parameter the scores of all records, centred.</param>
    /// <param name="weights">Weights of the records.</param>
    public static double[] Of(double[] inverse, double[][] scores, double[] weights)
    {
        int n = scores.Length;
        double[] meat = new double[n * n];
        for (int a = 0; a < n; a++)
        {
            for (int b = 0; b < n; b++)
            {
                for (int i = 0; i < weights.Length; i++)
                {
                    meat[a * n + b] += weights[i] * scores[a][i] * scores[b][i];
                }
            }
        }

        return Product(Product(inverse, meat, n), inverse, n);
    }

    private static double[] Product(double[] left, double[] right, int n)
    {
        double[] product = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                for (int k = 0; k < n; k++)
                {
                    product[i * n + j] += left[i * n + k] * right[k * n + j];
                }
            }
        }

        return product;
    }
}
