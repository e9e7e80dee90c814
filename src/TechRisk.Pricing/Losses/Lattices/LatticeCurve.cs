namespace TechRisk.Pricing;

/// <summary>
/// A bound of q(d) = E[(d - S)+] on the points k h of a lattice, k = 0 ... K, linear between them. Because q is convex and its bounds come
/// from lattice laws, the linear function is a bound between the points too.
/// </summary>
internal sealed class LatticeCurve(double step, double[] nodes, double[] slopes)
{
    /// <summary>Distance h of the points.</summary>
    public double Step { get; } = step;

    /// <summary>The bound at k h.</summary>
    public double[] Nodes { get; } = nodes;

    /// <summary>P(lattice law &lt;= k h), the slope of its q between k h and (k + 1) h, k = 0 ... K - 1.</summary>
    public double[] Slopes { get; } = slopes;

    /// <summary>What the nodes at the end have above the sum of the slopes, because no slope of a law is above 1.</summary>
    public double Lost { get; init; }

    /// <summary>The last point.</summary>
    public double End => Step * (Nodes.Length - 1);

    /// <summary>The bound at x in [0, End].</summary>
    public double At(double x)
    {
        int k = Cell(x);
        double share = (x / Step) - k;
        return Nodes[k] + (share * (Nodes[k + 1] - Nodes[k]));
    }

    /// <summary>Index of the cell that holds x: k h &lt;= x &lt; (k + 1) h, the last one at the end.</summary>
    public int Cell(double x) => Math.Clamp((int)(x / Step), 0, Nodes.Length - 2);

    /// <summary>The least value of At(x) - p x over [from, to] and where it is taken.</summary>
    public (double X, double Value) Least(double p, double from, double to)
    {
        int first = Math.Min((int)Math.Ceiling(from / Step), Nodes.Length - 1);
        int last = Math.Min((int)(to / Step), Nodes.Length - 1);
        (double X, double Value) best = (from, At(from) - (p * from));
        best = Better(best, to, At(to) - (p * to));
        if (first > last)
        {
            return best;
        }

        // the slopes rise but for rounding: the crossing of p, and its surroundings
        int low = first;
        int high = last;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = middle >= Slopes.Length || Nodes[middle + 1] - Nodes[middle] >= p * Step ? (low, middle) : (middle + 1, high);
        }

        for (int k = Math.Max(first, low - 8); k <= Math.Min(last, low + 8); k++)
        {
            best = Better(best, k * Step, Nodes[k] - (p * k * Step));
        }

        return best;
    }

    /// <summary>The ends of { x in [0, End] : At(x) - p x &lt;= level }, an interval because the function is convex; the right end is infinite where it is open.</summary>
    public (double From, double To) Sublevel(double p, double level)
    {
        double start = Least(p, 0, End).X;
        int left = Cell(start);
        while (left > 0 && Nodes[left] - (p * left * Step) <= level)
        {
            left--;
        }

        int right = Math.Min(Cell(start) + 1, Nodes.Length - 1);
        while (right < Nodes.Length - 1 && Nodes[right] - (p * right * Step) <= level)
        {
            right++;
        }

        double from = left == 0 && Nodes[0] <= level ? 0 : Crossing(left, p, level, falling: true);
        double to = Nodes[right] - (p * right * Step) <= level ? double.PositiveInfinity : Crossing(right - 1, p, level, falling: false);
        return (Math.Min(from, start), Math.Max(to, start));
    }

    private static (double X, double Value) Better((double X, double Value) best, double x, double value) => value < best.Value ? (x, value) : best;

    private double Crossing(int cell, double p, double level, bool falling)
    {
        double a = Nodes[cell] - (p * cell * Step);
        double b = Nodes[cell + 1] - (p * (cell + 1) * Step);
        double share = a == b ? (falling ? 0 : 1) : Math.Clamp((level - a) / (b - a), 0, 1);
        return (cell + share) * Step;
    }
}
