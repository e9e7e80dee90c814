namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Nodes and weights of the Gauss-Legendre rule on [-1, 1]: Newton's method on the three-term recurrence. Relative error of a
/// weight about 1e-14 up to 200 nodes. Source: DLMF 3.5(v); Davis and Rabinowitz, Methods of Numerical Integration, 2.7.
/// </summary>
internal sealed class GaussLegendre
{
    private readonly double[] _nodes;

    private readonly double[] _weights;

    private GaussLegendre(double[] nodes, double[] weights)
    {
        _nodes = nodes;
        _weights = weights;
    }

    /// <summary>Nodes, rising.</summary>
    public ReadOnlySpan<double> Nodes => _nodes;

    /// <summary>Weights of the nodes; their sum is 2.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>The rule with n nodes.</summary>
    /// <param name="n">1 to 1000.</param>
    public static GaussLegendre Rule(int n)
    {
        Require.Between(n, 1, 1000);
        var nodes = new double[n];
        var weights = new double[n];
        for (int i = 0; i < (n + 1) / 2; i++)
        {
            // cos of an angle in [0, pi / 2): a start good to 1e-3 is enough for Newton
            double x = Cosine(3.141592653589793 * (i + 0.75) / (n + 0.5));
            double derivative = 0;
            for (int step = 0; step < 20; step++)
            {
                (double value, derivative) = Legendre(n, x);
                double move = value / derivative;
                x -= move;
                if (Math.Abs(move) < 1e-16)
                {
                    break;
                }
            }

            x = (2 * i) + 1 == n ? 0 : x;
            derivative = Legendre(n, x).Derivative;
            nodes[n - 1 - i] = x;
            nodes[i] = -x;
            weights[i] = 2 / ((1 - x) * (1 + x) * derivative * derivative);
            weights[n - 1 - i] = weights[i];
        }

        return new(nodes, weights);
    }

    /// <summary>The integral of f over [a, b].</summary>
    public double Integrate(Func<double, double> f, double a, double b)
    {
        double half = 0.5 * (b - a);
        double middle = 0.5 * (a + b);
        double sum = 0;
        for (int i = 0; i < _nodes.Length; i++)
        {
            sum += _weights[i] * f(middle + (half * _nodes[i]));
        }

        return half * sum;
    }

    private static (double Value, double Derivative) Legendre(int n, double x)
    {
        double previous = 1;
        double current = x;
        for (int k = 2; k <= n; k++)
        {
            double next = x * current + ((k - 1.0) / k * ((x * current) - previous));
            previous = current;
            current = next;
        }

        return (current, n * (previous - (x * current)) / ((1 - x) * (1 + x)));
    }

    private static double Cosine(double angle)
    {
        double square = angle * angle;
        double term = 1;
        double sum = 1;
        for (int k = 1; k <= 10; k++)
        {
            term *= -square / ((2 * k) * ((2 * k) - 1));
            sum += term;
        }

        return sum;
    }
}
