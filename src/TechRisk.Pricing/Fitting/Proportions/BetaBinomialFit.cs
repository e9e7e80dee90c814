using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Success rates that differ between groups, each group's rate a draw from a beta law with parameters alpha (successes) and beta
/// (failures): maximum likelihood from the records of the groups. It says how alike groups are and lends a group with few trials the
/// experience of the others.
/// </summary>
/// <remarks>
/// Source: Griffiths, Biometrics 29 (1973); Klugman, Panjer, Willmot, "Loss Models", section 18.7 (empirical Bayes). Log-likelihoods leave
/// the binomial coefficients in. Standard errors from the observed information.
/// </remarks>
public sealed record BetaBinomialFit
{
    private BetaBinomialFit(Estimate alpha, Estimate beta, Estimate mean, Estimate correlation)
    {
        Alpha = alpha;
        Beta = beta;
        Mean = mean;
        Correlation = correlation;
    }

    /// <summary>alpha: prior successes; infinite where the groups do not differ more than chance.</summary>
    public Estimate Alpha { get; }

    /// <summary>beta: prior failures; infinite where the groups do not differ more than chance.</summary>
    public Estimate Beta { get; }

    /// <summary>alpha / (alpha + beta), the mean rate of a group.</summary>
    public Estimate Mean { get; }

    /// <summary>rho = 1 / (alpha + beta + 1), the correlation of two trials of one group; 0 where the groups are alike.</summary>
    public Estimate Correlation { get; }

    /// <summary>Log-likelihood at the estimate.</summary>
    public double LogLikelihood { get; private init; }

    /// <summary>Log-likelihood of one rate for all groups.</summary>
    public double BinomialLogLikelihood { get; private init; }

    /// <summary>What a reader has to know: groups that do not differ.</summary>
    public ValueList<Finding> Findings { get; private init; } = [];

    /// <summary>Fits the law of the rates.</summary>
    /// <param name="groups">The records of the groups, at least two, of whole numbers, with a success and a failure among them.</param>
    /// <exception cref="InvalidOperationException">No trial failed, or none succeeded.</exception>
    public static BetaBinomialFit Of(params ReadOnlySpan<SuccessRecord> groups)
    {
        if (groups.Length < 2)
        {
            throw Require.Wrong(nameof(groups), groups.Length, "must hold at least two records");
        }

        foreach (SuccessRecord group in groups)
        {
            if (group.Successes != Math.Floor(group.Successes) || group.Trials != Math.Floor(group.Trials))
            {
                throw Require.Wrong(nameof(groups), group, "must hold whole numbers of trials and successes");
            }
        }

        BetaBinomialLikelihood likelihood = new(groups);
        return likelihood.Maximum() is { } best ? Inside(likelihood, best) : Alike(likelihood);
    }

    /// <summary>
    /// The posterior mean rate of a group, (alpha + successes) / (alpha + beta + trials): its own experience and that of all groups, weighed.
    /// The standard deviation is that of the rate given alpha and beta.
    /// </summary>
    /// <param name="group">Trials and successes of the group.</param>
    public Estimate PosteriorMean(SuccessRecord group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return double.IsInfinity(Alpha.Value) ? Mean : group.PosteriorMean(Alpha.Value, Beta.Value);
    }

    /// <inheritdoc/>
    public override string ToString() => $"alpha {Alpha}, beta {Beta}, correlation {Correlation}";

    // in a = alpha, b = beta: mean a / (a + b), rho 1 / (a + b + 1)
    private static BetaBinomialFit Inside(BetaBinomialLikelihood likelihood, (double Alpha, double Beta) best)
    {
        BetaBinomialLikelihood.Point at = likelihood.At(best.Alpha, best.Beta);
        double determinant = at.Alphas * at.Betas - at.Mixed * at.Mixed;
        double alphaVariance = -at.Betas / determinant;
        double betaVariance = -at.Alphas / determinant;
        double covariance = at.Mixed / determinant;
        double sum = best.Alpha + best.Beta;
        double mean = best.Alpha / sum;
        double ofMean = ((1 - mean) * (1 - mean) * alphaVariance + mean * mean * betaVariance - 2 * mean * (1 - mean) * covariance) / (sum * sum);
        double rho = 1 / (sum + 1);
        double ofRho = rho * rho * rho * rho * (alphaVariance + betaVariance + 2 * covariance);
        return new(
            FromData.Positive(best.Alpha, Math.Sqrt(alphaVariance)),
            FromData.Positive(best.Beta, Math.Sqrt(betaVariance)),
            FromData.Share(mean, Math.Sqrt(Math.Max(ofMean, 0))),
            FromData.Share(rho, Math.Sqrt(Math.Max(ofRho, 0))))
        {
            LogLikelihood = at.Value,
            BinomialLogLikelihood = likelihood.Binomial,
        };
    }

    private static BetaBinomialFit Alike(BetaBinomialLikelihood likelihood)
    {
        Estimate rate = new SuccessRecord(likelihood.Successes, likelihood.Trials).Rate;
        Estimate infinite = Estimate.Fitted(double.PositiveInfinity, double.PositiveInfinity);
        return new(infinite, infinite, rate, Estimate.Fitted(0, double.PositiveInfinity, 0, 1))
        {
            LogLikelihood = likelihood.Binomial,
            BinomialLogLikelihood = likelihood.Binomial,
            Findings = [new("fit.boundary", "", "The groups differ no more than chance: one rate for all is the most likely, the correlation within a group is 0 and its error is not known.", FindingLevel.Note)],
        };
    }
}
