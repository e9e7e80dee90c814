using System.Globalization;
using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A factor times another law's loss, with that law in sight: inflation, exchange rates, a share. S(x) = S_inner(x / factor). Where
/// only the result matters, <see cref="Severity.Times"/> of the law itself gives the same law in its own parameters.
/// </summary>
/// <remarks>Source: Klugman, Panjer, Willmot, "Loss Models", sections 4.2.1 and 8.4 (scale, effect of inflation).</remarks>
public sealed record Scaled : Severity
{
    private readonly Lazily<AtomMap> _atoms;

    /// <summary>A factor times a loss.</summary>
    /// <param name="severity">The law of the loss before it is multiplied.</param>
    /// <param name="factor">What each loss is multiplied by, without unit; a finite number above 0.</param>
    public Scaled(Severity severity, double factor)
    {
        Severity = severity;
        Factor = factor;
        _atoms = new(MakeAtoms);
    }

    private Scaled(Scaled other)
        : base(other)
    {
        Severity = other.Severity;
        Factor = other.Factor;
        _atoms = new(MakeAtoms);
    }

    /// <summary>The law of the loss before it is multiplied.</summary>
    public Severity Severity { get; init => field = value ?? throw new ArgumentNullException(nameof(Severity)); }

    /// <summary>What each loss is multiplied by, without unit; a finite number above 0.</summary>
    public double Factor { get; init => field = Require.Positive(value, nameof(Factor)); }

    /// <inheritdoc/>
    public override double Mean => Severity.Mean * Factor;

    /// <inheritdoc/>
    public override double Variance => Powered(Severity.Variance, 2);

    /// <inheritdoc/>
    public override double Minimum => Severity.Minimum * Factor;

    /// <inheritdoc/>
    public override double Maximum => Severity.Maximum * Factor;

    /// <inheritdoc/>
    public override TailFacts Tail => Severity.Tail with
    {
        RightEnd = Severity.Tail.RightEnd * Factor,
        ExponentialAbscissa = Severity.Tail.ExponentialAbscissa / Factor,
    };

    private protected override string Parameters => string.Create(CultureInfo.InvariantCulture, $"{Factor} times {Severity}");

    /// <inheritdoc/>
    /// <remarks>factor^k times that of the inner law.</remarks>
    public override double Moment(int order) => Powered(Severity.Moment(order), order);

    /// <inheritdoc/>
    /// <remarks>factor^k times that of the inner law at limit / factor.</remarks>
    public override double LimitedMoment(int order, double limit) => Powered(Severity.LimitedMoment(order, LawArgument.Limit(limit) / Factor), order);

    /// <inheritdoc/>
    public override double LogDensity(double x)
    {
        double atom = Atom(LawArgument.Amount(x));
        return atom > 0 ? Log.Of(atom) : Severity.LogDensity(Inner(x)) - Log.Of(Factor);
    }

    /// <inheritdoc/>
    public override double Cdf(double x) => Severity.Cdf(Inner(x));

    /// <inheritdoc/>
    public override double Survival(double x) => Severity.Survival(Inner(x));

    /// <inheritdoc/>
    public override double LogSurvival(double x) => Severity.LogSurvival(Inner(x));

    /// <inheritdoc/>
    public override double Quantile(double p) => Severity.Quantile(p) * Factor;

    /// <inheritdoc/>
    public override double InverseSurvival(double s) => Severity.InverseSurvival(s) * Factor;

    /// <inheritdoc/>
    /// <remarks>The two factors become one.</remarks>
    public override Severity Times(double factor) => this with { Factor = Factor * Require.Positive(factor) };

    internal override IEnumerable<double> Kinks => Severity.Kinks.Select(x => x * Factor);

    internal override double Atom(double x) => _atoms.Value.Atom(x);

    internal override void FillAt(Span<double> survival, Span<double> limited)
    {
        if (!_atoms.Value.IsEmpty)
        {
            base.FillAt(survival, limited);
            return;
        }

        for (int i = 0; i < limited.Length; i++)
        {
            limited[i] /= Factor;
        }

        Severity.FillAt(survival, limited);
        LaneLoop.Map(limited, limited, new Multiply(Factor));
    }

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer)
    {
        Severity.SampleInPlace(uniforms, buffer);
        LaneLoop.Map(uniforms, uniforms, new Multiply(Factor));
    }

    private double Inner(double x) => _atoms.Value.Back(LawArgument.Amount(x), x / Factor);

    private double Powered(double moment, int order) => double.IsPositiveInfinity(moment) ? moment : moment * MomentMath.Power(Factor, order);

    private AtomMap MakeAtoms() => new(Severity, x => x * Factor);

    private readonly struct Multiply(double factor) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> => V.Mul(x, V.Set(factor));
    }
}
