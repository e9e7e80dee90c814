namespace TechRisk.Pricing;

/// <summary>How the parameter sets of claim count and claim size come together in a year.</summary>
public enum ParameterPairing
{
    /// <summary>Drawn independently of each other.</summary>
    Independent,

    /// <summary>The same number in both lists, which are of one length: replicates of a bootstrap or a posterior of both at once.</summary>
    Paired,
}
