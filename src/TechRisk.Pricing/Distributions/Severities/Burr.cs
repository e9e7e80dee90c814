using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Burr loss of type XII: S(x) = (1 + (x / theta)^gamma)^-alpha. gamma = 1 is the <see cref="Lomax"/>, alpha = 1 the <see cref="LogLogistic"/>.
/// </summary>
/// <remarks>Source: Klugman, Panjer, Willmot, "Loss Models", appendix A.2.2.1.</remarks>
public sealed record Burr : Severity, IParametricSeverity<Burr>
{
    /// <summary>A Burr loss.</summary>
    /// <param name="alpha">alpha, without unit: the k-th moment is finite for k below alpha gamma; above 0.</param>
    /// <param name="gamma">gamma, without unit: the power of the loss; above 0.</param>
    /// <param name="scale">theta in the submission's currency; above 0.</param>
    public Burr(double alpha, double gamma, double scale)
    {
        Alpha = alpha;
        Gamma = gamma;
        Scale = scale;
    }

    /// <summary>alpha, without unit: the k-th moment is finite for k below alpha gamma; above 0.</summary>
    public double Alpha { get; init => field = Require.Positive(value, nameof(Alpha)); }

    /// <summary>gamma, without unit: the power of the loss; above 0.</summary>
    public double Gamma { get; init => field = Require.Positive(value, nameof(Gamma)); }

    /// <summary>theta in the submission's currency; above 0.</summary>
    public double Scale { get; init => field = Require.Positive(value, nameof(Scale)); }

    private TransformedBetaFamily Family => new(Alpha, Gamma, 1, Scale);

    /// <inheritdoc/>
    /// <remarks>theta Gamma(1 + 1 / gamma) Gamma(alpha - 1 / gamma) / Gamma(alpha); infinite up to alpha gamma = 1.</remarks>
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
        string.Create(CultureInfo.InvariantCulture, $"alpha {Alpha}, gamma {Gamma}, scale {Scale}");

    /// <inheritdoc/>
    /// <remarks>theta^k Gamma(1 + k / gamma) Gamma(alpha - k / gamma) / Gamma(alpha); infinite for k of alpha gamma or more.</remarks>
    public override double Moment(int order) => Family.Moment(order);

    /// <inheritdoc/>
    /// <remarks>E[X^k] I_u(1 + k / gamma, alpha - k / gamma) + limit^k S(limit), u / (1 - u) = (limit / theta)^gamma; where E[X^k] is infinite the first summand by
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
    /// <remarks>theta ((1 - p)^(-1 / alpha) - 1)^(1 / gamma).</remarks>
    public override double Quantile(double p) => Family.Quantile(p);

    /// <inheritdoc/>
    /// <remarks>theta (s^(-1 / alpha) - 1)^(1 / gamma).</remarks>
    public override double InverseSurvival(double s) => Family.InverseSurvival(s);

    /// <inheritdoc/>
    public override Severity Times(double factor) => this with { Scale = Scale * Require.Positive(factor) };

    private protected override void FillSurvival(ReadOnlySpan<double> amounts, Span<double> survival) => Family.FillSurvival(amounts, survival);

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) => Family.Sample(uniforms);

    internal override double SumLogDensity(ObservedAmounts amounts) => Family.SumLogDensity(amounts);

    static ValueList<Parameter> IParametricSeverity<Burr>.Space { get; } =
        [Parameter.Positive("alpha"), Parameter.Positive("gamma"), Parameter.Positive("scale")];

    ValueList<double> IParametricSeverity<Burr>.Values => [Alpha, Gamma, Scale];

    static Burr IParametricSeverity<Burr>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1], values[2]);

    static IReadOnlyList<double[]> IParametricSeverity<Burr>.Starts(SampleShape sample) =>
        TransformedBetaStarts.Free(sample, [(1, 1), (0.4, 1), (4, 1), (20, 1)], start => [start.Alpha, start.Gamma, start.Scale]);
}
