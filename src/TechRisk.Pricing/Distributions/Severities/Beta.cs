using System.Globalization;
using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Beta loss, bounded: upper times Y with the density y^(alpha - 1) (1 - y)^(beta - 1) / B(alpha, beta) on [0, 1];
/// S(x) = I_(1 - t)(beta, alpha), t = x / upper.
/// </summary>
/// <remarks>
/// Source: Klugman, Panjer, Willmot, "Loss Models", appendix A.6.1.2. A damage ratio unless <see cref="Upper"/> is set. Sampling has no
/// closed form: it runs through an <see cref="InverseTable"/>.
/// </remarks>
public sealed record Beta : Severity, IParametricSeverity<Beta>
{
    private readonly Lazily<InverseTable> _table;

    /// <summary>A beta loss on [0, 1]; set <see cref="Upper"/> for another largest loss.</summary>
    /// <param name="alpha">alpha, the shape at 0, without unit; above 0.</param>
    /// <param name="beta">beta, the shape at the upper end, without unit; above 0.</param>
    public Beta(double alpha, double beta)
    {
        Alpha = alpha;
        UpperShape = Require.Positive(beta);
        Upper = 1;
        _table = new(() => new InverseTable(this));
    }

    private Beta(Beta other)
        : base(other)
    {
        Alpha = other.Alpha;
        UpperShape = other.UpperShape;
        Upper = other.Upper;
        _table = new(() => new InverseTable(this));
    }

    /// <summary>alpha, the shape at 0, without unit; above 0.</summary>
    public double Alpha { get; init => field = Require.Positive(value, nameof(Alpha)); }

    /// <summary>beta, the shape at the upper end, without unit; above 0.</summary>
    public double UpperShape { get; init => field = Require.Positive(value, nameof(UpperShape)); }

    /// <summary>The largest possible loss in the submission's currency; above 0, by default 1.</summary>
    public double Upper { get; init => field = Require.Positive(value, nameof(Upper)); }

    /// <inheritdoc/>
    /// <remarks>upper alpha / (alpha + beta).</remarks>
    public override double Mean => Upper * (Alpha / (Alpha + UpperShape));

    /// <inheritdoc/>
    /// <remarks>upper^2 alpha beta / ((alpha + beta)^2 (alpha + beta + 1)).</remarks>
    public override double Variance =>
        Upper * Upper * (Alpha / (Alpha + UpperShape)) * (UpperShape / (Alpha + UpperShape)) / (Alpha + UpperShape + 1);

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => Upper;

