using System.Globalization;
using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Pareto loss of type I, above a known minimum: S(x) = (m / x)^alpha for x of m or more.</summary>
/// <remarks>Source: Klugman, Panjer, Willmot, "Loss Models", appendix A.4.1.4 (single-parameter Pareto).</remarks>
public sealed record Pareto : Severity, IParametricSeverity<Pareto>
{
    /// <summary>A Pareto loss of type I.</summary>
    /// <param name="shape">alpha, without unit: the k-th moment is finite for k below alpha; above 0.</param>
    /// <param name="minimum">m, the smallest loss, in the submission's currency; above 0.</param>
    public Pareto(double shape, double minimum)
    {
        Shape = shape;
        Minimum = Require.Positive(minimum);
    }

    /// <summary>alpha, without unit; above 0.</summary>
    public double Shape { get; init => field = Require.Positive(value, nameof(Shape)); }

    /// <summary>m, the smallest loss, in the submission's currency; above 0.</summary>
    public override double Minimum { get; }

    /// <inheritdoc/>
    /// <remarks>alpha m / (alpha - 1); infinite up to alpha = 1.</remarks>
    public override double Mean => Moment(1);

    /// <inheritdoc/>
    /// <remarks>alpha m^2 / ((alpha - 1)^2 (alpha - 2)); infinite up to alpha = 2.</remarks>
    public override double Variance =>
        Shape <= 2 ? double.PositiveInfinity : Shape * Minimum * Minimum / ((Shape - 1) * (Shape - 1) * (Shape - 2));

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    public override TailFacts Tail => TailFacts.Unbounded(Shape, exponentialAbscissa: 0);

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"shape {Shape}, minimum {Minimum}");

    /// <inheritdoc/>
    /// <remarks>alpha m^k / (alpha - k); infinite for k of alpha or more.</remarks>
    public override double Moment(int order) =>
        LawArgument.Order(order) >= Shape ? double.PositiveInfinity : Shape / (Shape - order) * MomentMath.Power(Minimum, order);

    /// <inheritdoc/>
    /// <remarks>m^k (1 + k (1 - (m / limit)^(alpha - k)) / (alpha - k)), the logarithm of limit / m in place of the fraction at alpha = k.</remarks>
    public override double LimitedMoment(int order, double limit)
    {
        LawArgument.Order(order);
        if (LawArgument.Limit(limit) <= Minimum)
        {
            return MomentMath.Power(limit, order);
        }

        if (double.IsPositiveInfinity(limit))
        {
            return Moment(order);
        }

        double log = LogRatio(limit);
        double c = Shape - order;
        double integral = Math.Abs(c * log) < 1e-17 ? log : -Expm1.Of(-c * log) / c;
        return MomentMath.Power(Minimum, order) * (1 + order * integral);
    }

    /// <inheritdoc/>
    public override double LogDensity(double x) =>
        LawArgument.Amount(x) >= Minimum && !double.IsPositiveInfinity(x)
            ? Log.Of(Shape / x) - Shape * Log.Of(x / Minimum)
            : double.NegativeInfinity;

    /// <inheritdoc/>
    public override double Cdf(double x) => LawArgument.Amount(x) > Minimum ? -Expm1.Of(-Shape * LogRatio(x)) : 0;

    /// <inheritdoc/>
    public override double Survival(double x) => LawArgument.Amount(x) > Minimum ? Exp.Of(-Shape * LogRatio(x)) : 1;

    /// <inheritdoc/>
    public override double LogSurvival(double x) => LawArgument.Amount(x) > Minimum ? -Shape * LogRatio(x) : 0;

    /// <inheritdoc/>
    /// <remarks>m (1 - p)^(-1 / alpha).</remarks>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 1 ? double.PositiveInfinity : Minimum * Exp.Of(-Log1p.Of(-p) / Shape);

    /// <inheritdoc/>
    /// <remarks>m s^(-1 / alpha).</remarks>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? double.PositiveInfinity
        : s == 1 ? Minimum
        : OfLogUniform<FromLog>.At(s, new FromLog(Shape, Minimum));

    /// <inheritdoc/>
    public override Severity Times(double factor) => new Pareto(Shape, Minimum * Require.Positive(factor));

    /// <remarks>n (ln alpha + alpha ln m) - (alpha + 1) sum ln x, impossible for an amount below m.</remarks>
    internal override double SumLogDensity(ObservedAmounts amounts) =>
        amounts.Smallest < Minimum
            ? double.NegativeInfinity
            : amounts.Weight * (Log.Of(Shape) + Shape * Log.Of(Minimum)) - (Shape + 1) * amounts.LogSum;

    static ValueList<Parameter> IParametricSeverity<Pareto>.Space { get; } = [Parameter.Positive("shape"), Parameter.Positive("minimum")];

    ValueList<double> IParametricSeverity<Pareto>.Values => [Shape, Minimum];

    static Pareto IParametricSeverity<Pareto>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1]);

    static IReadOnlyList<double[]> IParametricSeverity<Pareto>.Starts(SampleShape sample) =>
        [[1 / Math.Max(sample.LogMean - Log.Of(sample.Minimum), 1e-3), sample.Minimum * (1 - 1e-12)]]; // below the smallest loss, however its logarithm is rounded

    internal override void FillAt(Span<double> survival, Span<double> limited) => LaneLoop.Pairs(survival, limited, new GridKernels.OfPareto(Shape, Minimum));

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) =>
        OfLogUniform<FromLog>.Sample(uniforms, new FromLog(Shape, Minimum));

    // ln(x / m), from x - m where that is small: a quotient near 1 has lost digits
    private double LogRatio(double x) => x < 2 * Minimum ? Log1p.Of((x - Minimum) / Minimum) : Log.Of(x / Minimum);

    private readonly struct FromLog(double shape, double minimum) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V logUniform)
            where V : struct, ILane<V> => V.Mul(V.Set(minimum), Exp.Apply(V.Mul(V.Set(-1 / shape), logUniform)));
    }
}
