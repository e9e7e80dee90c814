using System.Globalization;
using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Inverse Gaussian loss: S(x) = exp(-a^2 / 2) (erfcx(a / sqrt 2) - erfcx(b / sqrt 2)) / 2, a = sqrt(lambda / x) (x / mu - 1),
/// b = sqrt(lambda / x) (x / mu + 1), erfcx(t) = exp(t^2) erfc(t).
/// </summary>
/// <remarks>
/// Source: Klugman, Panjer, Willmot, "Loss Models", appendix A.4.1.7 (mu and theta there); Giner and Smyth, R Journal 8 (2016), for the
/// scaled tails. The difference of the two erfcx is taken as one integral, so that nothing cancels. The mean is fixed at construction.
/// Sampling has no closed form: it runs through an <see cref="InverseTable"/>.
/// </remarks>
public sealed record InverseGaussian : Severity, IParametricSeverity<InverseGaussian>
{
    private const double LogTwoPi = 1.8378770664093454836;

    private readonly Lazily<InverseTable> _table;

    /// <summary>An inverse Gaussian loss.</summary>
    /// <param name="mean">mu = E[X] in the submission's currency; above 0.</param>
    /// <param name="shape">lambda in the submission's currency: mean / lambda is the squared coefficient of variation; above 0.</param>
    public InverseGaussian(double mean, double shape)
    {
        Mean = Require.Positive(mean);
        Shape = shape;
        _table = new(() => new InverseTable(this));
    }

    private InverseGaussian(InverseGaussian other)
        : base(other)
    {
        Mean = other.Mean;
        Shape = other.Shape;
        _table = new(() => new InverseTable(this));
    }

    /// <summary>mu = E[X] in the submission's currency; above 0.</summary>
    public override double Mean { get; }

    /// <summary>lambda in the submission's currency; above 0.</summary>
    public double Shape { get; init => field = Require.Positive(value, nameof(Shape)); }

