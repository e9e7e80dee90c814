using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The law of the sum of a submission's covers on one lattice: the product of their transforms; with a common shock
/// exp(sum of own_i (f_i - 1) + shock (product of f_i - 1)); with a shared rate factor the mixture over the factor of exp(factor sum of rate_i (f_i - 1)),
/// the factor's law between a lower and an upper one in convex order, since q of a compound Poisson sum is convex in its rate.
/// </summary>
internal sealed class SumAggregator
{
    private const double TiltTimesLength = 8;
    private const double UsualTailWidth = 1e-5;
    private const int UsualPoints = 1 << 17;
    private const int MostUsualPoints = 1 << 20;
    private readonly Submission _submission;
    private readonly SumPart[] _parts;
    private readonly SumTies _ties;

    public SumAggregator(Submission submission)
    {
        _submission = submission;
        Dependence dependence = submission.Dependence;
        if (submission.Covers.Count == 0)
        {
            throw new InvalidOperationException($"The submission '{submission.Name}' has no covers: there is no sum.");
        }

        if (dependence is not (Independent or CommonShock or SharedRateFactor))
        {
            throw new InvalidOperationException(
                $"The sum of the covers of '{submission.Name}' under {dependence.GetType().Name} has no exact law on a lattice: it is computed for independent covers, a common shock and a shared rate factor. Simulate it instead.");
        }

        _parts = [.. submission.Covers.Select(cover => new SumPart(cover, submission.Period, dependence is not Independent && dependence.Ties(cover.Name)))];
        _ties = SumTies.Of(dependence, submission.Period, _parts);
    }

    /// <summary>The sum on the default lattice, refined while the tail value is wider than 1e-5.</summary>
    public LatticeLoss Usual()
    {
        LatticeLoss loss = On(Choose(UsualPoints));
        while (!IsAtomic && loss.Points < MostUsualPoints / 2 && TailWidth(loss) > UsualTailWidth)
        {
            LatticeLoss finer = On(Choose(4.0 * loss.Points));
            bool helps = finer.Points > loss.Points && TailWidth(finer) < 0.5 * TailWidth(loss);
            loss = finer.Points > loss.Points ? finer : loss;
            if (!helps)
            {
                break;
            }
        }

        return loss;
    }

