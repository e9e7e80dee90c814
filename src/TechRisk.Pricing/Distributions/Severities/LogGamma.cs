using System.Globalization;
using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Loggamma loss: ln(X / scale) is gamma with shape a and rate lambda, so that X >= scale; S(x) = Q(a, lambda ln(x / scale)).</summary>
/// <remarks>
/// Source: Hogg and Klugman, "Loss Distributions" (1984), appendix; Dutang, Goulet, Pigeon, "actuar", Journal of Statistical Software 25
/// (2008), table of laws. The tail falls as x^-lambda times a power of ln x. Losses are at least the scale, 1 unless set; shape 1 is the
/// Pareto law. Sampling has no closed form: it runs through an <see cref="InverseTable"/>.
/// </remarks>
public sealed record LogGamma : Severity, IParametricSeverity<LogGamma>
{
    private readonly Lazily<InverseTable> _table;

    /// <summary>A loggamma loss from 1 unit of currency on; set <see cref="Scale"/> for another smallest loss.</summary>
    /// <param name="shape">a, the shape of ln X, without unit; above 0.</param>
    /// <param name="rate">lambda, without unit: moments below it are finite; above 0.</param>
    public LogGamma(double shape, double rate)
    {
        Shape = shape;
        Rate = rate;
        Scale = 1;
        _table = new(() => new InverseTable(this));
    }

    private LogGamma(LogGamma other)
        : base(other)
    {
        Shape = other.Shape;
        Rate = other.Rate;
        Scale = other.Scale;
        _table = new(() => new InverseTable(this));
    }

    /// <summary>a, the shape of ln X, without unit; above 0.</summary>
    public double Shape { get; init => field = Require.Positive(value, nameof(Shape)); }

    /// <summary>lambda, the rate of ln X, without unit; above 0.</summary>
    public double Rate { get; init => field = Require.Positive(value, nameof(Rate)); }

    /// <summary>The smallest loss in the submission's currency; above 0, by default 1.</summary>
    public double Scale { get; init => field = Require.Positive(value, nameof(Scale)); }

    /// <inheritdoc/>
    public override double Mean => Moment(1);

    /// <inheritdoc/>
    /// <remarks>E[X]^2 ((1 + 1 / (lambda (lambda - 2)))^a - 1); infinite up to lambda = 2.</remarks>
    public override double Variance => Rate > 2
        ? Mean * Mean * Expm1.Of(Shape * Log1p.Of(1 / (Rate * (Rate - 2))))
        : double.PositiveInfinity;

