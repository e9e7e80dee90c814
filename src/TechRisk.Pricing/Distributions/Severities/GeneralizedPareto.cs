using System.Globalization;
using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Generalised Pareto excess over a threshold: S(y) = (1 + xi y / sigma)^(-1/xi), exponential at xi = 0, bounded by
/// -sigma / xi for a negative shape.
/// </summary>
/// <remarks>
/// Source: Embrechts, Klueppelberg, Mikosch, "Modelling Extremal Events", section 3.4. Written with v = -ln S(y) =
/// ln(1 + xi y / sigma) / xi and y = sigma (exp(xi v) - 1) / xi, which have no cancellation near xi = 0.
/// </remarks>
public sealed record GeneralizedPareto : Severity, IParametricSeverity<GeneralizedPareto>
{
    // below this |xi| v stays under the rounding error for every v a double can give, so the law is exponential
    private const double Tiny = 1e-19;

    /// <summary>A generalised Pareto excess.</summary>
    /// <param name="scale">sigma in the submission's currency; above 0.</param>
    /// <param name="shape">xi, without unit: the k-th moment is finite for k xi below 1; any finite number.</param>
    public GeneralizedPareto(double scale, double shape)
    {
        Scale = scale;
        Shape = shape;
    }

    /// <summary>sigma in the submission's currency; above 0.</summary>
    public double Scale { get; init => field = Require.Positive(value, nameof(Scale)); }

    /// <summary>xi, without unit; any finite number.</summary>
    public double Shape { get; init => field = Require.Finite(value, nameof(Shape)); }

    private bool IsExponential => Math.Abs(Shape) < Tiny;

    /// <inheritdoc/>
    /// <remarks>sigma / (1 - xi); infinite from xi = 1.</remarks>
    public override double Mean => Moment(1);

    /// <inheritdoc/>
    /// <remarks>sigma^2 / ((1 - xi)^2 (1 - 2 xi)); infinite from xi = 1/2.</remarks>
    public override double Variance => Shape >= 0.5 ? double.PositiveInfinity : Mean * Mean / (1 - 2 * Shape);

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => Shape < 0 && !IsExponential ? -Scale / Shape : double.PositiveInfinity;

    /// <inheritdoc/>
    public override TailFacts Tail =>
        IsExponential ? TailFacts.Unbounded(double.PositiveInfinity, exponentialAbscissa: 1 / Scale)
        : Shape < 0 ? TailFacts.BoundedBy(Maximum)
        : TailFacts.Unbounded(1 / Shape, exponentialAbscissa: 0);

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"scale {Scale}, shape {Shape}");

    /// <inheritdoc/>
    public override double Moment(int order) => ExcessMoments.Full(LawArgument.Order(order), Shape, Scale);

    /// <inheritdoc/>
    public override double LimitedMoment(int order, double limit) =>
        LawArgument.Limit(limit) >= Maximum ? Moment(order)
        : ExcessMoments.Limited(LawArgument.Order(order), Shape, Scale, MinusLogSurvival(limit));

    /// <inheritdoc/>
    public override double LogDensity(double x)
    {
        if (!(LawArgument.Amount(x) >= 0) || x > Maximum || double.IsPositiveInfinity(x))
        {
            return double.NegativeInfinity;
        }

        // at a right end the density is 0, 1 / sigma or infinite as xi is above, at or below -1
        return (Shape == -1 ? 0 : -(1 + Shape) * MinusLogSurvival(x)) - Log.Of(Scale);
    }

    /// <inheritdoc/>
    public override double Cdf(double x) => LawArgument.Amount(x) > 0 ? -Expm1.Of(-MinusLogSurvival(x)) : 0;

    /// <inheritdoc/>
    public override double Survival(double x) => LawArgument.Amount(x) > 0 ? Exp.Of(-MinusLogSurvival(x)) : 1;

    /// <inheritdoc/>
    public override double LogSurvival(double x) => LawArgument.Amount(x) > 0 ? -MinusLogSurvival(x) : 0;

    /// <inheritdoc/>
    /// <remarks>sigma ((1 - p)^(-xi) - 1) / xi.</remarks>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 1 ? Maximum
        : IsExponential ? -Scale * Log1p.Of(-p)
        : Scale / Shape * Expm1.Of(-Shape * Log1p.Of(-p));

    /// <inheritdoc/>
    /// <remarks>sigma (s^(-xi) - 1) / xi.</remarks>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? Maximum
        : s == 1 ? 0
        : IsExponential ? OfLogUniform<ExponentialFromLog>.At(s, new ExponentialFromLog(Scale))
        : OfLogUniform<FromLog>.At(s, new FromLog(Shape, Scale));

    /// <inheritdoc/>
    public override Severity Times(double factor) => this with { Scale = Scale * Require.Positive(factor) };

    /// <remarks>-n ln sigma - (1 + 1 / xi) sum ln(1 + xi x / sigma), impossible for an amount beyond the right end.</remarks>
    internal override double SumLogDensity(ObservedAmounts amounts) =>
        IsExponential ? -amounts.Weight * Log.Of(Scale) - amounts.ValueSum / Scale
        : amounts.Largest >= Maximum ? double.NegativeInfinity
        : -amounts.Weight * Log.Of(Scale) - (1 + 1 / Shape) * amounts.Sum(amounts.Values, new LogOnePlus(Shape / Scale));

    static ValueList<Parameter> IParametricSeverity<GeneralizedPareto>.Space { get; } = [Parameter.Positive("scale"), Parameter.Real("shape")];

    ValueList<double> IParametricSeverity<GeneralizedPareto>.Values => [Scale, Shape];

    static GeneralizedPareto IParametricSeverity<GeneralizedPareto>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1]);

    static IReadOnlyList<double[]> IParametricSeverity<GeneralizedPareto>.Starts(SampleShape sample) => [[sample.Mean, 0.1], [sample.Median, 0.7], [sample.Mean * (1 + sample.Mean / sample.Maximum), -sample.Mean / sample.Maximum]];

    internal override void FillAt(Span<double> survival, Span<double> limited)
    {
        if (IsExponential)
        {
            LaneLoop.Pairs(survival, limited, new GridKernels.OfExponential(Scale));
        }
        else
        {
            LaneLoop.Pairs(survival, limited, new GridKernels.OfGeneralizedPareto(Shape, Scale, Maximum, Mean));
        }
    }

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer)
    {
        if (IsExponential)
        {
            OfLogUniform<ExponentialFromLog>.Sample(uniforms, new ExponentialFromLog(Scale));
        }
        else
        {
            OfLogUniform<FromLog>.Sample(uniforms, new FromLog(Shape, Scale));
        }
    }

    private double MinusLogSurvival(double x)
    {
        double t = x / Scale;
        return IsExponential ? t
            : x >= Maximum ? double.PositiveInfinity
            : Shape * t > -0.5 ? Log1p.Of(Shape * t) / Shape
            : Log.Of(Math.FusedMultiplyAdd(Shape, x, Scale) / Scale) / Shape;
    }

    private readonly struct FromLog(double shape, double scale) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V logUniform)
            where V : struct, ILane<V> => V.Mul(V.Set(scale / shape), Expm1.Apply(V.Mul(V.Set(-shape), logUniform)));
    }

    private readonly struct ExponentialFromLog(double scale) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V logUniform)
            where V : struct, ILane<V> => V.Mul(V.Set(-scale), logUniform);
    }
}
