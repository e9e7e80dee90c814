using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>How the law of the excesses was fitted.</summary>
public enum TailMethod
{
    /// <summary>Maximum likelihood; standard errors from the observed information.</summary>
    MaximumLikelihood,

    /// <summary>Probability-weighted moments; steady for small samples with a shape below 1/2.</summary>
    WeightedMoments,

    /// <summary>Mean and variance; for a shape below 1/4.</summary>
    Moments,
}

/// <summary>
/// The tail of losses above a threshold u: P(X &gt; x) = P(X &gt; u) (1 + xi (x - u) / beta)^(-1/xi) for x from u on, a generalised Pareto
/// law of the excess times the share of losses above u. Standard errors are those of a smooth function of the estimates (delta method),
/// the error of the share included.
/// </summary>
/// <remarks>
/// Source: Davison and Smith, Journal of the Royal Statistical Society B 52 (1990); McNeil, ASTIN Bulletin 27 (1997); Coles, "An Introduction
/// to Statistical Modeling of Extreme Values" (2001), section 4.3.
/// </remarks>
public sealed record PeaksOverThreshold
{
    private readonly ParetoPoint _point;
    private readonly ClaimHistory _excesses;

    internal PeaksOverThreshold(ParetoPoint point, ClaimHistory excesses, double threshold)
    {
        _point = point;
        _excesses = excesses;
        Threshold = threshold;
        Excess = new GeneralizedPareto(point.Scale, point.Shape);
        Scale = FromData.Positive(point.Scale, Math.Sqrt(point.ScaleVariance));
        Shape = FromData.Normal(point.Shape, Math.Sqrt(point.ShapeVariance));
        Exceedances = (int)Math.Round(excesses.ClaimCount);
    }

    /// <summary>u in the submission's currency; a loss at u is not above it.</summary>
    public double Threshold { get; }

    /// <summary>Number of losses above the threshold.</summary>
    public int Exceedances { get; }

    /// <summary>Number of losses in all.</summary>
    public int Count { get; internal init; }

    /// <summary>How the law was fitted.</summary>
    public TailMethod Method { get; internal init; }

    /// <summary>Log-likelihood of the excesses at the fitted law.</summary>
    public double LogLikelihood { get; internal init; }

    /// <summary>P(X &gt; u): the share of losses above the threshold.</summary>
    public Estimate ExceedanceProbability { get; internal init; }

    /// <summary>What a reader has to know: infinite mean or variance, an irregular or boundary shape, few losses.</summary>
    public ValueList<Finding> Findings => TailFindings.Of(this);

    /// <summary>The law of the excess x - u.</summary>
    public GeneralizedPareto Excess { get; }

    /// <summary>beta, the scale of the excess, in the submission's currency.</summary>
    public Estimate Scale { get; }

    /// <summary>xi, the shape: the mean is infinite from 1, the variance from 1/2.</summary>
    public Estimate Shape { get; }

    /// <summary>beta - xi u: the same for every threshold from which on the tail is generalised Pareto.</summary>
    public Estimate ModifiedScale => FromData.Normal(_point.Scale - _point.Shape * Threshold, Math.Sqrt(Variance(1, -Threshold)));

    /// <summary>Covariance of the estimates of scale and shape.</summary>
    public double ScaleShapeCovariance => _point.Covariance;

    /// <summary>Distances between the excesses and the law; those above limits by the product-limit estimator.</summary>
    /// <remarks>An excess beyond the right end of a law fitted by moments is infinitely far by Anderson and Darling's measure.</remarks>
    public GoodnessOfFit GoodnessOfFit
    {
        get
        {
            GoodnessOfFit found = GoodnessOfFit.Of(_excesses.Claims, Excess)!;
            return double.IsNaN(found.AndersonDarling) ? found with { AndersonDarling = double.PositiveInfinity } : found;
        }
    }

