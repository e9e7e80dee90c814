namespace TechRisk.Pricing;

/// <summary>What twice the exposure does to a law of claim counts; to a Poisson both are the same.</summary>
public enum ExposureRule
{
    /// <summary>
    /// Independent units: an exposure e is e independent periods, P_e(z) = P(z)^e. Mean and variance grow alike; a negative binomial
    /// keeps its dispersion, its size grows with e.
    /// </summary>
    Additive,

    /// <summary>
    /// Shared conditions: the same random rate acts on all of an exposure, P_e(z) = P(1 + e (z - 1)). The mean grows with e, the squared
    /// coefficient of variation of the rate stays; a negative binomial keeps its size r, variance mu + mu^2 / r.
    /// </summary>
    Mixed,
}
