using System.Globalization;
using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Inverse exponential loss: F(x) = exp(-theta / x), the law of 1 / X for an exponential X. No moment is finite.</summary>
/// <remarks>Source: Klugman, Panjer, Willmot, "Loss Models", appendix A.3.3.2. The <see cref="InverseWeibull"/> with tau = 1.</remarks>
public sealed record InverseExponential : Severity, IParametricSeverity<InverseExponential>
{
    private const double LnTwo = 0.69314718055994531;

    /// <summary>An inverse exponential loss.</summary>
    /// <param name="scale">theta in the submission's currency, the quantile at 1/e; above 0.</param>
    public InverseExponential(double scale)
    {
        Scale = scale;
    }

    /// <summary>theta in the submission's currency, the quantile at 1/e; above 0.</summary>
    public double Scale { get; init => field = Require.Positive(value, nameof(Scale)); }

    /// <inheritdoc/>
    /// <remarks>Infinite.</remarks>
    public override double Mean => double.PositiveInfinity;

    /// <inheritdoc/>
    public override double Variance => double.PositiveInfinity;

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    public override TailFacts Tail => TailFacts.Unbounded(1, exponentialAbscissa: 0);

    private protected override string Parameters => string.Create(CultureInfo.InvariantCulture, $"scale {Scale}");

    /// <inheritdoc/>
    /// <remarks>Infinite for every k.</remarks>
    public override double Moment(int order) => LawArgument.Order(order) >= 1 ? double.PositiveInfinity : 1;

    /// <inheritdoc/>
    /// <remarks>theta^k Gamma(1 - k, y) + limit^k (1 - exp(-y)), y = theta / limit.</remarks>
    public override double LimitedMoment(int order, double limit) =>
        double.IsPositiveInfinity(LawArgument.Limit(limit)) ? Moment(order)
        : limit == 0 ? 0
        : ExtremePowerMoments.Limited(LawArgument.Order(order), 1 - order, Scale, limit, LogHazard(limit));

    /// <inheritdoc/>
    /// <remarks>ln theta - 2 ln x - theta / x.</remarks>
    public override double LogDensity(double x) =>
        LawArgument.Amount(x) > 0 && !double.IsPositiveInfinity(x)
            ? Log.Of(Scale) - 2 * Log.Of(x) - Scale / x
            : double.NegativeInfinity;

    /// <inheritdoc/>
    public override double Cdf(double x) => LawArgument.Amount(x) > 0 ? Exp.Of(-Scale / x) : 0;

    /// <inheritdoc/>
    public override double Survival(double x) => LawArgument.Amount(x) > 0 ? -Expm1.Of(-Scale / x) : 1;

    /// <inheritdoc/>
    public override double LogSurvival(double x)
    {
        if (!(LawArgument.Amount(x) > 0) || double.IsPositiveInfinity(x))
        {
            return x > 0 ? double.NegativeInfinity : 0;
        }

        // 1 - exp(-y) is y to the last digit where y is tiny
        double log = LogHazard(x);
        return log < -100 ? log : Log.Of(-Expm1.Of(-Scale / x));
    }

    /// <inheritdoc/>
    /// <remarks>-theta / ln p.</remarks>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 0 ? 0
        : p == 1 ? double.PositiveInfinity
        : -Scale / Log.Of(p);

    /// <inheritdoc/>
    /// <remarks>-theta / ln(1 - s).</remarks>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? double.PositiveInfinity
        : s == 1 ? 0
        : OfLogComplement<FromLogProbability>.At(s, new FromLogProbability(Scale));

    /// <inheritdoc/>
    public override Severity Times(double factor) => this with { Scale = Scale * Require.Positive(factor) };

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) =>
        OfLogComplement<FromLogProbability>.Sample(uniforms, new FromLogProbability(Scale));

    /// <remarks>n ln theta - 2 sum ln x - theta sum 1 / x.</remarks>
    internal override double SumLogDensity(ObservedAmounts amounts) =>
        amounts.Weight * Log.Of(Scale) - 2 * amounts.LogSum - amounts.Sum(amounts.Values, new Hazard(Scale));

    static ValueList<Parameter> IParametricSeverity<InverseExponential>.Space { get; } = [Parameter.Positive("scale")];

    ValueList<double> IParametricSeverity<InverseExponential>.Values => [Scale];

    static InverseExponential IParametricSeverity<InverseExponential>.FromValues(ReadOnlySpan<double> values) => new(values[0]);

    // F = 1/2 at theta / ln 2
    static IReadOnlyList<double[]> IParametricSeverity<InverseExponential>.Starts(SampleShape sample) => [[sample.Median * LnTwo]];

    // ln(theta / x), theta / x = -ln F(x)
    private double LogHazard(double x)
    {
        double ratio = Scale / x;
        return ratio is > 1e-300 and < 1e300 ? Log.Of(ratio) : Log.Of(Scale) - Log.Of(x);
    }

    private readonly struct Hazard(double scale) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> => V.Div(V.Set(scale), x);
    }

    private readonly struct FromLogProbability(double scale) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V logProbability)
            where V : struct, ILane<V> => V.Div(V.Set(-scale), logProbability);
    }
}
