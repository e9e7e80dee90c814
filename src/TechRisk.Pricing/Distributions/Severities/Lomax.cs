using System.Globalization;
using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Lomax loss, the Pareto of type II in excess form: S(x) = (1 + x / lambda)^(-alpha).</summary>
/// <remarks>Source: Klugman, Panjer, Willmot, "Loss Models", appendix A.2.3.1. The generalised Pareto with xi = 1 / alpha, sigma = lambda / alpha.</remarks>
public sealed record Lomax : Severity, IParametricSeverity<Lomax>
{
    /// <summary>A Lomax loss.</summary>
    /// <param name="shape">alpha, without unit: the k-th moment is finite for k below alpha; above 0.</param>
    /// <param name="scale">lambda in the submission's currency; above 0.</param>
    public Lomax(double shape, double scale)
    {
        Shape = shape;
        Scale = scale;
    }

    /// <summary>alpha, without unit; above 0.</summary>
    public double Shape { get; init => field = Require.Positive(value, nameof(Shape)); }

    /// <summary>lambda in the submission's currency; above 0.</summary>
    public double Scale { get; init => field = Require.Positive(value, nameof(Scale)); }

    /// <inheritdoc/>
    /// <remarks>lambda / (alpha - 1); infinite up to alpha = 1.</remarks>
    public override double Mean => Moment(1);

    /// <inheritdoc/>
    /// <remarks>alpha lambda^2 / ((alpha - 1)^2 (alpha - 2)); infinite up to alpha = 2.</remarks>
    public override double Variance =>
        Shape <= 2 ? double.PositiveInfinity : Mean * Mean * Shape / (Shape - 2);

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    public override TailFacts Tail => TailFacts.Unbounded(Shape, exponentialAbscissa: 0);

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"shape {Shape}, scale {Scale}");

    /// <inheritdoc/>
    /// <remarks>lambda^k k! / ((alpha - 1) ... (alpha - k)); infinite for k of alpha or more.</remarks>
    public override double Moment(int order)
    {
        if (LawArgument.Order(order) >= Shape)
        {
            return double.PositiveInfinity;
        }

        double moment = 1;
        for (int i = 1; i <= order; i++)
        {
            moment *= Scale * i / (Shape - i);
        }

        return moment;
    }

    /// <inheritdoc/>
    public override double LimitedMoment(int order, double limit) =>
        double.IsPositiveInfinity(LawArgument.Limit(limit)) ? Moment(order)
        : ExcessMoments.Limited(LawArgument.Order(order), 1 / Shape, Scale / Shape, MinusLogSurvival(limit));

    /// <inheritdoc/>
    public override double LogDensity(double x) =>
        LawArgument.Amount(x) >= 0 && !double.IsPositiveInfinity(x)
            ? Log.Of(Shape / Scale) - (1 + 1 / Shape) * MinusLogSurvival(x)
            : double.NegativeInfinity;

    /// <inheritdoc/>
    public override double Cdf(double x) => LawArgument.Amount(x) > 0 ? -Expm1.Of(-MinusLogSurvival(x)) : 0;

    /// <inheritdoc/>
    public override double Survival(double x) => LawArgument.Amount(x) > 0 ? Exp.Of(-MinusLogSurvival(x)) : 1;

    /// <inheritdoc/>
    public override double LogSurvival(double x) => LawArgument.Amount(x) > 0 ? -MinusLogSurvival(x) : 0;

    /// <inheritdoc/>
    /// <remarks>lambda ((1 - p)^(-1 / alpha) - 1).</remarks>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 1 ? double.PositiveInfinity : Scale * Expm1.Of(-Log1p.Of(-p) / Shape);

    /// <inheritdoc/>
    /// <remarks>lambda (s^(-1 / alpha) - 1).</remarks>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? double.PositiveInfinity
        : s == 1 ? 0
        : OfLogUniform<FromLog>.At(s, new FromLog(Shape, Scale));

    /// <inheritdoc/>
    public override Severity Times(double factor) => this with { Scale = Scale * Require.Positive(factor) };

    /// <remarks>n ln(alpha / lambda) - (alpha + 1) sum ln(1 + x / lambda).</remarks>
    internal override double SumLogDensity(ObservedAmounts amounts) =>
        amounts.Weight * Log.Of(Shape / Scale) - (Shape + 1) * amounts.Sum(amounts.Values, new LogOnePlus(1 / Scale));

    static ValueList<Parameter> IParametricSeverity<Lomax>.Space { get; } = [Parameter.Positive("shape"), Parameter.Positive("scale")];

    ValueList<double> IParametricSeverity<Lomax>.Values => [Shape, Scale];

    static Lomax IParametricSeverity<Lomax>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1]);

    static IReadOnlyList<double[]> IParametricSeverity<Lomax>.Starts(SampleShape sample) => [[2, sample.Mean], [1, sample.Median]];

    internal override void FillAt(Span<double> survival, Span<double> limited) => LaneLoop.Pairs(survival, limited, new GridKernels.OfLomax(Shape, Scale));

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) =>
        OfLogUniform<FromLog>.Sample(uniforms, new FromLog(Shape, Scale));

    private double MinusLogSurvival(double x) => Shape * Log1p.Of(x / Scale);

    private readonly struct FromLog(double shape, double scale) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V logUniform)
            where V : struct, ILane<V> => V.Mul(V.Set(scale), Expm1.Apply(V.Mul(V.Set(-1 / shape), logUniform)));
    }
}