    public LatticeLoss On(Lattice lattice)
    {
        if (lattice.Discretization != Discretization.Certified)
        {
            throw Require.Wrong(nameof(lattice.Discretization), lattice.Discretization, "must be Certified for a sum of covers: its parts need bounds");
        }

        int length = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)lattice.Points);
        LatticeLaw law = Law(lattice, length, 0, out double aliased);
        if (aliased > LatticeBuilder.MostAliasing * 10)
        {
            length = Math.Min(2 * length, Lattice.MostPoints);
            law = Law(lattice, length, TiltTimesLength / length, out aliased);
        }

        return new LatticeLoss(law);
    }

    private bool IsAtomic => _parts.All(part => part.Choice is null || (part.IsWhole && part.Choice.IsAtomic())) && Unit > 0;

    private double Unit => CommonUnit.Of([.. _parts.SelectMany(part => part.Amounts)]);

    private static double TailWidth(LatticeLoss loss) =>
        TailRule.MayHave(loss.Tail, 1) ? CoverAggregator.Width(loss.TailValueAtRisk(LatticeChoice.ReferenceLevel)) : 0;

    // independent ranges add in squares around the means, tied ones plainly
    private Lattice Choose(double points)
    {
        double means = _parts.Sum(part => double.IsFinite(part.Sum.Moments.Mean) ? Math.Min(part.Sum.Moments.Mean, part.Range) : 0);
        double plain = _parts.Sum(part => part.Range);
        double squares = Math.Sqrt(_parts.Sum(part => Square(part.Range - Math.Min(part.Sum.Moments.Mean, part.Range))));
        double range = _ties.IsIndependent && double.IsFinite(means) ? Math.Min(means + (1.2 * squares), plain) : plain * _ties.Stretch;
        double step = Math.Max(range, double.Epsilon * 1e12) / (0.98 * points);
        double unit = Unit;
        if (unit > 0 && (IsAtomic || step <= unit))
        {
            double aligned = IsAtomic ? unit : unit / Math.Ceiling(unit / step);
            if (range / aligned <= (IsAtomic ? Lattice.MostPoints / 4 : 2 * points))
            {
                step = aligned;
            }
        }

        return new Lattice(step, (int)Math.Clamp(Math.Ceiling(range / step) + 2, 16, Lattice.MostPoints));
    }

    private LatticeLaw Law(Lattice lattice, int length, double tilt, out double aliased)
    {
        SumMasses[] masses = [.. _parts.Select(part => SumMasses.Of(part, lattice))];
        double[] above = _ties.Combine(_parts, [.. masses.Select(m => m.Above)], length, tilt, SumTies.Side.Above).Inverse();
        double[] below = _ties.Combine(_parts, [.. masses.Select(m => m.Below)], length, tilt, SumTies.Side.Below).Inverse();
        double claims = _parts.Sum(part => part.IsWhole ? part.Sum.Count.Mean : 1) * _ties.Stretch;
        var builder = new LatticeBuilder(lattice.Step, lattice.Points, length, tilt)
        {
            Claims = claims,
            Rounding = masses.Sum(m => m.Rounding) + (1e-15 * lattice.Step),
        };
        double onLattice = masses.Select((m, i) => (_parts[i].IsWhole ? _parts[i].Sum.Count.Mean : 1) * Mean(m.Above)).Sum() * lattice.Step;
        double belowOnLattice = masses.Select((m, i) => (_parts[i].IsWhole ? _parts[i].Sum.Count.Mean : 1) * Mean(m.Below)).Sum() * lattice.Step;
        (double Noise, double Aliased) up = builder.Allowances(above, onLattice);
        (double Noise, double Aliased) down = builder.Allowances(below, belowOnLattice);
        aliased = Math.Max(up.Aliased, down.Aliased);
        double noise = Math.Max(up.Noise, down.Noise);
        SumMoments moments = new(_parts, masses, _ties);
        (double[] Q, double[] Cdf) upper = LatticeSums.Of(lattice.Step, above.AsSpan(0, lattice.Points), lattice.Points);
        (double[] Q, double[] Cdf) lower = LatticeSums.Of(lattice.Step, below.AsSpan(0, lattice.Points), lattice.Points);
        double weight = Math.Abs(belowOnLattice - onLattice) <= 1e-6 * onLattice ? 1.0 / 3 : 0;
        (LatticeCurve low, LatticeCurve high, double[] values, double[] slopes) =
            builder.Bounds(upper, lower, (noise, aliased), (noise, aliased), weight, moments.Mean.Upper);
        double zero = _ties.ProbabilityOfZero(_parts, masses);
        bool isAtomic = IsAtomic && masses.All(m => m.IsAtomic);
        double[]? atoms = isAtomic || !_ties.IsIndependent ? null : SumMasses.Atoms(masses, lattice.Points);
        var shape = new LatticeShape(lattice.Step, values, LatticeAtoms.Of(atoms), zero, isAtomic) { Slopes = slopes };
        double rounding = builder.CdfRounding(noise, aliased);
        return new LatticeLaw
        {
            Lower = low,
            Upper = high,
            Shape = shape,
            Moments = (moments.Mean.Value, moments.Variance.Value, moments.Third.Value),
            MeanBounds = moments.Mean.Upper > moments.Mean.Lower ? moments.Mean : null,
            VarianceBounds = moments.Variance.Upper > moments.Variance.Lower ? moments.Variance : null,
            ThirdBounds = moments.Third.Upper > moments.Third.Lower ? moments.Third : null,
            ProbabilityOfZero = zero,
            Tail = _ties.Tail(_parts),
            ExponentialMoment = _ties.IsIndependent && _parts.All(part => part.IsWhole) ? Exponential : null,
            CdfRounding = rounding,
            Name = "the sum of " + string.Join(", ", _parts.Select(part => part.Name)),
            Findings = Findings(shape, aliased),
        };
    }

    private (double Logarithm, double Derivative) Exponential(double a)
    {
        (double logarithm, double derivative) = (0, 0);
        foreach (SumPart part in _parts.Where(part => part.Choice is not null))
        {
            (double l, double d) = part.Sum.ExponentialMoment(a);
            (logarithm, derivative) = (logarithm + l, derivative + d);
        }

        return (logarithm, derivative);
    }

    private ValueList<Finding> Findings(LatticeShape shape, double aliased)
    {
        double right = _ties.Tail(_parts).RightEnd ?? double.PositiveInfinity;
        double beyond = right <= shape.End * (1 + 1e-12) ? 0 : Math.Max(shape.Survival(shape.End), 0);
        return beyond > 1e-6 || aliased > 1e-6
            ? [new("lattice.short", "", string.Create(CultureInfo.InvariantCulture, $"The lattice ends at {shape.End} and the sum exceeds it with probability {beyond:G3}; up to {aliased:G3} comes back from beyond. The bounds hold both; take more points or a larger step for narrower ones."))]
            : [];
    }

    private static double Square(double x) => x * x;

    private static double Mean(double[] masses) => IndexedSums.Of(masses).First;
}
