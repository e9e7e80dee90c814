using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The generalised extreme value law of the largest loss of a block, such as a year, by maximum likelihood:
/// F(x) = exp(-(1 + xi (x - mu) / sigma)^(-1/xi)). It needs the maxima only; where all large losses are known, peaks over a threshold use more.
/// </summary>
/// <remarks>
/// Source: Coles, "An Introduction to Statistical Modeling of Extreme Values" (2001), chapter 3; regularity for xi above -1/2: Smith,
/// Biometrika 72 (1985). Standard errors from the observed information.
/// </remarks>
public sealed record BlockMaximaFit
{
    private readonly SeverityFit _fit;

    private BlockMaximaFit(SeverityFit fit)
    {
        _fit = fit;
        Law = (GeneralizedExtremeValue)fit.Severity;
        bool isRegular = Law.Shape > ParetoEstimators.IrregularShape;
        Location = isRegular ? fit.Parameters[0].Value : Estimate.Fitted(Law.Location, double.PositiveInfinity);
        Scale = FromData.Positive(Law.Scale, isRegular ? fit.Parameters[1].Value.StandardError : double.PositiveInfinity);
        Shape = isRegular ? fit.Parameters[2].Value : Estimate.Fitted(Law.Shape, double.PositiveInfinity);
        Findings = FindingsOf(fit, Shape);
    }

    /// <summary>The law of the largest loss of a block.</summary>
    public GeneralizedExtremeValue Law { get; }

    /// <summary>mu, in the submission's currency.</summary>
    public Estimate Location { get; }

    /// <summary>sigma, in the submission's currency.</summary>
    public Estimate Scale { get; }

    /// <summary>xi: the mean is infinite from 1, the variance from 1/2.</summary>
    public Estimate Shape { get; }

    /// <summary>Number of blocks.</summary>
    public int Blocks => _fit.History.Claims.Count;

    /// <summary>Log-likelihood at the estimate.</summary>
    public double LogLikelihood => _fit.LogLikelihood;

    /// <summary>Akaike's criterion: 6 - 2 ln L.</summary>
    public double Aic => _fit.Aic;

    /// <summary>Bayes' criterion: 3 ln(blocks) - 2 ln L.</summary>
    public double Bic => _fit.Bic;

    /// <summary>Distances between the maxima and the law.</summary>
    public GoodnessOfFit GoodnessOfFit => _fit.GoodnessOfFit!;

    /// <summary>What a reader has to know: no maximum, infinite mean, an irregular shape.</summary>
    public ValueList<Finding> Findings { get; }

    /// <summary>Fits the law.</summary>
    /// <param name="maxima">The largest loss of each block, above 0, in the submission's currency; four or more.</param>
    public static BlockMaximaFit Of(params ReadOnlySpan<double> maxima)
    {
        if (maxima.Length < 4)
        {
            throw Require.Wrong(nameof(maxima), maxima.Length, "must hold the maxima of at least four blocks");
        }

        Claim[] claims = new Claim[maxima.Length];
        for (int i = 0; i < claims.Length; i++)
        {
            claims[i] = Claim.FromGroundUp(Require.Positive(maxima[i], nameof(maxima)));
        }

        return new(SeverityFit.Of(SeverityFamily.Of<GeneralizedExtremeValue>(), new ClaimHistory(claims)));
    }

    /// <summary>The level that the largest loss of a block exceeds once in some blocks on average: the quantile at 1 - 1 / blocks, delta method.</summary>
    /// <param name="blocks">Return period in blocks, above 1.</param>
    public Estimate ReturnLevel(double blocks)
    {
        double tail = 1 / Period(blocks);
        return double.IsInfinity(Shape.StandardError)
            ? Estimate.Fitted(Law.InverseSurvival(tail), double.PositiveInfinity)
            : _fit.Derived(law => law.InverseSurvival(tail));
    }

    /// <summary>The return level with the interval of the profile likelihood, wider above than below as the data are.</summary>
    /// <param name="blocks">Return period in blocks, above 1.</param>
    /// <exception cref="InvalidOperationException">The likelihood has no regular maximum.</exception>
    public Estimate ProfileReturnLevel(double blocks)
    {
        Estimate delta = ReturnLevel(blocks);
        if (double.IsInfinity(delta.StandardError))
        {
            throw new InvalidOperationException($"A profile likelihood of {Law} does not exist: the likelihood has no maximum with a shape above -1/2.");
        }

        // mu = level - sigma g, g the growth over -1 / ln(1 - 1 / blocks); the level is moved by standard errors
        double logRatio = -Log.Of(-Log1p.Of(-1 / blocks));
        double reach = Math.Min(8 * Shape.StandardError, 8);
        double centre = Log.Of(Law.Scale);
        double OfShape(double level, double shape)
        {
            double growth = TailGrowth.Of(logRatio, shape).Value;
            return GoldenSection.Highest(log => At(level - Exp.Of(log) * growth, Exp.Of(log), shape), centre - 5, centre + 5, 1e-6);
        }

        double Profile(double level) =>
            GoldenSection.Highest(shape => OfShape(level, shape), Math.Max(Law.Shape - reach, -0.99), Law.Shape + reach, 1e-6);
        double up = ProfileReach.Of(LogLikelihood, distance => Profile(delta.Value + distance * delta.StandardError), 0.5);
        double down = ProfileReach.Of(LogLikelihood, distance => Profile(delta.Value - distance * delta.StandardError), 0.25);
        return Estimate.Fitted(delta.Value, delta.StandardError, delta.Value - down * delta.StandardError, delta.Value + up * delta.StandardError);
    }

    /// <summary>True if the other is the fit of the same maxima.</summary>
    /// <param name="other">Another fit.</param>
    public bool Equals(BlockMaximaFit? other) => other is not null && Law == other.Law && _fit.History == other._fit.History;

    /// <inheritdoc/>
    public override int GetHashCode() => Law.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Blocks} blocks: location {Location}, scale {Scale}, shape {Shape}");

    private static ValueList<Finding> FindingsOf(SeverityFit fit, Estimate shape)
    {
        bool isIrregular = shape.Value <= ParetoEstimators.IrregularShape;
        IEnumerable<Finding> irregular = isIrregular
            ? [new("tail.irregular", "tail.shape", FormattableString.Invariant($"The shape {shape.Value:0.000} is -1/2 or below: the likelihood is not regular there, and its standard errors are infinite."))]
            : [];
        return [.. fit.Findings, .. irregular];
    }

    private double At(double location, double scale, double shape) =>
        scale > 0 && double.IsFinite(scale) && double.IsFinite(location) && double.IsFinite(shape)
            ? _fit.History.Likelihood.Of(new GeneralizedExtremeValue(location, scale, shape))
            : double.NegativeInfinity;

    private static double Period(double blocks) =>
        blocks > 1 && double.IsFinite(blocks) ? blocks : throw Require.Wrong(nameof(blocks), blocks, "must be a finite number above 1");
}
