using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Generalised (transformed) gamma loss: theta G^(1 / tau), G gamma with shape a; S(x) = Q(a, u), u = (x / theta)^tau.</summary>
/// <remarks>
/// Source: Klugman, Panjer, Willmot, "Loss Models", appendix A.3.1.1; Stacy, Annals of Mathematical Statistics 33 (1962). Power 1 is
/// the gamma, shape 1 the Weibull law. Sampling has no closed form: it runs through an <see cref="InverseTable"/>.
/// </remarks>
public sealed record GeneralizedGamma : Severity, IParametricSeverity<GeneralizedGamma>
{
    private readonly Lazily<InverseTable> _table;

    /// <summary>A generalised gamma loss.</summary>
    /// <param name="shape">a, without unit; above 0.</param>
    /// <param name="scale">theta in the submission's currency; above 0.</param>
    /// <param name="power">tau, without unit: below 1 the tail is heavier than exponential; above 0.</param>
    public GeneralizedGamma(double shape, double scale, double power)
    {
        Shape = shape;
        Scale = scale;
        Power = power;
        _table = new(() => new InverseTable(this));
    }

    private GeneralizedGamma(GeneralizedGamma other)
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
    /// <remarks>E[X]^2 (Gamma(a + 2 / tau) Gamma(a) / Gamma(a + 1 / tau)^2 - 1), the difference taken between logarithms.</remarks>
    public override double Variance => Mean * Mean * GammaPower.SquaredCv(Shape, 1 / Power);

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    /// <remarks>The exponential moment is finite for every argument above power 1, for none below it, below 1 / theta at it.</remarks>
    public override TailFacts Tail => TailFacts.Unbounded(
        double.PositiveInfinity,
        exponentialAbscissa: Power > 1 ? double.PositiveInfinity : Power < 1 ? 0 : 1 / Scale);

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"shape {Shape}, scale {Scale}, power {Power}");

    /// <inheritdoc/>
    /// <remarks>theta^k Gamma(a + k / tau) / Gamma(a).</remarks>
    public override double Moment(int order) =>
        MomentMath.Power(Scale, LawArgument.Order(order)) * GammaPower.Moment(Shape, Raised(order));

    /// <inheritdoc/>
    /// <remarks>E[X^k] P(a + k / tau, u) + limit^k Q(a, u), u taken at the limit.</remarks>
    public override double LimitedMoment(int order, double limit)
    {
        LawArgument.Order(order);
        if (double.IsPositiveInfinity(LawArgument.Limit(limit)))
        {
            return Moment(order);
        }

        double raised = Raised(order);
        double ratio = limit / Scale;
        double u = Pow.Of(ratio, Power);

        // below its mean the raised variate's P is small where its moment is large: limit^k u^a e^-u / Gamma(a) M(1, a + k / tau + 1, u)
        double within = u < raised + 1
            ? MomentMath.Power(limit, order) * GammaPower.Weight(Shape, ratio, Power) * KummerOne.Of(raised, u) / raised
            : Moment(order) * IncompleteGamma.P(raised, u);
        return within + MomentMath.Capped(limit, order, GammaPower.Upper(Shape, ratio, Power));
    }

    /// <inheritdoc/>
    /// <remarks>ln of tau u^a exp(-u) / (x Gamma(a)).</remarks>
    public override double LogDensity(double x)
    {
        if (!(LawArgument.Amount(x) >= 0) || double.IsPositiveInfinity(x))
        {
            return double.NegativeInfinity;
        }

        return x > 0 ? GammaPower.LogWeight(Shape, x / Scale, Power) + Log.Of(Power / x)
            : Shape * Power > 1 ? double.NegativeInfinity
            : Shape * Power < 1 ? double.PositiveInfinity
            : Log.Of(Power / Scale) - Numerics.LogGamma.Of(Shape);
    }

    /// <inheritdoc/>
    public override double Cdf(double x) => LawArgument.Amount(x) > 0 ? GammaPower.Lower(Shape, x / Scale, Power) : 0;

    /// <inheritdoc/>
    public override double Survival(double x) => LawArgument.Amount(x) > 0 ? GammaPower.Upper(Shape, x / Scale, Power) : 1;

    /// <inheritdoc/>
    public override double LogSurvival(double x) => LawArgument.Amount(x) > 0 ? GammaPower.LogUpper(Shape, x / Scale, Power) : 0;

    /// <inheritdoc/>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 0 ? 0
        : p == 1 ? double.PositiveInfinity
        : Scale * (p <= 0.5 ? GammaPower.InverseLower(Shape, p, Power) : GammaPower.InverseUpper(Shape, 1 - p, Power));

    /// <inheritdoc/>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? double.PositiveInfinity
        : s == 1 ? 0
        : Scale * (s < 0.5 ? GammaPower.InverseUpper(Shape, s, Power) : GammaPower.InverseLower(Shape, 1 - s, Power));

    /// <inheritdoc/>
    public override Severity Times(double factor) => this with { Scale = Scale * Require.Positive(factor) };

    private protected override void FillSurvival(ReadOnlySpan<double> amounts, Span<double> survival) =>
        GridSurvival.Fill(this, amounts, survival, new RelativeDensities.OfPowerOfPower((Shape * Power) - 1, Power, Scale));

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) => _table.Value.Sample(uniforms, buffer);

    /// <remarks>n (ln tau - ln Gamma(a)) + a tau (sum ln x - n ln theta) - sum (x / theta)^tau - sum ln x.</remarks>
    internal override double SumLogDensity(ObservedAmounts amounts)
    {
        double logScale = Log.Of(Scale);
        return amounts.Weight * (Log.Of(Power) - Numerics.LogGamma.Of(Shape) + Shape * Power * (amounts.LogMean - logScale))
            - amounts.LogSum - amounts.Sum(amounts.Logs, new GammaPower.OfLog(Power, logScale));
    }

    static ValueList<Parameter> IParametricSeverity<GeneralizedGamma>.Space { get; } =
        [Parameter.Positive("shape"), Parameter.Positive("scale"), Parameter.Positive("power")];

    ValueList<double> IParametricSeverity<GeneralizedGamma>.Values => [Shape, Scale, Power];

    static GeneralizedGamma IParametricSeverity<GeneralizedGamma>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1], values[2]);

    // ln X has variance trigamma(a) / tau^2 and mean ln theta + digamma(a) / tau
    static IReadOnlyList<double[]> IParametricSeverity<GeneralizedGamma>.Starts(SampleShape sample)
    {
        List<double[]> starts = [];
        foreach ((double shape, double logVariance) in GammaPower.StartingShapes)
        {
            double power = Math.Sqrt(logVariance) / sample.LogDeviation;
            starts.Add([shape, Exp.Of(sample.LogMean - Digamma.Of(shape) / power), power]);
        }

        return starts;
    }

    private double Raised(int order) => Math.FusedMultiplyAdd(Shape, Power, order) / Power;
}
