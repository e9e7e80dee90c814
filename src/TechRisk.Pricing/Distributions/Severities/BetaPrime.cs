using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Beta prime loss, theta times a ratio of gamma variates with shapes tau and alpha: F(x) = I_u(tau, alpha), u = x / (x + theta). tau = 1 is the
/// <see cref="Lomax"/>.
/// </summary>
/// <remarks>
/// Source: Klugman, Panjer, Willmot, "Loss Models", appendix A.2.2.3, there under the name generalised Pareto; <see cref="GeneralizedPareto"/> is the law of
/// excesses, another family. Sampling has no closed form: it runs through an <see cref="InverseTable"/>.
/// </remarks>
public sealed record BetaPrime : Severity, IParametricSeverity<BetaPrime>
{
    private readonly Lazily<InverseTable> _table;

    /// <summary>A beta prime loss.</summary>
    /// <param name="alpha">alpha, without unit: the k-th moment is finite for k below alpha; above 0.</param>
    /// <param name="tau">tau, without unit: F(x) falls like x^tau towards 0; above 0.</param>
    /// <param name="scale">theta in the submission's currency; above 0.</param>
    public BetaPrime(double alpha, double tau, double scale)
    {
        Alpha = alpha;
        Tau = tau;
        Scale = scale;
        _table = new(() => new InverseTable(this));
    }

    private BetaPrime(BetaPrime other)
        : base(other)
    {
        Alpha = other.Alpha;
        Tau = other.Tau;
        Scale = other.Scale;
        _table = new(() => new InverseTable(this));
    }

    /// <summary>alpha, without unit: the k-th moment is finite for k below alpha; above 0.</summary>
    public double Alpha { get; init => field = Require.Positive(value, nameof(Alpha)); }

    /// <summary>tau, without unit: F(x) falls like x^tau towards 0; above 0.</summary>
    public double Tau { get; init => field = Require.Positive(value, nameof(Tau)); }

    /// <summary>theta in the submission's currency; above 0.</summary>
    public double Scale { get; init => field = Require.Positive(value, nameof(Scale)); }

    private TransformedBetaFamily Family => new(Alpha, 1, Tau, Scale);

    /// <inheritdoc/>
    /// <remarks>theta tau / (alpha - 1); infinite up to alpha = 1.</remarks>
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
        string.Create(CultureInfo.InvariantCulture, $"alpha {Alpha}, tau {Tau}, scale {Scale}");

    /// <inheritdoc/>
    /// <remarks>theta^k tau (tau + 1) ... (tau + k - 1) / ((alpha - 1) ... (alpha - k)); infinite for k of alpha or more.</remarks>
    public override double Moment(int order) => Family.Moment(order);

    /// <inheritdoc/>
    /// <remarks>E[X^k] I_u(tau + k, alpha - k) + limit^k S(limit), u at the limit; where E[X^k] is infinite the first summand by an integral without cancellation.</remarks>
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

    static ValueList<Parameter> IParametricSeverity<BetaPrime>.Space { get; } =
        [Parameter.Positive("alpha"), Parameter.Positive("tau"), Parameter.Positive("scale")];

    ValueList<double> IParametricSeverity<BetaPrime>.Values => [Alpha, Tau, Scale];

    static BetaPrime IParametricSeverity<BetaPrime>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1], values[2]);

    static IReadOnlyList<double[]> IParametricSeverity<BetaPrime>.Starts(SampleShape sample) =>
        TransformedBetaStarts.Linear(sample, [(1, 1), (0.6, 3), (3, 0.6), (3, 3), (10, 1)], start => [start.Alpha, start.Tau, start.Scale]);
}
