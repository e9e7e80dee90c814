using System.Globalization;
using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Lognormal loss: ln X is normal with mean mu and standard deviation sigma. S(x) = 1 - Phi(z), z = (ln x - mu) / sigma.
/// </summary>
/// <remarks>Source: Klugman, Panjer, Willmot, "Loss Models", appendix A.5.1.1.</remarks>
public sealed record LogNormal : Severity, IParametricSeverity<LogNormal>
{
    private const double LogSqrtTwoPi = 0.91893853320467274178;

    /// <summary>A lognormal loss.</summary>
    /// <param name="mu">Mean of ln X, the logarithm of the median in the submission's currency; any finite number.</param>
    /// <param name="sigma">Standard deviation of ln X, without unit; above 0.</param>
    public LogNormal(double mu, double sigma)
    {
        Mu = mu;
        Sigma = sigma;
    }

    /// <summary>Mean of ln X: the logarithm of the median in the submission's currency; any finite number.</summary>
    public double Mu { get; init => field = Require.Finite(value, nameof(Mu)); }

    /// <summary>Standard deviation of ln X, without unit; above 0.</summary>
    public double Sigma { get; init => field = Require.Positive(value, nameof(Sigma)); }

    /// <inheritdoc/>
    public override double Mean => Moment(1);

    /// <inheritdoc/>
    /// <remarks>(exp(sigma^2) - 1) E[X]^2.</remarks>
    public override double Variance => Expm1.Of(Sigma * Sigma) * Exp.Of(2 * Mu + Sigma * Sigma);

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    /// <remarks>All moments are finite, no exponential moment is.</remarks>
    public override TailFacts Tail => TailFacts.Unbounded(double.PositiveInfinity, exponentialAbscissa: 0);

    private protected override string Parameters =>
        string.Create(CultureInfo.InvariantCulture, $"mu {Mu}, sigma {Sigma}");

    /// <summary>The lognormal with this mean and coefficient of variation: sigma^2 = ln(1 + cv^2), mu = ln mean - sigma^2 / 2.</summary>
    /// <param name="mean">E[X] in the submission's currency; above 0.</param>
    /// <param name="cv">Standard deviation divided by mean; above 0.</param>
    public static LogNormal FromMeanAndCv(double mean, double cv)
    {
        double variance = Log1p.Of(Require.Positive(cv) * cv);
        return new LogNormal(Log.Of(Require.Positive(mean)) - variance / 2, Math.Sqrt(variance));
    }

    /// <summary>The lognormal with this mean and standard deviation of the logarithm: mu = ln mean - sigma^2 / 2.</summary>
    /// <param name="mean">E[X] in the submission's currency; above 0.</param>
    /// <param name="sigma">Standard deviation of ln X, without unit; above 0.</param>
    public static LogNormal FromMeanAndSigma(double mean, double sigma) =>
        new(Log.Of(Require.Positive(mean)) - Require.Positive(sigma) * sigma / 2, sigma);

    /// <summary>The lognormal through two quantiles: F(Loss) = Level at both.</summary>
    /// <param name="lower">A level in (0, 1) and the loss there, above 0, in the submission's currency.</param>
    /// <param name="upper">A higher level in (0, 1) and a larger loss there.</param>
    public static LogNormal FromQuantiles((double Level, double Loss) lower, (double Level, double Loss) upper)
    {
        if (!(Require.Level(upper.Level) > Require.Level(lower.Level)))
        {
            throw Require.Wrong("upper.Level", upper.Level, $"must be above the lower level {lower.Level}");
        }

        if (!(Require.Positive(upper.Loss) > Require.Positive(lower.Loss)))
        {
            throw Require.Wrong("upper.Loss", upper.Loss, $"must be above the lower loss {lower.Loss}");
        }

        double below = NormalQuantile.Upper(lower.Level);
        double above = NormalQuantile.Upper(upper.Level);
        double sigma = Log.Of(upper.Loss / lower.Loss) / (below - above);
        return new LogNormal(Log.Of(lower.Loss) + sigma * below, sigma);
    }

    /// <inheritdoc/>
    /// <remarks>exp(k mu + k^2 sigma^2 / 2).</remarks>
    public override double Moment(int order) => Exp.Of(LogMoment(LawArgument.Order(order)));

    /// <inheritdoc/>
    /// <remarks>E[X^k] Phi(z - k sigma) + limit^k (1 - Phi(z)), z taken at the limit.</remarks>
    public override double LimitedMoment(int order, double limit)
    {
        double moment = LogMoment(LawArgument.Order(order));
        if (double.IsPositiveInfinity(LawArgument.Limit(limit)))
        {
            return Exp.Of(moment);
        }

        if (limit == 0)
        {
            return 0;
        }

        double z = Z(limit);
        double beyond = order * Sigma - z;

        // far below k sigma the moment is huge and Phi tiny: E[X^k] Phi(z - k sigma) = limit^k phi(z) Phi(-t) / phi(t), t = k sigma - z
        double within = beyond > 10 || moment > 700
            ? Exp.Of(order * Log.Of(limit) - z * z / 2 - LogSqrtTwoPi) * MillsRatio(beyond)
            : Exp.Of(moment) * NormalCdf.Of(-beyond);
        return within + MomentMath.Capped(limit, order, NormalCdf.Survival(z));
    }