    /// <summary>Akaike's criterion: 4 - 2 ln L.</summary>
    public double Aic => 4 - 2 * LogLikelihood;

    /// <summary>Bayes' criterion: 2 ln(exceedances) - 2 ln L.</summary>
    public double Bic => 2 * Log.Of(Exceedances) - 2 * LogLikelihood;

    /// <summary>P(X &gt; x).</summary>
    /// <param name="amount">x in the submission's currency, at least the threshold.</param>
    public Estimate Survival(double amount)
    {
        if (!(amount >= Threshold) || double.IsNaN(amount))
        {
            throw Require.Wrong(nameof(amount), amount, FormattableString.Invariant($"must be at least the threshold {Threshold}"));
        }

        double share = ExceedanceProbability.Value;
        double y = amount - Threshold;
        double tail = Excess.Survival(y);
        if (tail == 0)
        {
            return Estimate.Exact(0);
        }

        // d ln S / d beta = (1 + xi) ... : with v = -ln S, e^(-xi v) = 1 / (1 + xi y / beta)
        double w = y / (_point.Scale + _point.Shape * y);
        double v = -Excess.LogSurvival(y);
        double byScale = w / _point.Scale;
        double byShape = Math.Abs(_point.Shape * y / _point.Scale) < 1e-4 ? 0.5 * w * w : (v - w) / _point.Shape;
        double ofShare = ExceedanceProbability.StandardError / share;
        return FromData.Share(share * tail, share * tail * Math.Sqrt(Variance(byScale, byShape) + ofShare * ofShare));
    }

    /// <summary>The quantile of the losses: u + beta ((P(X &gt; u) / (1 - level))^xi - 1) / xi.</summary>
    /// <param name="level">Level in (0, 1), at least 1 - P(X &gt; u).</param>
    public Estimate ValueAtRisk(double level)
    {
        (TailGrowth growth, double value, double error) = Quantile(1 - Level(level));
        return FromData.Above(Threshold, value, error);
    }

    /// <summary>
    /// The mean loss beyond the quantile: (VaR + beta - xi u) / (1 - xi); infinite from xi = 1, which the findings say.
    /// </summary>
    /// <param name="level">Level in (0, 1), at least 1 - P(X &gt; u).</param>
    public Estimate TailValueAtRisk(double level)
    {
        (TailGrowth growth, double quantile, _) = Quantile(1 - Level(level));
        double shape = _point.Shape;
        if (shape >= 1)
        {
            return Estimate.Fitted(double.PositiveInfinity, double.PositiveInfinity);
        }

        double value = (quantile + _point.Scale - shape * Threshold) / (1 - shape);
        double byScale = (growth.Value + 1) / (1 - shape);
        double byShape = (_point.Scale * growth.ByShape - Threshold + value) / (1 - shape);
        double ofShare = _point.Scale * growth.Power / (1 - shape) * RelativeErrorOfShare;
        return FromData.Above(Threshold, value, Math.Sqrt(Variance(byScale, byShape) + ofShare * ofShare));
    }

    /// <summary>The loss exceeded once in m losses on average: the quantile at 1 - 1 / m.</summary>
    /// <param name="losses">m, a number of losses, at least 1 / P(X &gt; u).</param>
    public Estimate ReturnLevel(double losses)
    {
        (_, double value, double error) = Quantile(1 / Period(losses));
        return FromData.Above(Threshold, value, error);
    }

    /// <summary>The loss exceeded once in some years on average, with a given rate of losses: the return level of years times rate losses.</summary>
    /// <param name="years">Return period in years, above 0.</param>
    /// <param name="lossesPerYear">Mean number of losses a year, above 0; taken as known.</param>
    public Estimate ReturnLevel(double years, double lossesPerYear) =>
        ReturnLevel(Require.Positive(years) * Require.Positive(lossesPerYear));

