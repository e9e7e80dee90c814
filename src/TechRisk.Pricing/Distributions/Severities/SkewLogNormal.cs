using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Skew-lognormal loss: ln X = mu + sigma Z, Z skew-normal with the density 2 phi(z) Phi(alpha z);
/// S(x) = 1 - Phi(z) + 2 T(z, alpha), z = (ln x - mu) / sigma, T Owen's function.
/// </summary>
/// <remarks>
/// Source: Azzalini, "A class of distributions which includes the normal ones", Scandinavian Journal of Statistics 12 (1985); Azzalini, Dal
/// Cappello, Kotz, "Log-skew-normal and log-skew-t distributions as models for family income data" (2003). For alpha below 0 the upper tail is
/// what T has beyond -alpha, taken as its own integral, so that nothing cancels. Sampling has no closed form: it runs through an
/// <see cref="InverseTable"/>.
/// </remarks>
public sealed record SkewLogNormal : Severity, IParametricSeverity<SkewLogNormal>
{
    private const double LogSqrtTwoPi = 0.91893853320467274178;
    private const double LogTwo = 0.69314718055994530942;
    private const double RootHalf = 0.70710678118654752440;
    private const double RootTwoOverPi = 0.79788456080286535588;

    private readonly Lazily<InverseTable> _table;

    /// <summary>A skew-lognormal loss.</summary>
    /// <param name="mu">Location of ln X (its mean at shape 0); any finite number.</param>
    /// <param name="sigma">Scale of ln X (its standard deviation at shape 0), without unit; above 0.</param>
    /// <param name="shape">alpha, without unit: above 0 a longer upper tail of ln X, 0 the lognormal; from -1000 to 1000.</param>
    public SkewLogNormal(double mu, double sigma, double shape)
    {
        Mu = mu;
        Sigma = sigma;
        Shape = shape;
        _table = new(() => new InverseTable(this));
    }

    private SkewLogNormal(SkewLogNormal other)
        : base(other)
    {
        Mu = other.Mu;
        Sigma = other.Sigma;
        Shape = other.Shape;
        _table = new(() => new InverseTable(this));
    }

    /// <summary>Location of ln X; any finite number.</summary>
    public double Mu { get; init => field = Require.Finite(value, nameof(Mu)); }

    /// <summary>Scale of ln X, without unit; above 0.</summary>
    public double Sigma { get; init => field = Require.Positive(value, nameof(Sigma)); }

    /// <summary>alpha, without unit; from -1000 to 1000.</summary>
    public double Shape { get; init => field = Require.Between(value, -1000, 1000, nameof(Shape)); }

    /// <inheritdoc/>
    public override double Mean => Moment(1);

