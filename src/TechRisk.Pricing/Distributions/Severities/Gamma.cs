using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Gamma loss: density (x / theta)^a exp(-x / theta) / (x Gamma(a)), S(x) = Q(a, x / theta).</summary>
/// <remarks>
/// Source: Klugman, Panjer, Willmot, "Loss Models", appendix A.3.2.1. P and Q are the regularised incomplete gamma functions.
/// Sampling has no closed form: it runs through an <see cref="InverseTable"/>.
/// </remarks>
public sealed record Gamma : Severity, IParametricSeverity<Gamma>
{
    private readonly Lazily<InverseTable> _table;

    /// <summary>A gamma loss.</summary>
    /// <param name="shape">a, without unit: 1 / a is the squared coefficient of variation; above 0.</param>
    /// <param name="scale">theta in the submission's currency; above 0.</param>
    public Gamma(double shape, double scale)
    {
        Shape = shape;
        Scale = scale;
        _table = new(() => new InverseTable(this));
    }

    private Gamma(Gamma other)
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
    public override double Mean => Shape * Scale;

    /// <inheritdoc/>
    public override double Variance => Shape * Scale * Scale;

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    /// <remarks>E[exp(t X)] is finite for t below 1 / theta.</remarks>
    public override TailFacts Tail => TailFacts.Unbounded(double.PositiveInfinity, exponentialAbscissa: 1 / Scale);

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"shape {Shape}, scale {Scale}");

    /// <summary>The gamma with this mean and coefficient of variation: a = 1 / cv^2, theta = mean cv^2.</summary>
    /// <param name="mean">E[X] in the submission's currency; above 0.</param>
    /// <param name="cv">Standard deviation divided by mean; above 0.</param>
    public static Gamma FromMeanAndCv(double mean, double cv) =>
        new(1 / (Require.Positive(cv) * cv), Require.Positive(mean) * cv * cv);

    /// <inheritdoc/>
    /// <remarks>theta^k a (a + 1) ... (a + k - 1).</remarks>
    public override double Moment(int order) => MomentMath.Rising(Shape, LawArgument.Order(order)) * MomentMath.Power(Scale, order);

    /// <inheritdoc/>
    /// <remarks>E[X^k] P(a + k, t) + limit^k Q(a, t), t = limit / theta.</remarks>
    public override double LimitedMoment(int order, double limit)
    {
        double t = LawArgument.Limit(limit) / Scale;
        return double.IsPositiveInfinity(limit)
            ? Moment(order)
            : Moment(order) * IncompleteGamma.P(Shape + order, t) + MomentMath.Capped(limit, order, IncompleteGamma.Q(Shape, t));
    }

    /// <inheritdoc/>
    /// <remarks>The Poisson probability of a at t = x / theta, times a / x: exact also for a large shape.</remarks>
    public override double LogDensity(double x)
    {
        if (!(LawArgument.Amount(x) >= 0) || double.IsPositiveInfinity(x))
        {
            return double.NegativeInfinity;
        }

        return x > 0 ? PoissonTerms.LogProbability(Shape, x / Scale) + Log.Of(Shape / x)
            : Shape > 1 ? double.NegativeInfinity
            : Shape < 1 ? double.PositiveInfinity
            : -Log.Of(Scale);
    }

    /// <inheritdoc/>
    public override double Cdf(double x) => LawArgument.Amount(x) > 0 ? IncompleteGamma.P(Shape, x / Scale) : 0;

    /// <inheritdoc/>
    public override double Survival(double x) => LawArgument.Amount(x) > 0 ? IncompleteGamma.Q(Shape, x / Scale) : 1;

    /// <inheritdoc/>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 0 ? 0
        : p == 1 ? double.PositiveInfinity
        : Scale * (p <= 0.5 ? IncompleteGamma.InverseP(Shape, p) : IncompleteGamma.InverseQ(Shape, 1 - p));

    /// <inheritdoc/>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? double.PositiveInfinity
        : s == 1 ? 0
        : Scale * (s < 0.5 ? IncompleteGamma.InverseQ(Shape, s) : IncompleteGamma.InverseP(Shape, 1 - s));

    /// <inheritdoc/>
    public override Severity Times(double factor) => this with { Scale = Scale * Require.Positive(factor) };

    /// <remarks>(a - 1) sum ln x - sum x / theta - n (ln Gamma(a) + a ln theta).</remarks>
    internal override double SumLogDensity(ObservedAmounts amounts) =>
        (Shape - 1) * amounts.LogSum - amounts.ValueSum / Scale - amounts.Weight * (Numerics.LogGamma.Of(Shape) + Shape * Log.Of(Scale));

    static ValueList<Parameter> IParametricSeverity<Gamma>.Space { get; } = [Parameter.Positive("shape"), Parameter.Positive("scale")];

    ValueList<double> IParametricSeverity<Gamma>.Values => [Shape, Scale];

    static Gamma IParametricSeverity<Gamma>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1]);

    static IReadOnlyList<double[]> IParametricSeverity<Gamma>.Starts(SampleShape sample) => [[1 / sample.SquaredCv, sample.Variance / sample.Mean], [1, sample.Mean]];

    private protected override void FillSurvival(ReadOnlySpan<double> amounts, Span<double> survival) =>
        GridSurvival.Fill(this, amounts, survival, new RelativeDensities.OfPowerAndRates(Shape - 1, 1 / Scale, 0));

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) => _table.Value.Sample(uniforms, buffer);
}
