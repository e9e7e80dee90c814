using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Inverse Burr loss, also Dagum: F(x) = (1 + (x / theta)^-gamma)^-tau, the law of 1 / X for a Burr X.
/// </summary>
/// <remarks>Source: Klugman, Panjer, Willmot, "Loss Models", appendix A.2.2.2.</remarks>
public sealed record InverseBurr : Severity, IParametricSeverity<InverseBurr>
{
    /// <summary>An inverse Burr loss.</summary>
    /// <param name="tau">tau, without unit: F(x) falls like x^(tau gamma) towards 0; above 0.</param>
    /// <param name="gamma">gamma, without unit: the k-th moment is finite for k below gamma; above 0.</param>
    /// <param name="scale">theta in the submission's currency; above 0.</param>
    public InverseBurr(double tau, double gamma, double scale)
    {
        Tau = tau;
        Gamma = gamma;
        Scale = scale;
    }

    /// <summary>tau, without unit: F(x) falls like x^(tau gamma) towards 0; above 0.</summary>
    public double Tau { get; init => field = Require.Positive(value, nameof(Tau)); }

    /// <summary>gamma, without unit: the k-th moment is finite for k below gamma; above 0.</summary>
    public double Gamma { get; init => field = Require.Positive(value, nameof(Gamma)); }

    /// <summary>theta in the submission's currency; above 0.</summary>
    public double Scale { get; init => field = Require.Positive(value, nameof(Scale)); }

    private TransformedBetaFamily Family => new(1, Gamma, Tau, Scale);

    /// <inheritdoc/>
    /// <remarks>theta Gamma(tau + 1 / gamma) Gamma(1 - 1 / gamma) / Gamma(tau); infinite up to gamma = 1.</remarks>
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
        string.Create(CultureInfo.InvariantCulture, $"tau {Tau}, gamma {Gamma}, scale {Scale}");

    /// <inheritdoc/>
    /// <remarks>theta^k Gamma(tau + k / gamma) Gamma(1 - k / gamma) / Gamma(tau); infinite for k of gamma or more.</remarks>
    public override double Moment(int order) => Family.Moment(order);

    /// <inheritdoc/>
    /// <remarks>E[X^k] I_u(tau + k / gamma, 1 - k / gamma) + limit^k S(limit), u / (1 - u) = (limit / theta)^gamma; where E[X^k] is infinite the first summand by
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
    /// <remarks>theta (p^(-1 / tau) - 1)^(-1 / gamma).</remarks>
    public override double Quantile(double p) => Family.Quantile(p);

    /// <inheritdoc/>
    /// <remarks>theta ((1 - s)^(-1 / tau) - 1)^(-1 / gamma).</remarks>
    public override double InverseSurvival(double s) => Family.InverseSurvival(s);

    /// <inheritdoc/>
    public override Severity Times(double factor) => this with { Scale = Scale * Require.Positive(factor) };

    private protected override void FillSurvival(ReadOnlySpan<double> amounts, Span<double> survival) => Family.FillSurvival(amounts, survival);

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) => Family.Sample(uniforms);

    internal override double SumLogDensity(ObservedAmounts amounts) => Family.SumLogDensity(amounts);

    static ValueList<Parameter> IParametricSeverity<InverseBurr>.Space { get; } =
        [Parameter.Positive("tau"), Parameter.Positive("gamma"), Parameter.Positive("scale")];

    ValueList<double> IParametricSeverity<InverseBurr>.Values => [Tau, Gamma, Scale];

    static InverseBurr IParametricSeverity<InverseBurr>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1], values[2]);

    static IReadOnlyList<double[]> IParametricSeverity<InverseBurr>.Starts(SampleShape sample) =>
        TransformedBetaStarts.Free(sample, [(1, 1), (1, 0.4), (1, 4), (1, 20)], start => [start.Tau, start.Gamma, start.Scale]);
}
