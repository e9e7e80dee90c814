using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The integral of (constant + slope x) q(x) from one amount to another.</summary>
internal readonly record struct LatticeArea(double Step, double Constant, double Slope, double From, double To)
{
    /// <summary>For a q that is linear in each cell.</summary>
    public double Linear(LatticeCurve curve) => From >= To ? 0 : Cells(curve.Nodes, curve.At);

    /// <summary>For the values between the bounds: the linear part less h^2 / 12 times the rise of F over each cell.</summary>
    public double Smooth(LatticeShape shape)
    {
        if (From >= To)
        {
            return 0;
        }

        double sum = Cells(shape.Nodes, shape.At);
        (int first, int last) = Whole();
        if (shape.IsAtomic || last <= first)
        {
            return sum;
        }

        double rise = 0;
        if (Slope == 0)
        {
            rise = Constant * (shape.RightOf(first) - shape.Left(last) - shape.AtomsBetween(first + 1, last - 1));
        }
        else
        {
            ReadOnlySpan<double> right = shape.Right;
            for (int k = first; k < last; k++)
            {
                rise += (Constant + (Slope * (k + 0.5) * Step)) * (right[k] - shape.Left(k + 1));
            }
        }

        return sum - (Step * Step / 12 * rise);
    }

    private (int First, int Last) Whole() =>
        ((int)Math.Ceiling((From / Step) - 1e-9), (int)Math.Floor((To / Step) + 1e-9));

    private double Cells(double[] nodes, Func<double, double> at)
    {
        (int first, int last) = Whole();
        if (last < first)
        {
            return Piece(From, To, at);
        }

        // every node belongs to two cells, the first and the last to one
        double sum = (2 * BlockSum.Sum(nodes.AsSpan(first, last - first + 1))) - nodes[first] - nodes[last];
        double weighted = 0;
        for (int k = first; k < last && Slope != 0; k++)
        {
            weighted += (nodes[k] * (k + (1.0 / 3))) + (nodes[k + 1] * (k + (2.0 / 3)));
        }

        return Piece(From, Math.Min(first * Step, To), at) + Piece(Math.Max(last * Step, From), To, at) + (0.5 * Step * ((Constant * sum) + (Slope * Step * weighted)));
    }

    private double Piece(double a, double b, Func<double, double> at)
    {
        if (b <= a)
        {
            return 0;
        }

        double middle = 0.5 * (a + b);
        return (b - a) / 6 * ((Weight(a) * at(a)) + (4 * Weight(middle) * at(middle)) + (Weight(b) * at(b)));
    }

    private double Weight(double x) => Constant + (Slope * x);
}
