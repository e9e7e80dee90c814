using System.Globalization;
using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Log-t loss: ln X = mu + sigma Z, Z Student's t with nu degrees of freedom; S(x) = I_w(nu / 2, 1 / 2) / 2 above the median,
/// w = nu / (nu + z^2), z = (ln x - mu) / sigma. No moment is finite.
/// </summary>
/// <remarks>
/// Source: Hogg and Klugman, "Loss Distributions" (1984), section 2.7; Klugman, Panjer, Willmot, "Loss Models", appendix A.5.1.2. The tail
/// falls as a power of ln x, slower than any power of x: every moment is infinite, and a price needs a limit. Amounts beyond the range of a
/// double are infinite, which a small number of degrees of freedom reaches. Sampling has no closed form: it runs through an
/// <see cref="InverseTable"/>.
/// </remarks>
public sealed record LogT : Severity, IParametricSeverity<LogT>
{
    private readonly Lazily<InverseTable> _table;

    /// <summary>A log-t loss.</summary>
    /// <param name="mu">Median of ln X, the logarithm of the median in the submission's currency; any finite number.</param>
    /// <param name="sigma">Scale of ln X, without unit; above 0.</param>
    /// <param name="degrees">nu, degrees of freedom, without unit, not necessarily whole; above 0.</param>
    public LogT(double mu, double sigma, double degrees)
    {
        Mu = mu;
        Sigma = sigma;
        Degrees = degrees;
        _table = new(() => new InverseTable(this));
    }

    private LogT(LogT other)
        : base(other)
    {
        Mu = other.Mu;
        Sigma = other.Sigma;
        Degrees = other.Degrees;
        _table = new(() => new InverseTable(this));
    }

    /// <summary>Median of ln X: the logarithm of the median in the submission's currency; any finite number.</summary>
    public double Mu { get; init => field = Require.Finite(value, nameof(Mu)); }

    /// <summary>Scale of ln X, without unit; above 0.</summary>
    public double Sigma { get; init => field = Require.Positive(value, nameof(Sigma)); }

    /// <summary>nu, degrees of freedom, without unit; above 0.</summary>
    public double Degrees { get; init => field = Require.Positive(value, nameof(Degrees)); }

    /// <inheritdoc/>
    public override double Mean => double.PositiveInfinity;