    /// <inheritdoc/>
    /// <remarks>mu^3 / lambda.</remarks>
    public override double Variance => Mean * Mean * (Mean / Shape);

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    /// <remarks>E[exp(t X)] is finite for t up to lambda / (2 mu^2).</remarks>
    public override TailFacts Tail => TailFacts.Unbounded(double.PositiveInfinity, exponentialAbscissa: Shape / Mean / (2 * Mean));

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"mean {Mean}, shape {Shape}");

    /// <summary>The inverse Gaussian with this mean and coefficient of variation: lambda = mean / cv^2.</summary>
    /// <param name="mean">E[X] in the submission's currency; above 0.</param>
    /// <param name="cv">Standard deviation divided by mean; above 0.</param>
    public static InverseGaussian FromMeanAndCv(double mean, double cv) =>
        new(Require.Positive(mean), mean / (Require.Positive(cv) * cv));

    /// <inheritdoc/>
    /// <remarks>mu^k times the sum over j below k of (k - 1 + j)! / (j! (k - 1 - j)!) (mu / (2 lambda))^j.</remarks>
    public override double Moment(int order)
    {
        LawArgument.Order(order);
        double sum = 1;
        double term = 1;
        for (int j = 1; j < order; j++)
        {
            term *= (order - 1.0 + j) * (order - j) / j * (Mean / (2 * Shape));
            sum += term;
        }

        return MomentMath.Power(Mean, order) * sum;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Order 1: mu Phi(a) - mu exp(2 lambda / mu) Phi(-b) + limit S(limit), the difference as one integral again; above it by quadrature
    /// of k x^(k - 1) S(x).
    /// </remarks>
    public override double LimitedMoment(int order, double limit)
    {
        LawArgument.Order(order);
        return double.IsPositiveInfinity(LawArgument.Limit(limit)) ? Moment(order)
            : limit == 0 ? 0
            : order == 1 ? Mean * ShareBelow(limit) + MomentMath.Capped(limit, 1, Survival(limit))
            : LimitedByQuadrature.Moment(this, order, limit, LogMiddle, LogWidth);
    }

    /// <inheritdoc/>
    public override double LogDensity(double x) => LawArgument.Amount(x) > 0 && !double.IsPositiveInfinity(x)
        ? 0.5 * (Log.Of(Shape / x) - LogTwoPi) - Log.Of(x) - HalfSquare(x).Value
        : double.NegativeInfinity;

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        if (!(LawArgument.Amount(x) > 0) || double.IsPositiveInfinity(x))
        {
            return x > 0 ? 1 : 0;
        }

        return x < Mean
            ? 0.5 * (-HalfSquare(x)).Exponential() * (ScaledErfc.Of(HalfRoot(x) * ((Mean - x) / Mean)) + ScaledErfc.Of(HalfRoot(x) * (1 + x / Mean)))
            : 1 - Survival(x);
    }

    /// <inheritdoc/>
    public override double Survival(double x) =>
        !(LawArgument.Amount(x) > 0) ? 1
        : double.IsPositiveInfinity(x) ? 0
        : x < Mean && HalfRoot(x) >= 0.35 ? 1 - Cdf(x)
        : 0.5 * (-HalfSquare(x)).Exponential() * Difference(x);

    /// <inheritdoc/>
    public override double LogSurvival(double x) =>
        !(LawArgument.Amount(x) > 0) ? 0
        : double.IsPositiveInfinity(x) ? double.NegativeInfinity
        : x < Mean ? (Cdf(x) < 0.5 ? Log1p.Of(-Cdf(x)) : Log.Of(Survival(x)))
        : Log.Of(0.5 * Difference(x)) - HalfSquare(x).Value;

    /// <inheritdoc/>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 0 ? 0
        : p == 1 ? double.PositiveInfinity
        : p <= 0.5 ? LogTailInverse.OfCdf(this, p, Guess(-NormalQuantile.Upper(p)))
        : LogTailInverse.OfSurvival(this, 1 - p, Guess(NormalQuantile.Upper(1 - p)));

    /// <inheritdoc/>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? double.PositiveInfinity
        : s == 1 ? 0
        : s < 0.5 ? LogTailInverse.OfSurvival(this, s, Guess(NormalQuantile.Upper(s)))
        : LogTailInverse.OfCdf(this, 1 - s, Guess(-NormalQuantile.Upper(1 - s)));

    /// <inheritdoc/>
    public override Severity Times(double factor) => new InverseGaussian(Mean * Require.Positive(factor), Shape * factor);

    private protected override void FillSurvival(ReadOnlySpan<double> amounts, Span<double> survival) =>
        GridSurvival.Fill(this, amounts, survival, new RelativeDensities.OfPowerAndRates(-1.5, Shape / Mean / (2 * Mean), Shape / 2));

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) => _table.Value.Sample(uniforms, buffer);

    /// <remarks>n ln(lambda / (2 pi)) / 2 - 3/2 sum ln x - lambda / (2 mu^2) sum (x - mu)^2 / x.</remarks>
    internal override double SumLogDensity(ObservedAmounts amounts) =>
        0.5 * amounts.Weight * (Log.Of(Shape) - LogTwoPi) - 1.5 * amounts.LogSum
        - Shape / 2 * amounts.Sum(amounts.Values, new Deviation(Mean));

    static ValueList<Parameter> IParametricSeverity<InverseGaussian>.Space { get; } = [Parameter.Positive("mean"), Parameter.Positive("shape")];

    ValueList<double> IParametricSeverity<InverseGaussian>.Values => [Mean, Shape];

    static InverseGaussian IParametricSeverity<InverseGaussian>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1]);

    // the best lambda is one over the mean of 1 / x - 1 / mean, here over quantiles; and from the coefficient of variation
    static IReadOnlyList<double[]> IParametricSeverity<InverseGaussian>.Starts(SampleShape sample)
    {
        const int Count = 50;
        double inverse = 0;
        for (int i = 0; i < Count; i++)
        {
            inverse += 1 / (Count * sample.Quantile((i + 0.5) / Count));
        }

        return
        [
            [sample.Mean, 1 / Math.Max(inverse - 1 / sample.Mean, 1e-6 / sample.Mean)],
            [sample.Mean, sample.Mean / sample.SquaredCv],
        ];
    }

    // about the lognormal with the same mean and variance
    private double LogWidth => Math.Sqrt(Log1p.Of(Mean / Shape));

    private double LogMiddle => Log.Of(Mean) - LogWidth * LogWidth / 2;

    private double Guess(double z) => z * LogWidth > 6 ? Log.Of(Mean) + Log.Of(1 + z * z * Mean / Shape) : LogMiddle + z * LogWidth;

    // sqrt(lambda / (2 x))
    private double HalfRoot(double x) => Math.Sqrt(0.5 * (Shape / x));

    // a^2 / 2 = lambda (x / mu - 1)^2 / (2 x), in two pieces: far in a tail it is some hundreds
    private Twofold HalfSquare(double x)
    {
        Twofold share = Twofold.Sum(x, -Mean) / new Twofold(Mean, 0);
        return share * Twofold.Quotient(Shape, x) * share * 0.5;
    }

    // erfcx(a / sqrt 2) - erfcx(b / sqrt 2); b - a is 2 sqrt(lambda / x)
    private double Difference(double x) => ScaledErfcDifference.Of(
        HalfRoot(x) * ((x - Mean) / Mean),
        HalfRoot(x) * (1 + x / Mean),
        2 * HalfRoot(x));

    // E[X; X <= x] / mu: F has the same two terms with a plus between them
    private double ShareBelow(double x) => x >= Mean
        ? 1 - 0.5 * (-HalfSquare(x)).Exponential()
            * (ScaledErfc.Of(HalfRoot(x) * ((x - Mean) / Mean)) + ScaledErfc.Of(HalfRoot(x) * (1 + x / Mean)))
        : 0.5 * (-HalfSquare(x)).Exponential() * ScaledErfcDifference.Of(
            HalfRoot(x) * ((Mean - x) / Mean), HalfRoot(x) * (1 + x / Mean), 2 * HalfRoot(x) * (x / Mean));

    // ((x - mu) / mu)^2 / x
    private readonly struct Deviation(double mean) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V>
        {
            V share = V.Div(V.Sub(x, V.Set(mean)), V.Set(mean));
            return V.Div(V.Mul(share, share), x);
        }
    }
}