    /// <inheritdoc/>
    public override TailFacts Tail => TailFacts.BoundedBy(Upper);

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"alpha {Alpha}, beta {UpperShape}, upper {Upper}");

    /// <summary>The beta with this mean and coefficient of variation on [0, 1]: alpha + beta = (1 - mean) / (mean cv^2) - 1.</summary>
    /// <param name="mean">E[X]; strictly between 0 and 1.</param>
    /// <param name="cv">Standard deviation divided by mean; above 0, its square below (1 - mean) / mean.</param>
    public static Beta FromMeanAndCv(double mean, double cv)
    {
        double sum = (1 - Require.Level(mean)) / (mean * Require.Positive(cv) * cv) - 1;
        return sum > 0
            ? new(mean * sum, (1 - mean) * sum)
            : throw Require.Wrong(nameof(cv), cv, string.Create(CultureInfo.InvariantCulture, $"must have a square below (1 - mean) / mean, mean {mean}"));
    }

    /// <inheritdoc/>
    /// <remarks>upper^k alpha (alpha + 1) ... / ((alpha + beta) (alpha + beta + 1) ...), k factors each.</remarks>
    public override double Moment(int order)
    {
        LawArgument.Order(order);
        double moment = 1;
        for (int i = 0; i < order; i++)
        {
            moment *= Upper * ((Alpha + i) / (Alpha + UpperShape + i));
        }

        return moment;
    }

    /// <inheritdoc/>
    /// <remarks>E[X^k] I_t(alpha + k, beta) + limit^k I_(1 - t)(beta, alpha), t = limit / upper.</remarks>
    public override double LimitedMoment(int order, double limit)
    {
        double moment = Moment(order);
        return LawArgument.Limit(limit) >= Upper
            ? moment
            : moment * IncompleteBeta.Lower(Alpha + order, UpperShape, limit / Upper, (Upper - limit) / Upper)
                + MomentMath.Capped(limit, order, Survival(limit));
    }

    /// <inheritdoc/>
    public override double LogDensity(double x)
    {
        if (!(LawArgument.Amount(x) >= 0 && x <= Upper))
        {
            return double.NegativeInfinity;
        }

        double left = Alpha == 1 ? 0 : (Alpha - 1) * Log.Of(x / Upper);
        double right = UpperShape == 1 ? 0 : (UpperShape - 1) * Log.Of((Upper - x) / Upper);
        return left + right - LogBeta.Of(Alpha, UpperShape) - Log.Of(Upper);
    }

    /// <inheritdoc/>
    public override double Cdf(double x) =>
        !(LawArgument.Amount(x) > 0) ? 0
        : x >= Upper ? 1
        : IncompleteBeta.Lower(Alpha, UpperShape, x / Upper, (Upper - x) / Upper);

    /// <inheritdoc/>
    public override double Survival(double x) =>
        !(LawArgument.Amount(x) > 0) ? 1
        : x >= Upper ? 0
        : IncompleteBeta.Lower(UpperShape, Alpha, (Upper - x) / Upper, x / Upper);

    /// <inheritdoc/>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 0 ? 0
        : p == 1 ? Upper
        : p <= 0.5 ? FromBelow(p)
        : FromAbove(1 - p);

    /// <inheritdoc/>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? Upper
        : s == 1 ? 0
        : s < 0.5 ? FromAbove(s)
        : FromBelow(1 - s);

    /// <inheritdoc/>
    public override Severity Times(double factor) => this with { Upper = Upper * Require.Positive(factor) };

    private protected override void FillSurvival(ReadOnlySpan<double> amounts, Span<double> survival) =>
        GridSurvival.Fill(this, amounts, survival, new RelativeDensities.OfTwoPowers(Alpha - 1, UpperShape - 1, Upper));

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) => _table.Value.Sample(uniforms, buffer);

    /// <remarks>(alpha - 1) sum ln t + (beta - 1) sum ln(1 - t) - n (ln B(alpha, beta) + ln upper); minus infinity if an amount is above the upper end.</remarks>
    internal override double SumLogDensity(ObservedAmounts amounts)
    {
        double rest = amounts.Sum(amounts.Values, new LogOfRest(Upper));
        double logUpper = Log.Of(Upper);
        return double.IsFinite(rest)
            ? amounts.Weight * ((Alpha - 1) * (amounts.LogMean - logUpper) - LogBeta.Of(Alpha, UpperShape) - logUpper) + (UpperShape - 1) * rest
            : base.SumLogDensity(amounts);
    }

    static ValueList<Parameter> IParametricSeverity<Beta>.Space { get; } = [Parameter.Positive("alpha"), Parameter.Positive("beta")];

    ValueList<double> IParametricSeverity<Beta>.Values => [Alpha, UpperShape];

    static Beta IParametricSeverity<Beta>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1]);

    // the upper end is not fitted: it stays 1; amounts above it have probability 0
    static IReadOnlyList<double[]> IParametricSeverity<Beta>.Starts(SampleShape sample)
    {
        double mean = Math.Clamp(sample.Mean, 1e-6, 1 - 1e-6);
        double sum = Math.Max(mean * (1 - mean) / sample.Variance - 1, 0.1);
        return [[mean * sum, (1 - mean) * sum], [1, (1 - mean) / mean]];
    }

    private double FromBelow(double p) => Math.Min(Upper * IncompleteBeta.Inverse(Alpha, UpperShape, p), Upper);

    private double FromAbove(double s)
    {
        double rest = IncompleteBeta.Inverse(UpperShape, Alpha, s);
        return rest > 0.5 ? Upper * IncompleteBetaInverse.Solve(Alpha, UpperShape, 1 - s, s) : Math.Max(Upper - Upper * rest, 0);
    }

    // ln(1 - x / upper): NaN above the upper end
    private readonly struct LogOfRest(double upper) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> => Log.Apply(V.Div(V.Sub(V.Set(upper), x), V.Set(upper)));
    }
}
