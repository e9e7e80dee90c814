using System.Globalization;
using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Weibull loss: S(x) = exp(-(x / theta)^tau).</summary>
/// <remarks>Source: Klugman, Panjer, Willmot, "Loss Models", appendix A.3.2.3.</remarks>
public sealed record Weibull : Severity, IParametricSeverity<Weibull>
{
    /// <summary>A Weibull loss.</summary>
    /// <param name="shape">tau, without unit: below 1 the tail is heavier than exponential; above 0.</param>
    /// <param name="scale">theta in the submission's currency, the quantile at 1 - 1/e; above 0.</param>
    public Weibull(double shape, double scale)
    {
        Shape = shape;
        Scale = scale;
    }

    /// <summary>tau, without unit; above 0.</summary>
    public double Shape { get; init => field = Require.Positive(value, nameof(Shape)); }

    /// <summary>theta in the submission's currency; above 0.</summary>
    public double Scale { get; init => field = Require.Positive(value, nameof(Scale)); }

    /// <inheritdoc/>
    public override double Mean => Moment(1);

    /// <inheritdoc/>
    /// <remarks>theta^2 (Gamma(1 + 2/tau) - Gamma(1 + 1/tau)^2), as Gamma(1 + 1/tau)^2 times exp(d) - 1, d a difference of ln Gamma.</remarks>
    public override double Variance => Mean * Mean * Expm1.Of(LogGammaSecondDifference(1 / Shape));

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    /// <remarks>The exponential moment is finite for every argument above shape 1, for none below it.</remarks>
    public override TailFacts Tail => TailFacts.Unbounded(
        double.PositiveInfinity,
        exponentialAbscissa: Shape > 1 ? double.PositiveInfinity : Shape < 1 ? 0 : 1 / Scale);

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"shape {Shape}, scale {Scale}");

    /// <inheritdoc/>
    /// <remarks>theta^k Gamma(1 + k / tau).</remarks>
    public override double Moment(int order) =>
        MomentMath.Power(Scale, LawArgument.Order(order)) * GammaFunction.Of(1 + order / Shape);

    /// <inheritdoc/>
    /// <remarks>E[X^k] P(1 + k / tau, y) + limit^k exp(-y), y = (limit / theta)^tau.</remarks>
    public override double LimitedMoment(int order, double limit)
    {
        double moment = Moment(order);
        if (double.IsPositiveInfinity(LawArgument.Limit(limit)))
        {
            return moment;
        }

        double y = Power(limit);
        double part = IncompleteGamma.P(1 + order / Shape, y);
        double within = part == 0 ? 0
            : double.IsFinite(moment) ? moment * part
            : MomentMath.Power(Scale, order) * Exp.Of(Numerics.LogGamma.Of(1 + order / Shape) + Log.Of(part));
        return within + MomentMath.Capped(limit, order, Exp.Of(-y));
    }

    /// <inheritdoc/>
    public override double LogDensity(double x)
    {
        if (!(LawArgument.Amount(x) >= 0) || double.IsPositiveInfinity(x))
        {
            return double.NegativeInfinity;
        }

        return x > 0 ? Log.Of(Shape / Scale) + (Shape - 1) * Log.Of(x / Scale) - Power(x)
            : Shape > 1 ? double.NegativeInfinity
            : Shape < 1 ? double.PositiveInfinity
            : -Log.Of(Scale);
    }

    /// <inheritdoc/>
    public override double Cdf(double x) => LawArgument.Amount(x) > 0 ? -Expm1.Of(-Power(x)) : 0;

    /// <inheritdoc/>
    public override double Survival(double x) => LawArgument.Amount(x) > 0 ? Exp.Of(-Power(x)) : 1;

    /// <inheritdoc/>
    public override double LogSurvival(double x) => LawArgument.Amount(x) > 0 ? -Power(x) : 0;

    /// <inheritdoc/>
    /// <remarks>theta (-ln(1 - p))^(1 / tau).</remarks>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 0 ? 0
        : p == 1 ? double.PositiveInfinity
        : Scale * Pow.Of(-Log1p.Of(-p), 1 / Shape);

    /// <inheritdoc/>
    /// <remarks>theta (-ln s)^(1 / tau).</remarks>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? double.PositiveInfinity
        : s == 1 ? 0
        : new FromHazard(Shape, Scale).Apply(new Lane1(-Log.Of(s))).Value;

    /// <inheritdoc/>
    public override Severity Times(double factor) => this with { Scale = Scale * Require.Positive(factor) };

    /// <remarks>n ln(tau / theta) + (tau - 1) sum ln(x / theta) - sum (x / theta)^tau.</remarks>
    internal override double SumLogDensity(ObservedAmounts amounts)
    {
        double logScale = Log.Of(Scale);
        return amounts.Weight * (Log.Of(Shape) - Shape * logScale) + (Shape - 1) * amounts.LogSum
            - amounts.Sum(amounts.Logs, new Hazard(Shape, logScale));
    }

    static ValueList<Parameter> IParametricSeverity<Weibull>.Space { get; } = [Parameter.Positive("shape"), Parameter.Positive("scale")];

    ValueList<double> IParametricSeverity<Weibull>.Values => [Shape, Scale];

    static Weibull IParametricSeverity<Weibull>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1]);

    static IReadOnlyList<double[]> IParametricSeverity<Weibull>.Starts(SampleShape sample) => [[Math.Min(1.2 / sample.LogDeviation, 20), sample.Mean]];

    private protected override void FillSurvival(ReadOnlySpan<double> amounts, Span<double> survival) =>
        LaneLoop.Map(amounts, survival, new SurvivalMap(Shape, Scale));

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer)
    {
        OfLogUniform<Negated>.Sample(uniforms, default);
        LaneLoop.Map(uniforms, uniforms, new FromHazard(Shape, Scale));
    }

    // ln Gamma(1 + 2 e) - 2 ln Gamma(1 + e); for small e the sum of zeta(k) (-e)^k (2^k - 2) / k from k = 2 on
    // (Abramowitz and Stegun 6.1.33), whose linear terms have cancelled on paper
    private static double LogGammaSecondDifference(double e)
    {
        if (e > 0.05)
        {
            return Numerics.LogGamma.Of(1 + 2 * e) - 2 * Numerics.LogGamma.Of(1 + e);
        }

        ReadOnlySpan<double> zeta =
        [
            1.6449340668482264365, 1.2020569031595942854, 1.0823232337111381915, 1.0369277551433699263, 1.0173430619844491397,
            1.0083492773819228268, 1.0040773561979443394, 1.0020083928260822144, 1.0009945751278180853, 1.0004941886041194646,
            1.0002460865533080483, 1.0001227133475784891, 1.0000612481350587048, 1.0000305882363070205, 1.0000152822594086519,
        ];
        double sum = 0;
        double power = e * e;
        double two = 4;
        for (int k = 2; k < zeta.Length + 2; k++, power *= -e, two *= 2)
        {
            sum += zeta[k - 2] * power * (two - 2) / k;
        }

        return sum;
    }

    private double Power(double x) => Pow.Of(x / Scale, Shape);

    // exp(-(x / theta)^tau)
    private readonly struct SurvivalMap(double shape, double scale) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> => Exp.Apply(LaneBits.Negate(Pow.Apply(V.Div(x, V.Set(scale)), V.Set(shape))));
    }

    // (x / theta)^tau from ln x
    private readonly struct Hazard(double shape, double logScale) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V logX)
            where V : struct, ILane<V> => Exp.Apply(V.Mul(V.Set(shape), V.Sub(logX, V.Set(logScale))));
    }

    private readonly struct Negated : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V logUniform)
            where V : struct, ILane<V> => V.Mul(V.Set(-1), logUniform);
    }

    // from -ln u, which lies between 2^-53 and 745
    private readonly struct FromHazard(double shape, double scale) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V hazard)
            where V : struct, ILane<V> => V.Mul(V.Set(scale), Exp.Apply(V.Mul(V.Set(1 / shape), Log.Normal(hazard))));
    }
}
