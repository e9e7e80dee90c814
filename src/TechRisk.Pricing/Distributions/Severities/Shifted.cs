using System.Globalization;
using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A fixed amount on top of another law's loss: S(x) = S_inner(x - shift) from the shift on, 1 below. A negative shift is refused,
/// because it would make negative losses: a deduction is a <see cref="LayerOf"/>.
/// </summary>
/// <remarks>Source: Klugman, Panjer, Willmot, "Loss Models", section 5.2 (creating new distributions, by a linear transformation).</remarks>
public sealed record Shifted : Severity
{
    private readonly Lazily<AtomMap> _atoms;

    /// <summary>A loss plus a fixed amount.</summary>
    /// <param name="severity">The law of the loss before the amount is added.</param>
    /// <param name="shift">The fixed amount in the submission's currency; a finite number, 0 or more.</param>
    public Shifted(Severity severity, double shift)
    {
        Severity = severity;
        Shift = shift;
        _atoms = new(MakeAtoms);
    }

    private Shifted(Shifted other)
        : base(other)
    {
        Severity = other.Severity;
        Shift = other.Shift;
        _atoms = new(MakeAtoms);
    }

    /// <summary>The law of the loss before the amount is added.</summary>
    public Severity Severity { get; init => field = value ?? throw new ArgumentNullException(nameof(Severity)); }

    /// <summary>The fixed amount in the submission's currency; a finite number, 0 or more.</summary>
    public double Shift
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw Require.Wrong(nameof(Shift), value, "must be a finite number, 0 or more; a deduction is a LayerOf the law, which keeps losses at 0 or more");
    }

    /// <inheritdoc/>
    public override double Mean => Shift + Severity.Mean;

    /// <inheritdoc/>
    /// <remarks>That of the inner law.</remarks>
    public override double Variance => Severity.Variance;

    /// <inheritdoc/>
    public override double Minimum => Shift + Severity.Minimum;

    /// <inheritdoc/>
    public override double Maximum => Shift + Severity.Maximum;

    /// <inheritdoc/>
    public override TailFacts Tail => Severity.Tail with { RightEnd = Shift + Severity.Tail.RightEnd };

    private protected override string Parameters => string.Create(CultureInfo.InvariantCulture, $"{Severity} plus {Shift}");

    /// <inheritdoc/>
    /// <remarks>Binomial theorem: the sum of C(k, j) shift^(k-j) E[X^j].</remarks>
    public override double Moment(int order) => MomentMath.Shifted(Shift, LawArgument.Order(order), Severity.Moment);

    /// <inheritdoc/>
    /// <remarks>Binomial theorem with E[min(X, limit - shift)^j]; limit^k up to the shift.</remarks>
    public override double LimitedMoment(int order, double limit)
    {
        LawArgument.Order(order);
        return LawArgument.Limit(limit) <= Shift
            ? MomentMath.Power(limit, order)
            : MomentMath.Shifted(Shift, order, j => Severity.LimitedMoment(j, limit - Shift));
    }

    /// <inheritdoc/>
    public override double LogDensity(double x)
    {
        double atom = Atom(LawArgument.Amount(x));
        return atom > 0 ? Log.Of(atom) : x < Shift ? double.NegativeInfinity : Severity.LogDensity(Inner(x));
    }

    /// <inheritdoc/>
    public override double Cdf(double x) => LawArgument.Amount(x) < Shift ? 0 : Severity.Cdf(Inner(x));

    /// <inheritdoc/>
    public override double Survival(double x) => LawArgument.Amount(x) < Shift ? 1 : Severity.Survival(Inner(x));

    /// <inheritdoc/>
    public override double LogSurvival(double x) => LawArgument.Amount(x) < Shift ? 0 : Severity.LogSurvival(Inner(x));

    /// <inheritdoc/>
    public override double Quantile(double p) => Shift + Severity.Quantile(p);

    /// <inheritdoc/>
    public override double InverseSurvival(double s) => Shift + Severity.InverseSurvival(s);

    /// <inheritdoc/>
    public override Severity Times(double factor) => new Shifted(Severity.Times(factor), Shift * factor);

    internal override IEnumerable<double> Kinks => Severity.Kinks.Select(x => x + Shift);

    internal override double Atom(double x) => _atoms.Value.Atom(x);

    internal override void FillAt(Span<double> survival, Span<double> limited)
    {
        if (!_atoms.Value.IsEmpty)
        {
            base.FillAt(survival, limited);
            return;
        }

        int below = GridPoints.CountBelow(limited, Shift);
        survival[..below].Fill(1);
        Span<double> above = limited[below..];
        LaneLoop.Map(above, above, new Plus(-Shift));
        Severity.FillAt(survival[below..], above);
        LaneLoop.Map(above, above, new Plus(Shift));
    }

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer)
    {
        Severity.SampleInPlace(uniforms, buffer);
        LaneLoop.Map(uniforms, uniforms, new Plus(Shift));
    }

    private double Inner(double x) => _atoms.Value.Back(x, x - Shift);

    private AtomMap MakeAtoms() => new(Severity, x => x + Shift);

    private readonly struct Plus(double shift) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> => V.Add(x, V.Set(shift));
    }
}
