using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Inverse generalised (inverse transformed) gamma loss: theta G^(-1 / tau), G gamma with shape a; S(x) = P(a, u), u = (theta / x)^tau.
/// </summary>
/// <remarks>
/// Source: Klugman, Panjer, Willmot, "Loss Models", appendix A.3.1.2. The tail falls as x^(-a tau). Power 1 is the inverse gamma law.
/// Sampling has no closed form: it runs through an <see cref="InverseTable"/>.
/// </remarks>
public sealed record InverseGeneralizedGamma : Severity, IParametricSeverity<InverseGeneralizedGamma>
{
    private readonly Lazily<InverseTable> _table;

    /// <summary>An inverse generalised gamma loss.</summary>
    /// <param name="shape">a, without unit; above 0.</param>
    /// <param name="scale">theta in the submission's currency; above 0.</param>
    /// <param name="power">tau, without unit; above 0.</param>
    public InverseGeneralizedGamma(double shape, double scale, double power)
    {
        Shape = shape;
        Scale = scale;
        Power = power;
        _table = new(() => new InverseTable(this));
    }

    private InverseGeneralizedGamma(InverseGeneralizedGamma other)
        : base(other)
    {
        Shape = other.Shape;
        Scale = other.Scale;
        Power = other.Power;
        _table = new(() => new InverseTable(this));
    }

    /// <summary>a, without unit; above 0.</summary>
    public double Shape { get; init => field = Require.Positive(value, nameof(Shape)); }

    /// <summary>theta in the submission's currency; above 0.</summary>
    public double Scale { get; init => field = Require.Positive(value, nameof(Scale)); }

    /// <summary>tau, without unit; above 0.</summary>
    public double Power { get; init => field = Require.Positive(value, nameof(Power)); }

    /// <inheritdoc/>
    public override double Mean => Moment(1);

    /// <inheritdoc/>
    /// <remarks>E[X]^2 (Gamma(a - 2 / tau) Gamma(a) / Gamma(a - 1 / tau)^2 - 1), the difference taken between logarithms; infinite up to a tau = 2.</remarks>
    public override double Variance => Left(2) > 0 ? Mean * Mean * GammaPower.SquaredCv(Shape, -1 / Power) : double.PositiveInfinity;

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    /// <remarks>Moments below a tau are finite.</remarks>
    public override TailFacts Tail => TailFacts.Unbounded(Shape * Power, exponentialAbscissa: 0);

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"shape {Shape}, scale {Scale}, power {Power}");

    /// <inheritdoc/>
    /// <remarks>theta^k Gamma(a - k / tau) / Gamma(a); infinite from k = a tau on.</remarks>
    public override double Moment(int order) => Left(LawArgument.Order(order)) > 0
        ? MomentMath.Power(Scale, order) * GammaPower.Moment(Shape, Left(order))
        : double.PositiveInfinity;

    /// <inheritdoc/>
    /// <remarks>theta^k Gamma(a - k / tau, u) / Gamma(a) + limit^k P(a, u), u taken at the limit; finite also where E[X^k] is not.</remarks>
    public override double LimitedMoment(int order, double limit) =>
        double.IsPositiveInfinity(LawArgument.Limit(limit))
            ? Moment(order)
            : GammaPower.LimitedInverseMoment(LawArgument.Order(order), Shape, Scale, Power, limit);

    /// <inheritdoc/>
    /// <remarks>ln of tau u^a exp(-u) / (x Gamma(a)).</remarks>
    public override double LogDensity(double x) => LawArgument.Amount(x) > 0 && !double.IsPositiveInfinity(x)
        ? GammaPower.LogWeight(Shape, Scale / x, Power) + Log.Of(Power / x)
        : double.NegativeInfinity;

    /// <inheritdoc/>
    public override double Cdf(double x) => LawArgument.Amount(x) > 0 ? GammaPower.Upper(Shape, Scale / x, Power) : 0;

    /// <inheritdoc/>
    public override double Survival(double x) => LawArgument.Amount(x) > 0 ? GammaPower.Lower(Shape, Scale / x, Power) : 1;

    /// <inheritdoc/>
    public override double LogSurvival(double x) => LawArgument.Amount(x) > 0 ? GammaPower.LogLower(Shape, Scale / x, Power) : 0;

    /// <inheritdoc/>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 0 ? 0
        : p == 1 ? double.PositiveInfinity
        : Scale / (p <= 0.5 ? GammaPower.InverseUpper(Shape, p, Power) : GammaPower.InverseLower(Shape, 1 - p, Power));

    /// <inheritdoc/>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? double.PositiveInfinity
        : s == 1 ? 0
        : Scale / (s < 0.5 ? GammaPower.InverseLower(Shape, s, Power) : GammaPower.InverseUpper(Shape, 1 - s, Power));

    /// <inheritdoc/>
    public override Severity Times(double factor) => this with { Scale = Scale * Require.Positive(factor) };

    private protected override void FillSurvival(ReadOnlySpan<double> amounts, Span<double> survival) =>
        GridSurvival.Fill(this, amounts, survival, new RelativeDensities.OfPowerOfPower((-Shape * Power) - 1, -Power, Scale));

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) => _table.Value.Sample(uniforms, buffer);

    /// <remarks>n (ln tau - ln Gamma(a)) - a tau (sum ln x - n ln theta) - sum (theta / x)^tau - sum ln x.</remarks>
    internal override double SumLogDensity(ObservedAmounts amounts)
    {
        double logScale = Log.Of(Scale);
        return amounts.Weight * (Log.Of(Power) - Numerics.LogGamma.Of(Shape) - Shape * Power * (amounts.LogMean - logScale))
            - amounts.LogSum - amounts.Sum(amounts.Logs, new GammaPower.OfLog(-Power, logScale));
    }

    static ValueList<Parameter> IParametricSeverity<InverseGeneralizedGamma>.Space { get; } =
        [Parameter.Positive("shape"), Parameter.Positive("scale"), Parameter.Positive("power")];

    ValueList<double> IParametricSeverity<InverseGeneralizedGamma>.Values => [Shape, Scale, Power];

    static InverseGeneralizedGamma IParametricSeverity<InverseGeneralizedGamma>.FromValues(ReadOnlySpan<double> values) =>
        new(values[0], values[1], values[2]);

    // ln X has variance trigamma(a) / tau^2 and mean ln theta - digamma(a) / tau
    static IReadOnlyList<double[]> IParametricSeverity<InverseGeneralizedGamma>.Starts(SampleShape sample)
    {
        List<double[]> starts = [];
        foreach ((double shape, double logVariance) in GammaPower.StartingShapes)
        {
            double power = Math.Sqrt(logVariance) / sample.LogDeviation;
            starts.Add([shape, Exp.Of(sample.LogMean + Digamma.Of(shape) / power), power]);
        }

        return starts;
    }

    private double Left(int order) => Math.FusedMultiplyAdd(Shape, Power, -order) / Power;
}
