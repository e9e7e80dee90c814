namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Nodes and weights of E[f(Z)] = sum of w_i f(z_i), Z standard normal: exact for polynomials of degree 2n - 1. The nodes are
/// found by bisection on the number of sign changes of the orthonormal Hermite recurrence, polished by Newton; the weights are
/// 1 / (sum of squares of the polynomials). Source: Golub and Welsch, Calculation of Gauss quadrature rules (1969).
/// </summary>
internal sealed class GaussHermite
{
    private readonly double[] _nodes;

    private readonly double[] _weights;

    private GaussHermite(double[] nodes, double[] weights)
    {
        _nodes = nodes;
        _weights = weights;
    }

    /// <summary>Nodes z_i, rising.</summary>
    public ReadOnlySpan<double> Nodes => _nodes;

    /// <summary>Weights w_i; their sum is 1.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>The rule with n nodes.</summary>
    /// <param name="n">1 to 200.</param>
    public static GaussHermite Rule(int n)
    {
        Require.Between(n, 1, 200);
        var nodes = new double[n];
        var weights = new double[n];
        double bound = 2 * Math.Sqrt(n) + 1;
        for (int i = 0; i < (n + 1) / 2; i++)
        {
            double z = (2 * i) + 1 == n ? 0 : Root(n, i, bound);
            double weight = 1 / SumOfSquares(n, z);
            nodes[i] = -z;
            nodes[n - 1 - i] = z;
            weights[i] = weight;
            weights[n - 1 - i] = weight;
        }

        return new(nodes, weights);
    }

    /// <summary>E[f(Z)].</summary>
    public double Expect(Func<double, double> f)
    {
        double sum = 0;
        for (int i = 0; i < _nodes.Length; i++)
        {
            sum += _weights[i] * f(_nodes[i]);
        }

        return sum;
    }

    /// <summary>The root with <paramref name="above"/> roots above it.</summary>
    private static double Root(int n, int above, double bound)
    {
        double low = 0;
        double high = bound;
        for (int step = 0; step < 40; step++)
        {
            double middle = 0.5 * (low + high);
            if (RootsAbove(n, middle) <= above)
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        double z = 0.5 * (low + high);
        for (int step = 0; step < 3; step++)
        {
            (double value, double before) = Last(n, z);
            z -= value / (Math.Sqrt(n) * before); // h_n' = sqrt(n) h_(n-1)
        }

        return z;
    }

    /// <summary>Sturm: the ratios h_(k+1) / h_k scaled are negative once for every root above x.</summary>
    private static int RootsAbove(int n, double x)
    {
        int count = 0;
        double ratio = x;
        for (int k = 1; ; k++)
        {
            count += ratio < 0 ? 1 : 0;
            if (k == n)
            {
                return count;
            }

            ratio = x - (k / (ratio == 0 ? 1e-300 : ratio));
        }
    }

    private static (double Value, double Before) Last(int n, double x)
    {
        double previous = 0;
        double current = 1;
        for (int k = 0; k < n; k++)
        {
            double next = ((x * current) - (Math.Sqrt(k) * previous)) / Math.Sqrt(k + 1);
            previous = current;
            current = next;
        }

        return (current, previous);
    }

    private static double SumOfSquares(int n, double x)
    {
        double previous = 0;
        double current = 1;
        double sum = 0;
        for (int k = 0; k < n; k++)
        {
            sum = Math.FusedMultiplyAdd(current, current, sum);
            double next = ((x * current) - (Math.Sqrt(k) * previous)) / Math.Sqrt(k + 1);
            previous = current;
            current = next;
        }

        return sum;
    }
}