    /// <summary>
    /// The return level of m losses with the interval of the profile likelihood: all levels that a test at 5 % does not reject. It is
    /// wider above than below, as the data are. The share of losses above the threshold is taken as known.
    /// </summary>
    /// <param name="losses">m, a number of losses, above 1 / P(X &gt; u).</param>
    /// <remarks>Source: Coles (2001), sections 2.6.6 and 4.3.3.</remarks>
    /// <exception cref="InvalidOperationException">The law was not fitted by maximum likelihood, or its shape is -1/2 or below.</exception>
    public Estimate ProfileReturnLevel(double losses)
    {
        Estimate delta = ReturnLevel(losses);
        (double lower, double upper) = Profile().ReturnLevel(Log.Of(losses * ExceedanceProbability.Value));
        return Estimate.Fitted(delta.Value, delta.StandardError, Math.Min(Threshold + lower, delta.Value), Math.Max(Threshold + upper, delta.Value));
    }

    /// <summary>The shape with the interval of the profile likelihood.</summary>
    /// <exception cref="InvalidOperationException">The law was not fitted by maximum likelihood, or its shape is -1/2 or below.</exception>
    public Estimate ProfileShape()
    {
        (double lower, double upper) = Profile().Shape();
        return Estimate.Fitted(Shape.Value, Shape.StandardError, lower, upper);
    }

    /// <summary>The law of all losses: a body up to the threshold, this tail above it.</summary>
    /// <param name="body">The law of the losses up to the threshold, such as the empirical one.</param>
    public Spliced WithBody(Severity body) => new(body, Threshold, Excess, ExceedanceProbability.Value);

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"{Exceedances} of {Count} losses above {Threshold}: scale {Scale}, shape {Shape}");

    private double RelativeErrorOfShare => ExceedanceProbability.StandardError / ExceedanceProbability.Value;

    private (TailGrowth Growth, double Value, double Error) Quantile(double tail)
    {
        TailGrowth growth = TailGrowth.Of(Math.Max(0, Log.Of(ExceedanceProbability.Value / tail)), _point.Shape);
        double ofShare = _point.Scale * growth.Power * RelativeErrorOfShare;
        double variance = Variance(growth.Value, _point.Scale * growth.ByShape) + ofShare * ofShare;
        return (growth, Threshold + _point.Scale * growth.Value, Math.Sqrt(variance));
    }

    private double Variance(double byScale, double byShape) =>
        byScale == 0 && byShape == 0 ? 0
        : double.IsInfinity(_point.ShapeVariance) ? double.PositiveInfinity
        : Math.Max(0, byScale * byScale * _point.ScaleVariance + byShape * byShape * _point.ShapeVariance + 2 * byScale * byShape * _point.Covariance);

    private double Level(double level) =>
        1 - Require.Level(level) <= ExceedanceProbability.Value * (1 + 1e-12)
            ? level
            : throw Require.Wrong(nameof(level), level, FormattableString.Invariant($"must be at least {1 - ExceedanceProbability.Value}, where the tail begins"));

    private double Period(double losses) =>
        Require.Positive(losses) * ExceedanceProbability.Value >= 1 - 1e-12
            ? losses
            : throw Require.Wrong(nameof(losses), losses, FormattableString.Invariant($"must be at least {1 / ExceedanceProbability.Value}, where the tail begins"));

    private ParetoProfile Profile() =>
        Method != TailMethod.MaximumLikelihood || double.IsInfinity(_point.ShapeVariance)
            ? throw new InvalidOperationException(FormattableString.Invariant($"A profile likelihood of {this} does not exist: it needs a fit by maximum likelihood with a shape above -1/2."))
            : new((scale, shape) => LogLikelihoodAt(_excesses, scale, shape), _point, LogLikelihood);

    private static double LogLikelihoodAt(ClaimHistory excesses, double scale, double shape) =>
        scale > 0 && double.IsFinite(scale) ? excesses.Likelihood.Of(new GeneralizedPareto(scale, shape)) : double.NegativeInfinity;
}
