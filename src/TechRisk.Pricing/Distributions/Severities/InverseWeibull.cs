using System.Globalization;
using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Inverse Weibull loss, also Frechet: F(x) = exp(-(theta / x)^tau), the law of 1 / X for a Weibull X. tau = 1 is the
/// <see cref="InverseExponential"/>.
/// </summary>
/// <remarks>Source: Klugman, Panjer, Willmot, "Loss Models", appendix A.3.2.4.</remarks>
public sealed record InverseWeibull : Severity, IParametricSeverity<InverseWeibull>
{
    /// <summary>An inverse Weibull loss.</summary>
    /// <param name="shape">tau, without unit: the k-th moment is finite for k below tau; above 0.</param>
    /// <param name="scale">theta in the submission's currency, the quantile at 1/e; above 0.</param>
    public InverseWeibull(double shape, double scale)
    {
        Shape = shape;
        Scale = scale;
    }

    /// <summary>tau, without unit: the k-th moment is finite for k below tau; above 0.</summary>
    public double Shape { get; init => field = Require.Positive(value, nameof(Shape)); }

    /// <summary>theta in the submission's currency, the quantile at 1/e; above 0.</summary>
    public double Scale { get; init => field = Require.Positive(value, nameof(Scale)); }

    /// <inheritdoc/>
    /// <remarks>theta Gamma(1 - 1 / tau); infinite up to tau = 1.</remarks>
    public override double Mean => Moment(1);

    /// <inheritdoc/>
    /// <remarks>theta^2 (Gamma(1 - 2/tau) - Gamma(1 - 1/tau)^2), as Gamma(1 - 1/tau)^2 times exp(d) - 1, d a difference of ln Gamma.</remarks>
    public override double Variance =>
        Shape <= 2 ? double.PositiveInfinity : Mean * Mean * Expm1.Of(GammaRatio.LogSecond(1, -1 / Shape).Value);

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    public override TailFacts Tail => TailFacts.Unbounded(Shape, exponentialAbscissa: 0);

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"shape {Shape}, scale {Scale}");

    /// <inheritdoc/>
    /// <remarks>theta^k Gamma(1 - k / tau); infinite for k of tau or more.</remarks>
    public override double Moment(int order) =>
        LawArgument.Order(order) >= Shape
            ? double.PositiveInfinity
            : MomentMath.Power(Scale, order) * GammaFunction.Of((Shape - order) / Shape);

    /// <inheritdoc/>
    /// <remarks>
    /// theta^k Gamma(1 - k / tau, y) + limit^k (1 - exp(-y)), y = (theta / limit)^tau, the upper incomplete gamma function also where its first
    /// argument is 0 or below and the full moment is infinite.
    /// </remarks>
    public override double LimitedMoment(int order, double limit) =>
        double.IsPositiveInfinity(LawArgument.Limit(limit)) ? Moment(order)
        : limit == 0 ? 0
        : ExtremePowerMoments.Limited(LawArgument.Order(order), (Shape - order) / Shape, Scale, limit, LogHazard(limit));

    /// <inheritdoc/>
    /// <remarks>ln tau - ln x + ln y - y, y = (theta / x)^tau.</remarks>
    public override double LogDensity(double x)
    {
        if (!(LawArgument.Amount(x) > 0) || double.IsPositiveInfinity(x))
        {
            return double.NegativeInfinity;
        }

        double log = LogHazard(x);
        return Log.Of(Shape) - Log.Of(x) + log - Exp.Of(log);
    }

    /// <inheritdoc/>
    public override double Cdf(double x) => LawArgument.Amount(x) > 0 ? Exp.Of(-Exp.Of(LogHazard(x))) : 0;

    /// <inheritdoc/>
    public override double Survival(double x) => LawArgument.Amount(x) > 0 ? -Expm1.Of(-Exp.Of(LogHazard(x))) : 1;

    /// <inheritdoc/>
    public override double LogSurvival(double x)
    {
        if (!(LawArgument.Amount(x) > 0) || double.IsPositiveInfinity(x))
        {
            return x > 0 ? double.NegativeInfinity : 0;
        }

        // 1 - exp(-y) is y to the last digit where y is tiny
        double log = LogHazard(x);
        return log < -100 ? log : Log.Of(-Expm1.Of(-Exp.Of(log)));
    }

    /// <inheritdoc/>
    /// <remarks>theta (-ln p)^(-1 / tau).</remarks>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 0 ? 0
        : p == 1 ? double.PositiveInfinity
        : new FromLogProbability(Shape, Scale).Apply(new Lane1(Log.Of(p))).Value;

    /// <inheritdoc/>
    /// <remarks>theta (-ln(1 - s))^(-1 / tau).</remarks>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? double.PositiveInfinity
        : s == 1 ? 0
        : OfLogComplement<FromLogProbability>.At(s, new FromLogProbability(Shape, Scale));

    /// <inheritdoc/>
    public override Severity Times(double factor) => this with { Scale = Scale * Require.Positive(factor) };

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) =>
        OfLogComplement<FromLogProbability>.Sample(uniforms, new FromLogProbability(Shape, Scale));

    /// <remarks>n ln tau - sum ln x + sum ln y - sum y, y = (theta / x)^tau.</remarks>
    internal override double SumLogDensity(ObservedAmounts amounts)
    {
        double logScale = Log.Of(Scale);
        return amounts.Weight * Log.Of(Shape) - amounts.LogSum + Shape * (amounts.Weight * logScale - amounts.LogSum)
            - amounts.Sum(amounts.Logs, new HazardOfLog(Shape, logScale));
    }

    static ValueList<Parameter> IParametricSeverity<InverseWeibull>.Space { get; } = [Parameter.Positive("shape"), Parameter.Positive("scale")];

    ValueList<double> IParametricSeverity<InverseWeibull>.Values => [Shape, Scale];

    static InverseWeibull IParametricSeverity<InverseWeibull>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1]);

    // -ln X is a Gumbel variate with standard deviation pi / (tau sqrt(6)); F = 1/2 at theta (ln 2)^(-1 / tau)
    static IReadOnlyList<double[]> IParametricSeverity<InverseWeibull>.Starts(SampleShape sample)
    {
        double shape = 1.2825498301618641 / sample.LogDeviation;
        return [[shape, sample.Median * Pow.Of(0.69314718055994531, 1 / shape)]];
    }

    // ln y, y = (theta / x)^tau = -ln F(x)
    private double LogHazard(double x)
    {
        double ratio = Scale / x;
        return Shape * (ratio is > 1e-300 and < 1e300 ? Log.Of(ratio) : Log.Of(Scale) - Log.Of(x));
    }

    private readonly struct HazardOfLog(double shape, double logScale) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V logX)
            where V : struct, ILane<V> => Exp.Apply(V.Mul(V.Set(shape), V.Sub(V.Set(logScale), logX)));
    }

    private readonly struct FromLogProbability(double shape, double scale) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V logProbability)
            where V : struct, ILane<V> =>
            V.Mul(V.Set(scale), Exp.Apply(V.Mul(V.Set(-1 / shape), Log.Apply(LaneBits.Negate(logProbability)))));
    }
}