    /// <inheritdoc/>
    public override double LogDensity(double x)
    {
        if (!(LawArgument.Amount(x) > 0) || double.IsPositiveInfinity(x))
        {
            return double.NegativeInfinity;
        }

        double z = Z(x);
        return -z * z / 2 - LogSqrtTwoPi - Log.Of(Sigma) - Log.Of(x);
    }

    /// <inheritdoc/>
    public override double Cdf(double x) => LawArgument.Amount(x) > 0 ? NormalCdf.Of(Z(x)) : 0;

    /// <inheritdoc/>
    public override double Survival(double x) => LawArgument.Amount(x) > 0 ? NormalCdf.Survival(Z(x)) : 1;

    /// <inheritdoc/>
    public override double LogSurvival(double x) => LawArgument.Amount(x) > 0 ? NormalCdf.LogSurvival(Z(x)) : 0;

    /// <inheritdoc/>
    /// <remarks>exp(mu + sigma Phi^-1(p)).</remarks>
    public override double Quantile(double p) =>
        Require.Fraction(p) == 0 ? 0
        : p == 1 ? double.PositiveInfinity
        : Exp.Of(Math.FusedMultiplyAdd(-Sigma, NormalQuantile.Upper(p), Mu));

    /// <inheritdoc/>
    /// <remarks>exp(mu + sigma z), z the upper normal quantile of s.</remarks>
    public override double InverseSurvival(double s) =>
        Require.Fraction(s) == 0 ? double.PositiveInfinity
        : s == 1 ? 0
        : new FromNormal(Mu, Sigma).Apply(new Lane1(NormalQuantile.Upper(s))).Value;

    /// <inheritdoc/>
    public override Severity Times(double factor) => this with { Mu = Mu + Log.Of(Require.Positive(factor)) };

    internal override void FillAt(Span<double> survival, Span<double> limited)
    {
        // where the moment is huge or Phi tiny, at the smallest amounts, the expected value has another formula
        double moment = LogMoment(1);
        int special = 0;
        while (special < limited.Length && (moment > 700 || !(limited[special] > 0) || Sigma - Z(limited[special]) > 10))
        {
            special++;
        }

        base.FillAt(survival[..special], limited[..special]);
        LaneLoop.Pairs(survival[special..], limited[special..], new GridKernels.OfLogNormal(Mu, Sigma, Exp.Of(moment)));
    }

    internal override void SampleInPlace(Span<double> uniforms, SampleBuffer buffer)
    {
        NormalQuantile.FillUpper(uniforms, buffer);

        // a uniform of 1e-300 or more has |z| below 38
        if (Math.Abs(Mu) + 38 * Sigma <= 700)
        {
            LaneLoop.Map(uniforms, uniforms, new FromNormalModerate(Mu, Sigma));
        }
        else
        {
            LaneLoop.Map(uniforms, uniforms, new FromNormal(Mu, Sigma));
        }
    }

    /// <remarks>-(n / 2) ln(2 pi sigma^2) - sum ln x - (sum (ln x - mean)^2 + n (mean - mu)^2) / (2 sigma^2).</remarks>
    internal override double SumLogDensity(ObservedAmounts amounts)
    {
        double shift = amounts.LogMean - Mu;
        return -amounts.Weight * (LogSqrtTwoPi + Log.Of(Sigma)) - amounts.LogSum
            - (amounts.LogSquares + amounts.Weight * shift * shift) / (2 * Sigma * Sigma);
    }

    static ValueList<Parameter> IParametricSeverity<LogNormal>.Space { get; } = [Parameter.Real("mu"), Parameter.Positive("sigma")];

    ValueList<double> IParametricSeverity<LogNormal>.Values => [Mu, Sigma];

    static LogNormal IParametricSeverity<LogNormal>.FromValues(ReadOnlySpan<double> values) => new(values[0], values[1]);

    static IReadOnlyList<double[]> IParametricSeverity<LogNormal>.Starts(SampleShape sample) => [[sample.LogMean, sample.LogDeviation]];

    private double Z(double x) => (Log.Of(x) - Mu) / Sigma;

    private double LogMoment(int order) => order * (Mu + order * (Sigma * Sigma) / 2);

    // (1 - Phi(t)) / phi(t); the continued fraction 1/(t + 1/(t + 2/(t + ...))) of Abramowitz and Stegun 26.2.14 where t is large
    private static double MillsRatio(double t)
    {
        if (t < 10)
        {
            return NormalCdf.Survival(t) * Exp.Of(t * t / 2 + LogSqrtTwoPi);
        }

        double tail = t;
        for (int i = 60; i >= 1; i--)
        {
            tail = t + i / tail;
        }

        return 1 / tail;
    }

    private readonly struct FromNormal(double mu, double sigma) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V z)
            where V : struct, ILane<V> => Exp.Apply(V.Fma(V.Set(sigma), z, V.Set(mu)));
    }

    // the same bits, where the exponential cannot leave the normal range
    private readonly struct FromNormalModerate(double mu, double sigma) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V z)
            where V : struct, ILane<V> => Exp.Moderate(V.Fma(V.Set(sigma), z, V.Set(mu)));
    }
}
