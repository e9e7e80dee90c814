using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Inverse paralogistic loss, the inverse Burr with gamma = tau: F(x) = (1 + (x / theta)^-tau)^-tau.
/// </summary>
/// <remarks>Source: Klugman, Panjer, Willmot, "Loss Models", appendix A.2.3.5.</remarks>
public sealed record InverseParalogistic : Severity, IParametricSeverity<InverseParalogistic>
{
    /// <summary>An inverse paralogistic loss.</summary>
    /// <param name="shape">tau, without unit: the k-th moment is finite for k below tau; above 0.</param>
    /// <param name="scale">theta in the submission's currency; above 0.</param>
    public InverseParalogistic(double shape, double scale)
    {
        Shape = shape;
        Scale = scale;
    }

    /// <summary>tau, without unit: the k-th moment is finite for k below tau; above 0.</summary>
    public double Shape { get; init => field = Require.Positive(value, nameof(Shape)); }

    /// <summary>theta in the submission's currency; above 0.</summary>
    public double Scale { get; init => field = Require.Positive(value, nameof(Scale)); }

    private TransformedBetaFamily Family => new(1, Shape, Shape, Scale);

    /// <inheritdoc/>
    /// <remarks>theta Gamma(tau + 1 / tau) Gamma(1 - 1 / tau) / Gamma(tau); infinite up to tau = 1.</remarks>
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
    /// <remarks>theta^k Gamma(tau + k / tau) Gamma(1 - k / tau) / Gamma(tau); infinite for k of tau or more.</remarks>
    public override double Moment(int order) => Family.Moment(order);

    /// <inheritdoc/>
    /// <remarks>E[X^k] I_u(tau + k / tau, 1 - k / tau) + limit^k S(limit), u / (1 - u) = (limit / theta)^tau; where E[X^k] is infinite the first summand by an
    /// integral without cancellation.</remarks>
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
    /// <remarks>theta (p^(-1 / tau) - 1)^(-1 / tau).</remarks>
    public override double Quantile(double p) => Family.Quantile(p);

    /// <inheritdoc/>
    /// <remarks>theta ((1 - s)^(-1 / tau) - 1)^(-1 / tau).</remarks>
    public override double InverseSurvival(double s) => Family.InverseSurvival(s);

    /// <inheritdoc/>
    public override Severity Times(double factor) => this with { Scale = Scale * Require.Positive(factor) };

    private protected override void FillSurvival(ReadOnlySpan<double> amounts, Span<double> survival) => Family.FillSurvival(amounts, survival);

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) => Family.Sample(uniforms);

    internal override double SumLogDensity(ObservedAmounts amounts) => Family.SumLogDensity(amounts);

    static ValueList<Parameter> IParametricSeverity<InverseParalogistic>.Space { get; } = [Parameter.Positive("shape"), Parameter.Positive("scale")];

    ValueList<double> IParametricSeverity<InverseParalogistic>.Values => [Shape, Scale];

    static InverseParalogistic IParametricSeverity<InverseParalogistic>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1]);

    static IReadOnlyList<double[]> IParametricSeverity<InverseParalogistic>.Starts(SampleShape sample) =>
        TransformedBetaStarts.Tied(sample, shape => (1, shape), start => [start.Gamma, start.Scale]);
}
