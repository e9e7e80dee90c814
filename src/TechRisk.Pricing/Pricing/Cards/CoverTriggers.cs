namespace TechRisk.Pricing;

/// <summary>What a cover answers for and what it does not, in words; exclusions follow market practice and stand in no model as numbers.</summary>
internal static class CoverTriggers
{
    /// <summary>The triggers that the price holds.</summary>
    public static ValueList<string> Insured(Cover cover) => cover.LossModel switch
    {
        ResearchProgramme programme =>
        [
            "failure of a project by a technical cause, with the technical share of each stage, within the insured window",
            .. programme.Sections.Where(section => section != programme.Sections[0]).Select(section => $"section \"{section}\""),
        ],
        CyberRisk risk => [.. risk.Perils.Select(peril => $"{peril.Name}: {string.Join(", ", peril.Components.Select(component => component.Section))}"
            + (peril.Tags.Count == 0 ? "" : $", also by systemic events of {string.Join(", ", peril.Tags)}"))],
        ProductRisk risk =>
        [
            risk.Trigger is ClaimsMadeTrigger ? "claims made within the policy year, of damage after the retroactive date" : "damage within the policy year, whenever it is reported",
            .. risk.Sections.Select(section => $"section \"{section}\""),
        ],
        _ => cover.LossModel.Sections.Count > 1
            ? [.. cover.LossModel.Sections.Select(section => $"section \"{section}\"")]
            : ["every claim that the claim count and the claim size describe"],
    };

    /// <summary>The triggers that the price does not hold.</summary>
    public static ValueList<string> Excluded(Cover cover) => CoverKinds.Of(cover) switch
    {
        CoverKind.Research =>
        [
            "voluntary abandonment, commercial or strategic termination, lack of funding, change of goal",
            "fraud, non-disclosure, breach of protocol, infringement of intellectual property, bans known at inception",
            "costs before inception and after the failure, consequential loss, lost market and future profit",
            "fortuitous stoppage, delay and cost overrun, unless they stand in the loss model",
        ],
        CoverKind.Cyber =>
        [
            "war and state-backed operations, failure of infrastructure and utilities",
            "betterment, incidents known before inception, unencrypted devices, fines where they cannot be insured",
            "bodily injury and property damage, value of intellectual property",
            "perils and systemic events that are not in the loss model",
        ],
        CoverKind.Product =>
        [
            "the product itself, recall and performance guarantees, unless they are sections of the loss model",
            "contractual liability beyond the law, known defects, design-only and professional error",
            "aircraft, asbestos, nuclear, cyber; punitive damages where they cannot be insured",
            "injuries and claims outside the trigger, the retroactive date and the territory of the policy",
        ],
        _ => ["whatever the claims behind count and size do not hold; no trigger is modelled apart"],
    };
}
