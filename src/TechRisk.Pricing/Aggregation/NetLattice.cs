namespace TechRisk.Pricing;

/// <summary>
/// The law of K + g(Z), K what is kept of the claims of a year and Z what they bring to the layer, g a function that never falls with g(0) = 0. With g = s z + g1
/// - g2, g1 and g2 convex, E[(d - K - g(Z))+] = E[max(d - K - s Z + g2(Z), g1(Z))] - E[g1(Z)]: a convex function of the pair, which the two tables
/// bound, less a figure of Z alone, whose bounds the one-dimensional lattice gives.
/// </summary>
/// <remarks>
/// Sums and random sums of independent pairs keep the convex order: Mueller, Stoyan, Comparison Methods for Stochastic Models and Risks (2002), sections
/// 3.4 and 8. All widths narrow with the squares of the steps.
/// </remarks>
internal sealed class NetLattice(PairLattice lattice, PairTable above, PairTable below)
{
    private readonly double _step = lattice.KeptStep;
    private readonly int _points = lattice.Columns;

    /// <summary>Allowance for the claim's own functions.</summary>
    public required double Rounding { get; init; }

    /// <summary>Expected number of claims that cede as much as the last row or more and count there only.</summary>
    public required double OnLastRow { get; init; }

    /// <summary>True if claims have nothing but atoms on points.</summary>
    public required bool IsAtomic { get; init; }

    /// <summary>The bounds and the values.</summary>
    /// <param name="g">What is left of the ceded sum.</param>
    /// <param name="known">What the laws of one variable say.</param>
    public (LatticeCurve Lower, LatticeCurve Upper, LatticeShape Shape) Of(LossFunction g, NetKnown known)
    {
        (double up, double down) = Shifts(g, known);
        (double[] upper, double[] _, double between) = Fold(above, g);
        (double[] lower, double[] gaps, double _) = Fold(below, g);
        double[] high = Bound(upper, above, up, 1);
        double[] middle = new double[_points];
        for (int k = 1; k < _points; k++)
        {
            middle[k] = upper[k] + up + ((lower[k] - down - upper[k] - up) / 3);
            lower[k] -= Math.Max(gaps[k - 1], gaps[k]);
        }

        // where what is left reaches the last column, more does not count
        double lost = g.LastSlope == 0 || g.At(lattice.CededStep * (lattice.Rows - 1)) >= lattice.End ? 0 : OnLastRow;
        double[] low = Bound(lower, below, down, -1);
        double[] plain = known.PlainLower(_step, _points);
        bool wasPlain = false;
        for (int k = 1; k < _points; k++)
        {
            // where one bound takes over from the other a line between the two could lie above both: the smaller one there
            double own = Math.Max(low[k] - (lost * k * _step), 0);
            bool isPlain = plain[k] > own;
            low[k] = isPlain == wasPlain ? Math.Max(own, plain[k]) : Math.Min(own, plain[k]);
            wasPlain = isPlain;
            high[k] = Math.Max(Math.Min(high[k], known.PlainUpper(k * _step)), low[k]);
        }

        LatticeCurve lowerCurve = Curve(low);
        LatticeCurve upperCurve = Curve(high);
        for (int k = 1; k < _points; k++)
        {
            middle[k] = Math.Clamp(middle[k], lowerCurve.Nodes[k], Math.Max(upperCurve.Nodes[k], lowerCurve.Nodes[k]));
        }

        bool isAtomic = IsAtomic && between < 1e-12;
        return (lowerCurve, upperCurve, new LatticeShape(_step, middle, null, known.AtZero, isAtomic));
    }

    /// <summary>Allowance for rounding and aliasing of a distribution function.</summary>
    public double CdfRounding => ((above.Noise + below.Noise) * Math.Sqrt(_points) * Numerics.Exp.Of(above.Tilt * _points)) + above.Aliased + below.Aliased + OnLastRow + 4e-16;

