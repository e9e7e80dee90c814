using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Inverse gamma loss (Vinci): theta / G, G gamma with shape a; S(x) = P(a, theta / x).</summary>
/// <remarks>
/// Source: Klugman, Panjer, Willmot, "Loss Models", appendix A.3.2.2. The tail falls as x^(-a). Sampling has no closed form: it runs
/// through an <see cref="InverseTable"/>.
/// </remarks>
public sealed record InverseGamma : Severity, IParametricSeverity<InverseGamma>
{
    private readonly Lazily<InverseTable> _table;

    /// <summary>An inverse gamma loss.</summary>
    /// <param name="shape">a, without unit: moments below it are finite; above 0.</param>
    /// <param name="scale">theta in the submission's currency; above 0.</param>
    public InverseGamma(double shape, double scale)
    {
        Shape = shape;
        Scale = scale;
        _table = new(() => new InverseTable(this));
    }

    private InverseGamma(InverseGamma other)
        : base(other)
    {
        Shape = other.Shape;
        Scale = other.Scale;
        _table = new(() => new InverseTable(this));
    }

    /// <summary>a, without unit; above 0.</summary>
    public double Shape { get; init => field = Require.Positive(value, nameof(Shape)); }

    /// <summary>theta in the submission's currency; above 0.</summary>
    public double Scale { get; init => field = Require.Positive(value, nameof(Scale)); }

    /// <inheritdoc/>
    public override double Mean => Moment(1);

    /// <inheritdoc/>
    /// <remarks>E[X]^2 / (a - 2); infinite up to a = 2.</remarks>
    public override double Variance => Shape > 2 ? Mean * Mean / (Shape - 2) : double.PositiveInfinity;

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    /// <remarks>Moments below a are finite.</remarks>
    public override TailFacts Tail => TailFacts.Unbounded(Shape, exponentialAbscissa: 0);

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"shape {Shape}, scale {Scale}");

    /// <summary>The inverse gamma with this mean and coefficient of variation: a = 2 + 1 / cv^2, theta = mean (a - 1).</summary>
    /// <param name="mean">E[X] in the submission's currency; above 0.</param>
    /// <param name="cv">Standard deviation divided by mean; above 0.</param>
    public static InverseGamma FromMeanAndCv(double mean, double cv)
    {
        double excess = 1 / (Require.Positive(cv) * cv);
        return new(2 + excess, Require.Positive(mean) * (1 + excess));
    }

    /// <inheritdoc/>
    /// <remarks>theta^k / ((a - 1) (a - 2) ... (a - k)); infinite from k = a on.</remarks>
    public override double Moment(int order)
    {
        if (LawArgument.Order(order) >= Shape)
        {
            return double.PositiveInfinity;
        }

        double moment = 1;
        for (int i = 1; i <= order; i++)
        {
            moment *= Scale / (Shape - i);
        }

        return moment;
    }

    /// <inheritdoc/>
    /// <remarks>theta^k Gamma(a - k, t) / Gamma(a) + limit^k P(a, t), t = theta / limit; finite also where E[X^k] is not.</remarks>
    public override double LimitedMoment(int order, double limit) =>
        double.IsPositiveInfinity(LawArgument.Limit(limit))
            ? Moment(order)
            : GammaPower.LimitedInverseMoment(LawArgument.Order(order), Shape, Scale, 1, limit);

    /// <inheritdoc/>
    /// <remarks>ln of t^a exp(-t) / (x Gamma(a)), t = theta / x.</remarks>
    public override double LogDensity(double x) => LawArgument.Amount(x) > 0 && !double.IsPositiveInfinity(x)
        ? GammaPower.LogWeight(Shape, Scale / x, 1) - Log.Of(x)
        : double.NegativeInfinity;

    /// <inheritdoc/>
    public override double Cdf(double x) => LawArgument.Amount(x) > 0 ? GammaPower.Upper(Shape, Scale / x, 1) : 0;

    /// <inheritdoc/>
    public override double Survival(double x) => LawArgument.Amount(x) > 0 ? GammaPower.Lower(Shape, Scale / x, 1) : 1;

    /// <inheritdoc/>
    public override double LogSurvival(double x) => LawArgument.Amount(x) > 0 ? GammaPower.LogLower(Shape, Scale / x, 1) : 0;

    /// <inheritdoc/>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 0 ? 0
        : p == 1 ? double.PositiveInfinity
        : Scale / (p <= 0.5 ? GammaPower.InverseUpper(Shape, p, 1) : GammaPower.InverseLower(Shape, 1 - p, 1));

    /// <inheritdoc/>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? double.PositiveInfinity
        : s == 1 ? 0
        : Scale / (s < 0.5 ? GammaPower.InverseLower(Shape, s, 1) : GammaPower.InverseUpper(Shape, 1 - s, 1));

    /// <inheritdoc/>
    public override Severity Times(double factor) => this with { Scale = Scale * Require.Positive(factor) };

    private protected override void FillSurvival(ReadOnlySpan<double> amounts, Span<double> survival) =>
        GridSurvival.Fill(this, amounts, survival, new RelativeDensities.OfPowerAndRates(-Shape - 1, 0, Scale));

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) => _table.Value.Sample(uniforms, buffer);

    /// <remarks>-n ln Gamma(a) - a (sum ln x - n ln theta) - sum theta / x - sum ln x.</remarks>
    internal override double SumLogDensity(ObservedAmounts amounts)
    {
        double logScale = Log.Of(Scale);
        return -amounts.Weight * (Numerics.LogGamma.Of(Shape) + Shape * (amounts.LogMean - logScale))
            - amounts.LogSum - amounts.Sum(amounts.Logs, new GammaPower.OfLog(-1, logScale));
    }

    static ValueList<Parameter> IParametricSeverity<InverseGamma>.Space { get; } = [Parameter.Positive("shape"), Parameter.Positive("scale")];

    ValueList<double> IParametricSeverity<InverseGamma>.Values => [Shape, Scale];

    static InverseGamma IParametricSeverity<InverseGamma>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1]);

    // ln X has the variance trigamma(a), about 1 / (a - 1/2), and the mean ln theta - digamma(a)
    static IReadOnlyList<double[]> IParametricSeverity<InverseGamma>.Starts(SampleShape sample)
    {
        double shape = Math.Max(1 / sample.LogDeviation, 0.5 + 1 / (sample.LogDeviation * sample.LogDeviation));
        return [[shape, Exp.Of(sample.LogMean + Digamma.Of(shape))]];
    }
}
