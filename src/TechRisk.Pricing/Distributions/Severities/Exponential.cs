using System.Globalization;
using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Exponential loss: S(x) = exp(-x / mean).</summary>
/// <remarks>Source: Klugman, Panjer, Willmot, "Loss Models", appendix A.3.3.1.</remarks>
public sealed record Exponential : Severity, IParametricSeverity<Exponential>
{
    /// <summary>An exponential loss.</summary>
    /// <param name="mean">E[X] in the submission's currency; above 0.</param>
    public Exponential(double mean) => Mean = Require.Positive(mean);

    /// <summary>E[X] in the submission's currency; above 0.</summary>
    public override double Mean { get; }

    /// <inheritdoc/>
    public override double Variance => Mean * Mean;

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    /// <remarks>E[exp(a X)] is finite for a below 1 / mean.</remarks>
    public override TailFacts Tail => TailFacts.Unbounded(double.PositiveInfinity, exponentialAbscissa: 1 / Mean);

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"mean {Mean}");

    /// <inheritdoc/>
    /// <remarks>k! mean^k.</remarks>
    public override double Moment(int order) => MomentMath.Rising(1, LawArgument.Order(order)) * MomentMath.Power(Mean, order);

    /// <inheritdoc/>
    /// <remarks>k! mean^k P(k, limit / mean), P the regularised incomplete gamma function.</remarks>
    public override double LimitedMoment(int order, double limit)
    {
        double t = LawArgument.Limit(limit) / Mean;
        return order == 1 ? -Mean * Expm1.Of(-t) : Moment(order) * IncompleteGamma.P(order, t);
    }

    /// <inheritdoc/>
    public override double LogDensity(double x) => LawArgument.Amount(x) >= 0 ? -x / Mean - Log.Of(Mean) : double.NegativeInfinity;

    /// <inheritdoc/>
    public override double Cdf(double x) => LawArgument.Amount(x) > 0 ? -Expm1.Of(-x / Mean) : 0;

    /// <inheritdoc/>
    public override double Survival(double x) => LawArgument.Amount(x) > 0 ? Exp.Of(-x / Mean) : 1;

    /// <inheritdoc/>
    public override double LogSurvival(double x) => LawArgument.Amount(x) > 0 ? -x / Mean : 0;

    /// <inheritdoc/>
    /// <remarks>-mean ln(1 - p).</remarks>
    public override double Quantile(double p) => Require.Fraction(p) == 1 ? double.PositiveInfinity : -Mean * Log1p.Of(-p);

    /// <inheritdoc/>
    /// <remarks>-mean ln s.</remarks>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? double.PositiveInfinity
        : s == 1 ? 0
        : OfLogUniform<FromLog>.At(s, new FromLog(Mean));

    /// <inheritdoc/>
    public override Severity Times(double factor) => new Exponential(Mean * Require.Positive(factor));

    /// <remarks>-n ln mean - sum x / mean.</remarks>
    internal override double SumLogDensity(ObservedAmounts amounts) => -amounts.Weight * Log.Of(Mean) - amounts.ValueSum / Mean;

    static ValueList<Parameter> IParametricSeverity<Exponential>.Space { get; } = [Parameter.Positive("mean")];

    ValueList<double> IParametricSeverity<Exponential>.Values => [Mean];

    static Exponential IParametricSeverity<Exponential>.FromValues(ReadOnlySpan<double> values) => new(values[0]);

    static IReadOnlyList<double[]> IParametricSeverity<Exponential>.Starts(SampleShape sample) => [[sample.Mean]];

    internal override void FillAt(Span<double> survival, Span<double> limited) => LaneLoop.Pairs(survival, limited, new GridKernels.OfExponential(Mean));

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) =>
        OfLogUniform<FromLog>.Sample(uniforms, new FromLog(Mean));

    private readonly struct FromLog(double mean) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V logUniform)
            where V : struct, ILane<V> => V.Mul(V.Set(-mean), logUniform);
    }
}
