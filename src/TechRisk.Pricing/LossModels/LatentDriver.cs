namespace TechRisk.Pricing;

/// <summary>What the latent variable of a copula drives in a loss model; larger latents always mean more loss.</summary>
public enum LatentDriver
{
    /// <summary>Nothing: under a copula the model stays independent, which is a finding.</summary>
    None,

    /// <summary>The uniform of the claim count.</summary>
    ClaimCount,

    /// <summary>The global factor of a research programme, with the sign turned (a high research factor is success).</summary>
    GlobalFactor,
}
