namespace TechRisk.Pricing;

/// <summary>
/// The values between the bounds: q(d) = E[(d - S)+] at the points of the lattice, read as the sum of atoms that sit on points and of a smooth
/// part. Within a cell the survival function is the parabola through its two ends with the cell's mean, so that values between the points
/// have an error of order h^3 and better.
/// </summary>
internal sealed class LatticeShape
{
    private readonly double _step;
    private readonly double[] _nodes;
    private readonly LatticeAtoms? _atoms;
    private readonly double _atZero;
    private readonly double[]? _slopes;
    private double[]? _right;

    /// <param name="step">Distance h of the points.</param>
    /// <param name="nodes">q at the points.</param>
    /// <param name="atoms">P(S = k h) of the atoms; null where only 0 is one.</param>
    /// <param name="atZero">P(S = 0).</param>
    /// <param name="atomic">True if all probability sits on points.</param>
    public LatticeShape(double step, double[] nodes, LatticeAtoms? atoms, double atZero, bool atomic)
    {
        _step = step;
        _nodes = nodes;
        _atoms = atoms;
        _atZero = atZero;
        IsAtomic = atomic;
    }

    /// <summary>Slopes of q over the cells from sums of probabilities, which keep digits that differences of q lose; null for differences.</summary>
    public double[]? Slopes { get => _slopes; init => _slopes = value; }

    /// <summary>True if all probability sits on points.</summary>
    public bool IsAtomic { get; }

    /// <summary>True if 0 is the only atom.</summary>
    public bool HasOneAtom => !IsAtomic && _atoms is null;

    /// <summary>Distance h of the points.</summary>
    public double Step => _step;

    /// <summary>q at the points.</summary>
    public double[] Nodes => _nodes;

    /// <summary>S just right of each point: P(S &gt; k h). All of them are computed when somebody asks for all.</summary>
    public ReadOnlySpan<double> Right => _right ??= AllRight();

    public double End => _step * (_nodes.Length - 1);

    /// <summary>P(S = k h).</summary>
    public double Atom(int k) =>
        IsAtomic ? (k == 0 ? 1 : RightOf(k - 1)) - RightOf(k)
        : _atoms is null ? (k == 0 ? _atZero : 0)
        : _atoms.At(k);

    /// <summary>The sum of P(S = k h) over first &lt;= k &lt;= last, first above 0, of a law that is not all atoms.</summary>
    public double AtomsBetween(int first, int last) => _atoms?.Between(first, last) ?? 0;

    /// <summary>P(S &gt;= k h).</summary>
    public double Left(int k) => k == 0 ? 1 : IsAtomic ? RightOf(k - 1) : Math.Min(RightOf(k) + Atom(k), 1);

    /// <summary>Mean of the survival function over the cell from k h.</summary>
    public double CellMean(int k) => 1 - Slope(k);

    /// <summary>q(x) for x in [0, End].</summary>
    public double At(double x)
    {
        (int k, double t) = Place(x);
        (double a, double b, double c) = Parabola(k);
        return _nodes[k] + (_step * t * (1 - (a + (t * ((b / 2) + (t * c / 3))))));
    }

    /// <summary>P(S &gt; x) for x in [0, End].</summary>
    public double Survival(double x)
    {
        (int k, double t) = Place(x);
        if (t is 0 or 1)
        {
            return Math.Clamp(RightOf(t == 0 ? k : k + 1), 0, 1);
        }

        (double a, double b, double c) = Parabola(k);
        double end = Left(k + 1);
        return Math.Clamp(a + (t * (b + (t * c))), Math.Clamp(Math.Min(a, end), 0, 1), Math.Clamp(Math.Max(a, end), 0, 1));
    }

    /// <summary>inf { x : P(S &gt; x) &lt;= s }; infinite beyond the end.</summary>
    public double InverseSurvival(double s)
    {
        double reached = s * (1 + 1e-12);
        int low = 0;
        int high = _nodes.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = RightOf(middle) <= reached ? (low, middle) : (middle + 1, high);
        }

        if (low == _nodes.Length)
        {
            return double.PositiveInfinity;
        }

        if (low == 0 || IsAtomic || Left(low) > reached)
        {
            return low * _step;
        }

        // the cell before: its survival function falls through s
        (double a, double b, double c) = Parabola(low - 1);
        double from = 0;
        double to = 1;
        for (int i = 0; i < 60 && to - from > 1e-15; i++)
        {
            double middle = (from + to) / 2;
            (from, to) = a + (middle * (b + (middle * c))) > s ? (middle, to) : (from, middle);
        }

        return (low - 1 + to) * _step;
    }

    /// <summary>
    /// P(S &gt; k h). The smooth part has it as the mean of the slopes of q on both sides; beside an atom that mean holds half of it, the
    /// other half is taken off.
    /// </summary>
    public double RightOf(int k)
    {
        int last = _nodes.Length - 1;
        if (IsAtomic)
        {
            return last == 0 ? 1 : 1 - Slope(Math.Min(k, last - 1));
        }

        if (k == 0)
        {
            return 1 - _atZero;
        }

        double atom = _atoms?.At(k) ?? 0;
        return k < last
            ? 1 - (0.5 * (Slope(k) + Slope(k - 1))) - (0.5 * atom)
            : 1 - (last == 1 ? Slope(0) : (1.5 * Slope(last - 1)) - (0.5 * Slope(last - 2))) - atom + (last > 1 ? 0.5 * (_atoms?.At(last - 1) ?? 0) : 0);
    }

    private double Slope(int k) => _slopes is null ? (_nodes[k + 1] - _nodes[k]) / _step : _slopes[k];

    private double[] AllRight()
    {
        double[] right = new double[_nodes.Length];
        for (int k = 0; k < right.Length; k++)
        {
            right[k] = RightOf(k);
        }

        return right;
    }

    // a point of the lattice that went through arithmetic is that point again
    private (int Cell, double Share) Place(double x)
    {
        double position = x / _step;
        double nearest = Math.Round(position);
        position = Math.Abs(position - nearest) <= 1e-14 * Math.Max(position, 1) ? nearest : position;
        int k = Math.Clamp((int)position, 0, _nodes.Length - 2);
        return (k, Math.Clamp(position - k, 0, 1));
    }

    private (double A, double B, double C) Parabola(int k)
    {
        double a = RightOf(k);
        if (IsAtomic)
        {
            return (a, 0, 0);
        }

        double end = Left(k + 1);
        double c = (3 * (a + end)) - (6 * CellMean(k));
        return (a, end - a - c, c);
    }
}
