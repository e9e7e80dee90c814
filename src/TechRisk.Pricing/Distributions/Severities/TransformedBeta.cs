using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Transformed beta loss: F(x) = I_u(tau, alpha), u = v / (1 + v), v = (x / theta)^gamma. Its special cases are <see cref="Burr"/> (tau = 1),
/// <see cref="InverseBurr"/> (alpha = 1) and <see cref="BetaPrime"/> (gamma = 1).
/// </summary>
/// <remarks>
/// Source: Klugman, Panjer, Willmot, "Loss Models", appendix A.2.1.1. I is the regularised incomplete beta function, evaluated from u and 1 - u. Sampling
/// has no closed form: it runs through an <see cref="InverseTable"/>.
/// </remarks>
public sealed record TransformedBeta : Severity, IParametricSeverity<TransformedBeta>
{
    private readonly Lazily<InverseTable> _table;

    /// <summary>A transformed beta loss.</summary>
    /// <param name="alpha">alpha, without unit: the k-th moment is finite for k below alpha gamma; above 0.</param>
    /// <param name="gamma">gamma, without unit: the power of the loss; above 0.</param>
    /// <param name="tau">tau, without unit: F(x) falls like x^(tau gamma) towards 0; above 0.</param>
    /// <param name="scale">theta in the submission's currency; above 0.</param>
    public TransformedBeta(double alpha, double gamma, double tau, double scale)
    {
        Alpha = alpha;
        Gamma = gamma;
        Tau = tau;
        Scale = scale;
        _table = new(() => new InverseTable(this));
    }

    private TransformedBeta(TransformedBeta other)
        : base(other)
    {
        Alpha = other.Alpha;
        Gamma = other.Gamma;
        Tau = other.Tau;
        Scale = other.Scale;
        _table = new(() => new InverseTable(this));
    }

    /// <summary>alpha, without unit: the k-th moment is finite for k below alpha gamma; above 0.</summary>
    public double Alpha { get; init => field = Require.Positive(value, nameof(Alpha)); }

    /// <summary>gamma, without unit: the power of the loss; above 0.</summary>
    public double Gamma { get; init => field = Require.Positive(value, nameof(Gamma)); }

    /// <summary>tau, without unit: F(x) falls like x^(tau gamma) towards 0; above 0.</summary>
    public double Tau { get; init => field = Require.Positive(value, nameof(Tau)); }

    /// <summary>theta in the submission's currency; above 0.</summary>
    public double Scale { get; init => field = Require.Positive(value, nameof(Scale)); }

    private TransformedBetaFamily Family => new(Alpha, Gamma, Tau, Scale);

    /// <inheritdoc/>
    /// <remarks>theta Gamma(tau + 1 / gamma) Gamma(alpha - 1 / gamma) / (Gamma(tau) Gamma(alpha)); infinite up to alpha gamma = 1.</remarks>
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
        string.Create(CultureInfo.InvariantCulture, $"alpha {Alpha}, gamma {Gamma}, tau {Tau}, scale {Scale}");

    /// <inheritdoc/>
    /// <remarks>theta^k Gamma(tau + k / gamma) Gamma(alpha - k / gamma) / (Gamma(tau) Gamma(alpha)); infinite for k of alpha gamma or more.</remarks>
    public override double Moment(int order) => Family.Moment(order);

    /// <inheritdoc/>
    /// <remarks>E[X^k] I_u(tau + k / gamma, alpha - k / gamma) + limit^k S(limit); where E[X^k] is infinite the first summand by an integral without cancellation.</remarks>
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
    /// <remarks>By inversion of the incomplete beta function.</remarks>
    public override double Quantile(double p) => Family.Quantile(p);

    /// <inheritdoc/>
    /// <remarks>By inversion of the incomplete beta function.</remarks>
    public override double InverseSurvival(double s) => Family.InverseSurvival(s);

    /// <inheritdoc/>
    public override Severity Times(double factor) => this with { Scale = Scale * Require.Positive(factor) };

    private protected override void FillSurvival(ReadOnlySpan<double> amounts, Span<double> survival) => Family.FillSurvival(amounts, survival);

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) => _table.Value.Sample(uniforms, buffer);

    internal override double SumLogDensity(ObservedAmounts amounts) => Family.SumLogDensity(amounts);

    static ValueList<Parameter> IParametricSeverity<TransformedBeta>.Space { get; } =
        [Parameter.Positive("alpha"), Parameter.Positive("gamma"), Parameter.Positive("tau"), Parameter.Positive("scale")];

    ValueList<double> IParametricSeverity<TransformedBeta>.Values => [Alpha, Gamma, Tau, Scale];

    static TransformedBeta IParametricSeverity<TransformedBeta>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1], values[2], values[3]);

    static IReadOnlyList<double[]> IParametricSeverity<TransformedBeta>.Starts(SampleShape sample) =>
        TransformedBetaStarts.Free(sample, [(1, 1), (0.4, 1), (4, 1), (1, 0.4), (1, 4)], start => [start.Alpha, start.Gamma, start.Tau, start.Scale]);
}