    // how far E[g1(Z)] of each table may lie from the truth
    private (double Up, double Down) Shifts(LossFunction g, NetKnown known)
    {
        double step = lattice.CededStep;
        double[] upper = LatticeSums.Of(step, above.Ceded, above.Ceded.Length).Q;
        double[] lower = LatticeSums.Of(step, below.Ceded, below.Ceded.Length).Q;
        double up = 0;
        double down = 0;
        foreach ((double x, double change) in g.Kinks)
        {
            if (x > step * (lattice.Rows - 1))
            {
                // left out of the function: what lies beyond it bounds the difference
                up += Math.Abs(change) * known.Excess(x);
                down += Math.Abs(change) * known.Excess(x);
            }
            else if (change > 0)
            {
                Bracket truth = known.Shortfall(x);
                up += change * Math.Max(At(upper, x / step) - truth.Lower, 0);
                down += change * Math.Max(truth.Upper - At(lower, x / step) + (below.Aliased * x), 0);
            }
        }

        return (up, down);
    }

    private static double At(double[] q, double position)
    {
        int k = Math.Min((int)position, q.Length - 2);
        return q[k] + ((position - k) * (q[k + 1] - q[k]));
    }

    // E[(d - K - g(Z))+] at the points, the room a chord leaves under it in each cell, and the probability between points
    private (double[] Q, double[] Gaps, double Between) Fold(PairTable table, LossFunction g)
    {
        double[] masses = new double[_points];
        double[] left = new double[_points];
        double[] right = new double[_points];
        ReadOnlySpan<double> p = table.Probabilities;
        for (int row = 0; row < lattice.Rows; row++)
        {
            double position = g.At(row * lattice.CededStep) / _step;
            double whole = Math.Round(position);
            bool onPoint = Math.Abs(position - whole) <= 1e-9;
            int start = (int)Math.Min(onPoint ? whole : Math.Floor(position), _points);
            double share = onPoint ? 0 : position - start;
            ReadOnlySpan<double> own = p.Slice(row * _points, Math.Max(_points - start - 1, 0));
            if (share == 0)
            {
                for (int k = 0; k < own.Length; k++)
                {
                    masses[start + k] += own[k];
                }

                continue;
            }

            for (int k = 0; k < own.Length; k++)
            {
                left[start + k] += (1 - share) * own[k];
                right[start + k] += share * own[k];
            }
        }

        double[] gaps = new double[_points];
        double between = 0;
        for (int k = 0; k < _points - 1; k++)
        {
            masses[k] += left[k];
            masses[k + 1] += right[k];
            between += Math.Abs(left[k] + right[k]);
            gaps[k] = left[k] > 0 && right[k] > 0 ? _step * left[k] * right[k] / (left[k] + right[k]) : 0;
        }

        return (LatticeSums.Of(_step, masses, _points).Q, gaps, between);
    }

    private double[] Bound(double[] q, PairTable table, double shift, int sign)
    {
        double[] bound = new double[_points];
        for (int k = 1; k < _points; k++)
        {
            double x = k * _step;
            double power = k * Math.Sqrt(k / 3.0);
            double spread = table.Tilt == 0 ? power : Math.Min(power, 0.5 / (table.Tilt * Math.Sqrt(table.Tilt))) * Numerics.Exp.Of(table.Tilt * k);
            double allowance = (table.Noise * _step * spread) + Rounding + shift + (4e-16 * q[k]);
            bound[k] = sign > 0 ? Math.Clamp(q[k] + allowance, 0, x) : Math.Max(q[k] - allowance - (table.Aliased * x), 0);
        }

        return bound;
    }

    // q is convex: it lies below the greatest convex function under an upper bound, and above that under a lower one
    private LatticeCurve Curve(double[] nodes)
    {
        double[] slopes = ConvexMinorant.Slopes(nodes, _step);
        return new LatticeCurve(_step, nodes, slopes);
    }
}
