using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Loglogistic loss, also Fisk: S(x) = 1 / (1 + (x / theta)^gamma); ln X is logistic.
/// </summary>
/// <remarks>Source: Klugman, Panjer, Willmot, "Loss Models", appendix A.2.3.3.</remarks>
public sealed record LogLogistic : Severity, IParametricSeverity<LogLogistic>
{
    /// <summary>A loglogistic loss.</summary>
    /// <param name="shape">gamma, without unit: the k-th moment is finite for k below gamma; above 0.</param>
    /// <param name="scale">theta, the median, in the submission's currency; above 0.</param>
    public LogLogistic(double shape, double scale)
    {
        Shape = shape;
        Scale = scale;
    }

    /// <summary>gamma, without unit: the k-th moment is finite for k below gamma; above 0.</summary>
    public double Shape { get; init => field = Require.Positive(value, nameof(Shape)); }

    /// <summary>theta, the median, in the submission's currency; above 0.</summary>
    public double Scale { get; init => field = Require.Positive(value, nameof(Scale)); }

    private TransformedBetaFamily Family => new(1, Shape, 1, Scale);

    /// <inheritdoc/>
    /// <remarks>theta Gamma(1 + 1 / gamma) Gamma(1 - 1 / gamma); infinite up to gamma = 1.</remarks>
    public override double Mean => Moment(1);

    /// <inheritdoc/>
    public override double Variance => Family.Variance;

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    public override TailFacts Tail => Family.Tail;

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"shape {Shape}, scale {Scale}");

    /// <inheritdoc/>
    /// <remarks>theta^k Gamma(1 + k / gamma) Gamma(1 - k / gamma); infinite for k of gamma or more.</remarks>
    public override double Moment(int order) => Family.Moment(order);

    /// <inheritdoc/>
    /// <remarks>E[X^k] I_u(1 + k / gamma, 1 - k / gamma) + limit^k S(limit), u / (1 - u) = (limit / theta)^gamma; where E[X^k] is infinite the first summand by
    /// an integral without cancellation.</remarks>
    public override double LimitedMoment(int order, double limit) => Family.LimitedMoment(order, limit);

    /// <inheritdoc/>
    public override double LogDensity(double x) => Family.LogDensity(x);

    /// <inheritdoc/>
    public override double Cdf(double x) => Family.Cdf(x);

    /// <inheritdoc/>
    public override double Survival(double x) => Family.Survival(x);

    /// <inheritdoc/>
    public override double LogSurvival(double x) => Family.LogSurvival(x);

    /// <inheritdoc/>
    /// <remarks>theta (p / (1 - p))^(1 / gamma).</remarks>
    public override double Quantile(double p) => Family.Quantile(p);

    /// <inheritdoc/>
    /// <remarks>theta ((1 - s) / s)^(1 / gamma).</remarks>
    public override double InverseSurvival(double s) => Family.InverseSurvival(s);

    /// <inheritdoc/>
    public override Severity Times(double factor) => this with { Scale = Scale * Require.Positive(factor) };

    private protected override void FillSurvival(ReadOnlySpan<double> amounts, Span<double> survival) => Family.FillSurvival(amounts, survival);

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) => Family.Sample(uniforms);

    internal override double SumLogDensity(ObservedAmounts amounts) => Family.SumLogDensity(amounts);

    static ValueList<Parameter> IParametricSeverity<LogLogistic>.Space { get; } = [Parameter.Positive("shape"), Parameter.Positive("scale")];

    ValueList<double> IParametricSeverity<LogLogistic>.Values => [Shape, Scale];

    static LogLogistic IParametricSeverity<LogLogistic>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1]);

    static IReadOnlyList<double[]> IParametricSeverity<LogLogistic>.Starts(SampleShape sample) =>
        TransformedBetaStarts.Free(sample, [(1, 1)], start => [start.Gamma, start.Scale]);
}
