namespace TechRisk.Pricing;

/// <summary>
/// Cover of the first batches of a new material in roll-out, once the project has passed all its stages: quality and liability claims, each
/// limited to a multiple of the contract value.
/// </summary>
/// <remarks>Chinese compensation scheme for first-batch materials (2017): quality and liability, limits up to five times the contract value.</remarks>
public sealed record FirstBatchMaterial : ResearchTrigger
{
    /// <summary>Section of quality claims: repair, replacement, return.</summary>
    public static string QualitySection => "first-batch quality";

    /// <summary>Section of liability claims: the user's damage to property, persons and business.</summary>
    public static string LiabilitySection => "first-batch liability";

    /// <summary>A contract for first batches.</summary>
    /// <param name="contractValue">Contract value, above 0, in the submission's currency.</param>
    public FirstBatchMaterial(double contractValue) => ContractValue = contractValue;

    /// <summary>Contract value, in the submission's currency.</summary>
    /// <value>A finite number above 0.</value>
    public double ContractValue { get; init => field = Require.Positive(value, nameof(ContractValue)); }

    /// <summary>Quality risk; null where it is not insured.</summary>
    public RollOutLoss? Quality { get; init; }

    /// <summary>Liability risk; null where it is not insured.</summary>
    public RollOutLoss? Liability { get; init; }

    internal override ResearchTrigger Scale(double factor) => this with
    {
        ContractValue = ContractValue * factor,
        Quality = Quality?.Scale(factor),
        Liability = Liability?.Scale(factor),
    };

    internal override IEnumerable<TriggerPart> Parts(ResearchProject? project, double period)
    {
        if (Quality is not null)
        {
            yield return Quality.Part(QualitySection, ContractValue, 1, project, period);
        }

        if (Liability is not null)
        {
            yield return Liability.Part(LiabilitySection, ContractValue, 1, project, period);
        }
    }
}
