namespace TechRisk.Pricing;

/// <summary>What a regression of claim counts on time takes the counts to be.</summary>
public enum TrendModel
{
    /// <summary>Poisson: the variance is the mean.</summary>
    Poisson,

    /// <summary>Negative binomial with a fixed size r (NB2): the variance is mu + mu^2 / r.</summary>
    NegativeBinomial,
}