    /// <inheritdoc/>
    /// <remarks>E[X]^2 (exp(sigma^2) Phi(2 c) / (2 Phi(c)^2) - 1), c = delta sigma.</remarks>
    public override double Variance
    {
        get
        {
            double c = Delta * Sigma;
            return Mean * Mean * Expm1.Of(Sigma * Sigma + LogTwice(2 * c) - 2 * LogTwice(c));
        }
    }

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    /// <remarks>All moments are finite, no exponential moment is.</remarks>
    public override TailFacts Tail => TailFacts.Unbounded(double.PositiveInfinity, exponentialAbscissa: 0);

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"mu {Mu}, sigma {Sigma}, shape {Shape}");

    /// <inheritdoc/>
    /// <remarks>2 exp(k mu + k^2 sigma^2 / 2) Phi(k delta sigma), delta = alpha / sqrt(1 + alpha^2).</remarks>
    public override double Moment(int order)
    {
        LawArgument.Order(order);
        return Exp.Of(order * (Mu + order * (Sigma * Sigma) / 2) + LogTwice(order * Delta * Sigma));
    }

    /// <inheritdoc/>
    /// <remarks>The integral of k x^(k - 1) S(x) from 0 to the limit, by quadrature to 1e-13 relative.</remarks>
    public override double LimitedMoment(int order, double limit) =>
        double.IsPositiveInfinity(LawArgument.Limit(limit)) ? Moment(order)
        : limit == 0 ? 0
        : LimitedByQuadrature.Moment(this, LawArgument.Order(order), limit, Mu + Sigma * RootTwoOverPi * Delta, Sigma);

    /// <inheritdoc/>
    public override double LogDensity(double x)
    {
        if (!(LawArgument.Amount(x) > 0) || double.IsPositiveInfinity(x))
        {
            return double.NegativeInfinity;
        }

        double z = Z(x);
        return LogTwo - 0.5 * z * z - LogSqrtTwoPi - Log.Of(Sigma) - Log.Of(x) + NormalCdf.LogSurvival(-Shape * z);
    }

    /// <inheritdoc/>
    public override double Cdf(double x) => LawArgument.Amount(x) > 0 ? Above(-Z(x), -Shape) : 0;

    /// <inheritdoc/>
    public override double Survival(double x) => LawArgument.Amount(x) > 0 ? Above(Z(x), Shape) : 1;

    /// <inheritdoc/>
    public override double LogSurvival(double x) => LawArgument.Amount(x) > 0 ? LogAbove(Z(x), Shape) : 0;

    /// <inheritdoc/>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 0 ? 0
        : p == 1 ? double.PositiveInfinity
        : Exp.Of(Mu + Sigma * (p <= 0.5 ? -Upper(p, -Shape) : Upper(1 - p, Shape)));

    /// <inheritdoc/>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? double.PositiveInfinity
        : s == 1 ? 0
        : Exp.Of(Mu + Sigma * (s < 0.5 ? Upper(s, Shape) : -Upper(1 - s, -Shape)));

    /// <inheritdoc/>
    public override Severity Times(double factor) => this with { Mu = Mu + Log.Of(Require.Positive(factor)) };

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) => _table.Value.Sample(uniforms, buffer);

    static ValueList<Parameter> IParametricSeverity<SkewLogNormal>.Space { get; } =
        [Parameter.Real("mu"), Parameter.Positive("sigma"), new("shape", -1000, 1000)];

    ValueList<double> IParametricSeverity<SkewLogNormal>.Values => [Mu, Sigma, Shape];

    static SkewLogNormal IParametricSeverity<SkewLogNormal>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1], values[2]);

    // mean and variance of ln X at several shapes; shape 0 is a stationary point of every likelihood and no start
    static IReadOnlyList<double[]> IParametricSeverity<SkewLogNormal>.Starts(SampleShape sample)
    {
        List<double[]> starts = [];
        foreach (double shape in new[] { -20.0, -5, -1, 1, 5, 20 })
        {
            double shift = RootTwoOverPi * shape / Math.Sqrt(1 + shape * shape);
            double sigma = sample.LogDeviation / Math.Sqrt(1 - shift * shift);
            starts.Add([sample.LogMean - sigma * shift, sigma, shape]);
        }

        return starts;
    }

    private double Delta => Shape / Math.Sqrt(1 + Shape * Shape);

    private double Z(double x) => (Log.Of(x) - Mu) / Sigma;

    // ln(2 Phi(c))
    private static double LogTwice(double c) => c > -1 ? Log1p.Of(ErrorFunction.Erf(c * RootHalf)) : LogTwo + NormalCdf.LogSurvival(-c);

    // P(Z > z) at this shape
    private static double Above(double z, double shape) => z < 0
        ? 1 - Above(-z, -shape)
        : double.IsPositiveInfinity(z) ? 0
        : (-HalfSquare(z, shape)).Exponential() * Scaled(z, shape);

    private static double LogAbove(double z, double shape) =>
        double.IsPositiveInfinity(z) ? double.NegativeInfinity
        : z < 0 ? Log1p.Of(-Above(-z, -shape))
        : Log.Of(Scaled(z, shape)) - HalfSquare(z, shape).Value;

    // the exponent of the tail, z of 0 or more: z^2 / 2, times 1 + alpha^2 for a shape below 0
    private static Twofold HalfSquare(double z, double shape)
    {
        Twofold square = Twofold.Product(z, z) * 0.5;
        return shape >= 0 ? square : square * (Twofold.Product(shape, shape) + 1);
    }

    // P(Z > z) without that exponential
    private static double Scaled(double z, double shape) =>
        shape < 0 ? 2 * OwenT.ScaledBeyond(z, -shape)
        : shape <= 1 ? 0.5 * ScaledErfc.Of(z * RootHalf) + 2 * OwenT.Scaled(z, shape)
        : ScaledErfc.Of(z * RootHalf) - 2 * Exp.Of(-0.5 * z * z * shape * shape) * OwenT.ScaledBeyond(z, shape);

    // the z with P(Z > z) = s at this shape, s of 1/2 or less
    private static double Upper(double s, double shape)
    {
        double start = shape >= 0 ? NormalQuantile.Upper(s / 2) : NormalQuantile.Upper(s) / Math.Sqrt(1 + shape * shape);
        return LogTailInverse.Falling(
            z =>
            {
                double log = LogAbove(z, shape);
                double density = LogTwo - 0.5 * z * z - LogSqrtTwoPi + NormalCdf.LogSurvival(-shape * z);
                return (log, -Exp.Of(density - log));
            },
            Log.Of(s),
            start);
    }
}
