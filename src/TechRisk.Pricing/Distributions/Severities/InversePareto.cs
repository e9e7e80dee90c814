using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Inverse Pareto loss: F(x) = (x / (x + theta))^tau. No moment is finite.
/// </summary>
/// <remarks>Source: Klugman, Panjer, Willmot, "Loss Models", appendix A.2.3.2.</remarks>
public sealed record InversePareto : Severity, IParametricSeverity<InversePareto>
{
    /// <summary>An inverse Pareto loss.</summary>
    /// <param name="shape">tau, without unit: F(x) falls like x^tau towards 0; S(x) falls like tau theta / x; above 0.</param>
    /// <param name="scale">theta in the submission's currency; above 0.</param>
    public InversePareto(double shape, double scale)
    {
        Shape = shape;
        Scale = scale;
    }

    /// <summary>tau, without unit: F(x) falls like x^tau towards 0; S(x) falls like tau theta / x; above 0.</summary>
    public double Shape { get; init => field = Require.Positive(value, nameof(Shape)); }

    /// <summary>theta in the submission's currency; above 0.</summary>
    public double Scale { get; init => field = Require.Positive(value, nameof(Scale)); }

    private TransformedBetaFamily Family => new(1, 1, Shape, Scale);

    /// <inheritdoc/>
    /// <remarks>Infinite.</remarks>
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
    /// <remarks>Infinite for every k.</remarks>
    public override double Moment(int order) => Family.Moment(order);

    /// <inheritdoc/>
    /// <remarks>limit^k S(limit) and, by an integral without cancellation, theta^k tau times the integral of w^(tau + k - 1) (1 + w)^(-tau - 1) up to limit / theta.</remarks>
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
    /// <remarks>theta / (p^(-1 / tau) - 1).</remarks>
    public override double Quantile(double p) => Family.Quantile(p);

    /// <inheritdoc/>
    /// <remarks>theta / ((1 - s)^(-1 / tau) - 1).</remarks>
    public override double InverseSurvival(double s) => Family.InverseSurvival(s);

    /// <inheritdoc/>
    public override Severity Times(double factor) => this with { Scale = Scale * Require.Positive(factor) };

    private protected override void FillSurvival(ReadOnlySpan<double> amounts, Span<double> survival) => Family.FillSurvival(amounts, survival);

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) => Family.Sample(uniforms);

    internal override double SumLogDensity(ObservedAmounts amounts) => Family.SumLogDensity(amounts);

    static ValueList<Parameter> IParametricSeverity<InversePareto>.Space { get; } = [Parameter.Positive("shape"), Parameter.Positive("scale")];

    ValueList<double> IParametricSeverity<InversePareto>.Values => [Shape, Scale];

    static InversePareto IParametricSeverity<InversePareto>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1]);

    static IReadOnlyList<double[]> IParametricSeverity<InversePareto>.Starts(SampleShape sample) =>
        TransformedBetaStarts.Linear(sample, [(1, 1), (1, 0.3), (1, 4)], start => [start.Tau, start.Scale]);
}