    /// <inheritdoc/>
    public override double Minimum => Scale;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    /// <remarks>Moments below lambda are finite.</remarks>
    public override TailFacts Tail => TailFacts.Unbounded(Rate, exponentialAbscissa: 0);

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"shape {Shape}, rate {Rate}, scale {Scale}");

    /// <inheritdoc/>
    /// <remarks>scale^k (1 - k / lambda)^-a; infinite from k = lambda on.</remarks>
    public override double Moment(int order) => LawArgument.Order(order) < Rate
        ? MomentMath.Power(Scale, order) * Pow.Of(Rate / (Rate - order), Shape)
        : double.PositiveInfinity;

    /// <inheritdoc/>
    /// <remarks>
    /// scale^k (1 - k / lambda)^-a P(a, (lambda - k) y) + limit^k Q(a, lambda y), y = ln(limit / scale); from k = lambda on, where the first
    /// term has no finite factor, it is limit^k (lambda y)^a exp(-lambda y) / Gamma(a + 1) M(1, a + 1, (lambda - k) y).
    /// </remarks>
    public override double LimitedMoment(int order, double limit)
    {
        LawArgument.Order(order);
        if (double.IsPositiveInfinity(LawArgument.Limit(limit)))
        {
            return Moment(order);
        }

        if (limit <= Scale)
        {
            return MomentMath.Power(limit, order);
        }

        double y = Y(limit);
        double left = (Rate - order) * y;
        double within = left > Shape + 1
            ? Moment(order) * IncompleteGamma.P(Shape, left)
            : MomentMath.Power(limit, order) * PoissonTerms.Probability(Shape, Rate * y) * KummerOne.Of(Shape, left);
        return within + MomentMath.Capped(limit, order, IncompleteGamma.Q(Shape, Rate * y));
    }

    /// <inheritdoc/>
    public override double LogDensity(double x)
    {
        if (!(LawArgument.Amount(x) >= Scale) || double.IsPositiveInfinity(x))
        {
            return double.NegativeInfinity;
        }

        double y = Y(x);
        return y > 0 ? PoissonTerms.LogProbability(Shape, Rate * y) + Log.Of(Shape / y) - Log.Of(x)
            : Shape > 1 ? double.NegativeInfinity
            : Shape < 1 ? double.PositiveInfinity
            : Log.Of(Rate / Scale);
    }

    /// <inheritdoc/>
    public override double Cdf(double x) => LawArgument.Amount(x) > Scale ? IncompleteGamma.P(Shape, Rate * Y(x)) : 0;

    /// <inheritdoc/>
    public override double Survival(double x) => LawArgument.Amount(x) > Scale ? IncompleteGamma.Q(Shape, Rate * Y(x)) : 1;

    /// <inheritdoc/>
    public override double LogSurvival(double x) => LawArgument.Amount(x) > Scale ? GammaPower.LogUpper(Shape, Rate * Y(x), 1) : 0;

    /// <inheritdoc/>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 0 ? Scale
        : p == 1 ? double.PositiveInfinity
        : At(p <= 0.5 ? IncompleteGamma.InverseP(Shape, p) : IncompleteGamma.InverseQ(Shape, 1 - p));

    /// <inheritdoc/>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? double.PositiveInfinity
        : s == 1 ? Scale
        : At(s < 0.5 ? IncompleteGamma.InverseQ(Shape, s) : IncompleteGamma.InverseP(Shape, 1 - s));

    /// <inheritdoc/>
    public override Severity Times(double factor) => this with { Scale = Scale * Require.Positive(factor) };

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) => _table.Value.Sample(uniforms, buffer);

    /// <remarks>
    /// n (a ln lambda - ln Gamma(a)) + (a - 1) sum ln y - lambda sum y - sum ln x, y = ln(x / scale); minus infinity if an amount is below
    /// the scale.
    /// </remarks>
    internal override double SumLogDensity(ObservedAmounts amounts)
    {
        double logScale = Log.Of(Scale);
        double logs = amounts.Sum(amounts.Logs, new LogOfExcess(logScale));
        return double.IsFinite(logs)
            ? amounts.Weight * (Shape * Log.Of(Rate) - Numerics.LogGamma.Of(Shape) - Rate * (amounts.LogMean - logScale))
                + (Shape - 1) * logs - amounts.LogSum
            : base.SumLogDensity(amounts);
    }

    static ValueList<Parameter> IParametricSeverity<LogGamma>.Space { get; } = [Parameter.Positive("shape"), Parameter.Positive("rate")];

    ValueList<double> IParametricSeverity<LogGamma>.Values => [Shape, Rate];

    static LogGamma IParametricSeverity<LogGamma>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1]);

    // the smallest loss is not fitted: it stays 1; mean and variance of ln X are a / lambda and a / lambda^2
    static IReadOnlyList<double[]> IParametricSeverity<LogGamma>.Starts(SampleShape sample)
    {
        double mean = Math.Max(sample.LogMean, 0.1 * sample.LogDeviation);
        double rate = mean / (sample.LogDeviation * sample.LogDeviation);
        return [[mean * rate, rate]];
    }

    // ln(x / scale), also within a rounding of the scale
    private double Y(double x) => x < 2 * Scale ? Log1p.Of((x - Scale) / Scale) : Log.Of(x / Scale);

    private double At(double rateTimesY) => Scale * Exp.Of(rateTimesY / Rate);

    // ln(ln x - ln scale): NaN below the scale
    private readonly struct LogOfExcess(double logScale) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V logX)
            where V : struct, ILane<V> => Log.Apply(V.Sub(logX, V.Set(logScale)));
    }
}
