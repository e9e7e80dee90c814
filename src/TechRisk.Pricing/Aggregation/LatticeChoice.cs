namespace TechRisk.Pricing;

/// <summary>
/// Step and number of points for a wanted width of bounds: a coarse lattice finds where the loss ends for practical purposes, the step divides
/// the claim limit and other atoms where it can, and the points cover the range.
/// </summary>
internal sealed class LatticeChoice
{
    /// <summary>Level of the quantile that the range is measured by.</summary>
    public const double ReferenceLevel = 0.995;

    /// <summary>Relative width of VaR that the default aims at.</summary>
    public const double UsualQuantileWidth = 1e-4;

    private const int ScoutPoints = 1024;
    private const int UsualPoints = 1 << 16;
    private const double Negligible = 1e-9;
    private const double LongestRange = 16;
    private readonly CompoundSum _sum;
    private readonly double _unit;

    public LatticeChoice(CompoundSum sum)
    {
        _sum = sum;
        _unit = CommonUnit.Of([.. sum.Claim.Atoms.Select(atom => atom.Amount)]);
        (Range, Reference) = Scout();
    }

    /// <summary>Where the lattice should end.</summary>
    public double Range { get; }

    /// <summary>The quantile at <see cref="ReferenceLevel"/>, or of the losses above 0 where that is 0.</summary>
    public double Reference { get; }

    /// <summary>The lattice of the default: its step is at most 1 / 16,384 of the reference quantile.</summary>
    public Lattice Usual()
    {
        int least = Range > LongestRange / 2 * Reference ? 4 * UsualPoints : Range > LongestRange / 4 * Reference ? 2 * UsualPoints : UsualPoints;

        // bounds of VaR are about 2 sqrt(n / 2) steps apart for a tail made of n claims: at once as many points as that takes
        double claims = Math.Max(Reference * _sum.Count.Mean * _sum.Claim.ProbabilityOfPayment / _sum.Moments.Mean, 1);
        double wished = Range / Reference * 2 * Math.Sqrt(claims / 2) / UsualQuantileWidth;
        double points = double.IsFinite(wished) && Light ? Math.Clamp(wished, least, 4.0 * UsualPoints) : least;
        return With(points) ?? new Lattice(Range / (points - 1), (int)points);
    }

    // sums of several like claims make the tail, not one large claim
    private bool Light => _sum.Tail.ExponentialAbscissa is > 0;

    /// <summary>A lattice of about this many points; null if the range would need more than 2^24.</summary>
    public Lattice? With(double points)
    {
        double step = Range / (0.98 * points);
        bool allAtoms = IsAtomic();
        if (_unit > 0 && (allAtoms || step <= _unit))
        {
            double aligned = allAtoms ? _unit : _unit / Math.Ceiling(_unit / step);

            // points of atoms are exact: a long lattice shows small probabilities too
            double range = allAtoms ? Math.Max(Range, Math.Min(Math.Min(16 * Range, aligned * UsualPoints), _sum.Tail.RightEnd ?? double.PositiveInfinity)) : Range;
            double needed = Math.Ceiling(range / aligned) + 2;
            if (needed <= (allAtoms ? Lattice.MostPoints / 4 : 2 * points))
            {
                return new Lattice(aligned, (int)Math.Max(needed, 16));
            }
        }

        // a step that divides at least the largest payment
        double largest = _sum.Claim.Largest;
        if (double.IsFinite(largest) && largest > 0 && step <= largest)
        {
            step = largest / Math.Ceiling(largest / step);
        }

        double count = Math.Ceiling(Range / step) + 2;
        return count <= Lattice.MostPoints ? new Lattice(step, (int)Math.Max(count, 16)) : null;
    }

    /// <summary>True if claims have nothing but atoms on a common unit, so that a finer lattice gains nothing.</summary>
    public bool IsAtomic() => _unit > 0 && Math.Abs(_sum.Claim.Atoms.Sum(atom => atom.Probability) - _sum.Claim.ProbabilityOfPayment) < 1e-12;

    private (double Range, double Reference) Scout()
    {
        double right = _sum.Tail.RightEnd ?? double.PositiveInfinity;
        double loss = 1 - _sum.ProbabilityOfZero;
        double small = Math.Min(1 - ReferenceLevel, 0.05 * loss);
        double end = Math.Min(FirstEnd(small), right);
        for (int i = 0; i < 200; i++)
        {
            LatticeShape shape = Coarse(end);
            double reference = Math.Max(shape.InverseSurvival(small), 2 * shape.Step);
            double far = shape.InverseSurvival(Math.Min(Negligible, small * 1e-4));
            double longest = 4 * LongestRange * reference;
            if (end < right && (double.IsPositiveInfinity(reference) || (double.IsPositiveInfinity(far) && end < 0.99 * longest)))
            {
                end = Math.Min(Math.Min(2 * end, longest), right);
                continue;
            }

            if (reference < end / 128)
            {
                end = longest;
                continue;
            }

            if (double.IsPositiveInfinity(reference))
            {
                return (right, right);
            }

            // far enough for the thousandth and the ten-thousandth, at most 64 times the reference
            double seldom = shape.InverseSurvival(Math.Min(1e-4, 0.02 * small));
            double range = Math.Min(Math.Max(Math.Min(far, LongestRange * reference), Math.Min(1.2 * seldom, longest)), right);
            return (Math.Min(range + (2 * shape.Step), right), reference);
        }

        return (end, Math.Min(end, right));
    }

    private double FirstEnd(double small)
    {
        (double mean, double variance, double _) = _sum.Moments;
        double claims = Math.Max(_sum.Count.Mean, 1e-300);
        double one = _sum.Claim.InverseSurvival(Math.Min(small * 1e-2 / claims, 0.5));
        double end = double.IsFinite(variance) ? mean + (8 * Math.Sqrt(variance)) : double.IsFinite(mean) ? 2 * mean : 0;
        end = double.IsFinite(end) && end > 0 ? Math.Max(end, Math.Min(one, 4 * end)) : one;
        return end > 0 && double.IsFinite(end) ? end : Math.Max(_sum.Claim.InverseSurvival(0.5 * _sum.Claim.ProbabilityOfPayment), double.Epsilon * 1e10);
    }

    private LatticeShape Coarse(double end)
    {
        var lattice = new Lattice(end / (ScoutPoints - 1), ScoutPoints);
        int cells = (int)Math.Clamp(Math.Ceiling(_sum.Claim.Largest / lattice.Step), 1, ScoutPoints - 1);
        double[] masses = _sum.Claim.Grid(lattice.Step, cells).Spread();
        int length = 2 * ScoutPoints;
        double[] p = CompoundTransform.Of(masses, _sum.Count, length, 16.0 / length);
        double[] q = LatticeSums.OfQ(lattice.Step, p.AsSpan(0, ScoutPoints), ScoutPoints);
        return new LatticeShape(lattice.Step, q, null, _sum.ProbabilityOfZero, atomic: true);
    }
}