    /// <inheritdoc/>
    public override double Variance => double.PositiveInfinity;

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    /// <remarks>No moment of any order above 0 is finite.</remarks>
    public override TailFacts Tail => TailFacts.Unbounded(finiteMoments: 0, exponentialAbscissa: 0);

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"mu {Mu}, sigma {Sigma}, degrees {Degrees}");

    /// <inheritdoc/>
    /// <remarks>Infinite for every order.</remarks>
    public override double Moment(int order) => LawArgument.Order(order) > 0 ? double.PositiveInfinity : 1;

    /// <inheritdoc/>
    /// <remarks>The integral of k x^(k - 1) S(x) from 0 to the limit, by quadrature to 1e-13 relative; finite for a finite limit.</remarks>
    public override double LimitedMoment(int order, double limit) =>
        double.IsPositiveInfinity(LawArgument.Limit(limit)) ? Moment(order)
        : limit == 0 ? 0
        : LimitedByQuadrature.Moment(this, LawArgument.Order(order), limit, Mu, Sigma);

    /// <inheritdoc/>
    /// <remarks>ln of (1 + z^2 / nu)^(-(nu + 1) / 2) / (sqrt(nu) B(nu / 2, 1/2) sigma x).</remarks>
    public override double LogDensity(double x)
    {
        if (!(LawArgument.Amount(x) > 0) || double.IsPositiveInfinity(x))
        {
            return double.NegativeInfinity;
        }

        double z = Z(x);
        return LogConstant - 0.5 * (Degrees + 1) * Log1p.Of(z * (z / Degrees)) - Log.Of(x);
    }

    /// <inheritdoc/>
    public override double Cdf(double x) =>
        !(LawArgument.Amount(x) > 0) ? 0 : Z(x) <= 0 ? HalfTail(-Z(x)) : 1 - HalfTail(Z(x));

    /// <inheritdoc/>
    public override double Survival(double x) =>
        !(LawArgument.Amount(x) > 0) ? 1 : Z(x) >= 0 ? HalfTail(Z(x)) : 1 - HalfTail(-Z(x));

    /// <inheritdoc/>
    public override double LogSurvival(double x)
    {
        double survival = Survival(x);
        if (survival > 1e-290 || double.IsPositiveInfinity(x))
        {
            return Cdf(x) < 0.5 ? Log1p.Of(-Cdf(x)) : Log.Of(survival);
        }

        // I_w(nu / 2, 1/2) = w^(nu / 2) (1 - w)^(1/2) / (nu / 2 B) (1 + positive terms), w small: the sum of (nu/2 + 1/2)_n / (nu/2 + 1)_n w^n
        double w = SmallerShare(Z(x));
        double half = 0.5 * Degrees;
        double sum = 1;
        double term = 1;
        for (int n = 0; term > 1e-17 * sum; n++)
        {
            term *= (half + 0.5 + n) / (half + 1 + n) * w;
            sum += term;
        }

        return half * Log.Of(w) + 0.5 * Log1p.Of(-w) - LogBeta.Of(half, 0.5) - Log.Of(Degrees) + Log.Of(sum);
    }

    /// <inheritdoc/>
    /// <remarks>exp(mu - sigma z), z the upper quantile of Student's t at p.</remarks>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 0 ? 0
        : p == 1 ? double.PositiveInfinity
        : Exp.Of(Math.FusedMultiplyAdd(-Sigma, Upper(p), Mu));

    /// <inheritdoc/>
    /// <remarks>exp(mu + sigma z), z the upper quantile of Student's t at s.</remarks>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? double.PositiveInfinity
        : s == 1 ? 0
        : Exp.Of(Math.FusedMultiplyAdd(Sigma, Upper(s), Mu));

    /// <inheritdoc/>
    public override Severity Times(double factor) => this with { Mu = Mu + Log.Of(Require.Positive(factor)) };

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer) => _table.Value.Sample(uniforms, buffer);

    /// <remarks>-(nu + 1) / 2 times the sum of ln(1 + z^2 / nu), beside constants and the sum of ln x.</remarks>
    internal override double SumLogDensity(ObservedAmounts amounts) =>
        amounts.Weight * LogConstant - amounts.LogSum
        - 0.5 * (Degrees + 1) * amounts.Sum(amounts.Logs, new LogOfOnePlusSquare(Mu, Sigma * Math.Sqrt(Degrees)));

    static ValueList<Parameter> IParametricSeverity<LogT>.Space { get; } =
        [Parameter.Real("mu"), Parameter.Positive("sigma"), Parameter.Positive("degrees")];

    ValueList<double> IParametricSeverity<LogT>.Values => [Mu, Sigma, Degrees];

    static LogT IParametricSeverity<LogT>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1], values[2]);

    // the quartiles of Student's t lie at 0.741 (4 degrees) and 0.683 (30 degrees)
    static IReadOnlyList<double[]> IParametricSeverity<LogT>.Starts(SampleShape sample)
    {
        double middle = Log.Of(sample.Median);
        double half = Math.Max(0.5 * Log.Of(sample.Quantile(0.75) / sample.Quantile(0.25)), 0.1 * sample.LogDeviation);
        return [[middle, half / 0.741, 4], [middle, half / 0.683, 30], [sample.LogMean, sample.LogDeviation, 100]];
    }

    private double LogConstant => -LogBeta.Of(0.5 * Degrees, 0.5) - 0.5 * Log.Of(Degrees) - Log.Of(Sigma);

    private double Z(double x) => (Log.Of(x) - Mu) / Sigma;

    // nu / (nu + z^2)
    private double SmallerShare(double z) => 1 / (1 + z * (z / Degrees));

    // P(Z > z), z of 0 or more
    private double HalfTail(double z)
    {
        if (double.IsPositiveInfinity(z))
        {
            return 0;
        }

        double square = z * (z / Degrees);
        return 0.5 * IncompleteBeta.Lower(0.5 * Degrees, 0.5, 1 / (1 + square), square / (1 + square));
    }

    // the z with P(Z > z) = s: from the share of z^2 or of nu, whichever is the smaller
    private double Upper(double s)
    {
        if (s > 0.5)
        {
            return -Upper(1 - s);
        }

        double share = IncompleteBetaInverse.Solve(0.5, 0.5 * Degrees, 1 - 2 * s, 2 * s);
        if (share <= 0.5)
        {
            return Math.Sqrt(Degrees * share / (1 - share));
        }

        double rest = IncompleteBetaInverse.Solve(0.5 * Degrees, 0.5, 2 * s, 1 - 2 * s);
        return Math.Sqrt(Degrees * ((1 - rest) / rest));
    }

    // ln(1 + ((ln x - mu) / (sigma sqrt(nu)))^2)
    private readonly struct LogOfOnePlusSquare(double mu, double width) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V logX)
            where V : struct, ILane<V>
        {
            V z = V.Div(V.Sub(logX, V.Set(mu)), V.Set(width));
            return Log1p.Apply(V.Mul(z, z));
        }
    }
}
