namespace TechRisk.Pricing;

/// <summary>What the insurer pays on average of a claim and of its defence.</summary>
/// <param name="Indemnity">Expected payment for the indemnity, in the submission's currency.</param>
/// <param name="Defence">Expected payment for the defence, in the submission's currency. Within the limit the defence is spent first.</param>
/// <param name="ProbabilityOfExhaustion">Probability that the claim's limit is used up: by the indemnity, or within the limit by both together.</param>
public sealed record DefendedClaim(double Indemnity, double Defence, double ProbabilityOfExhaustion)
{
    /// <summary>Both together.</summary>
    public double Total => Indemnity + Defence;
}
