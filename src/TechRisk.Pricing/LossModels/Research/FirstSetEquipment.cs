namespace TechRisk.Pricing;

/// <summary>
/// Cover of the first sets of a piece of technical equipment in roll-out, once the project has passed all its stages: quality and liability
/// claims of each unit in use, each claim limited to a multiple of the unit's value.
/// </summary>
/// <remarks>Chinese compensation scheme for first-set equipment (2019, 2024): quality and liability, limits from one to two times the value.</remarks>
public sealed record FirstSetEquipment : ResearchTrigger
{
    /// <summary>Section of quality claims: repair, replacement, return.</summary>
    public static string QualitySection => "first-set quality";

    /// <summary>Section of liability claims: the user's damage to property, persons and business.</summary>
    public static string LiabilitySection => "first-set liability";

    /// <summary>Units in use.</summary>
    /// <param name="units">Number of units, 1 or more.</param>
    /// <param name="unitValue">Contract value of a unit, above 0, in the submission's currency.</param>
    public FirstSetEquipment(long units, double unitValue)
    {
        Units = units;
        UnitValue = unitValue;
    }

    /// <summary>Number of units.</summary>
    /// <value>A whole number, 1 or more.</value>
    public long Units { get; init => field = Require.AtLeast(value, 1, nameof(Units)); }

    /// <summary>Contract value of a unit, in the submission's currency.</summary>
    /// <value>A finite number above 0.</value>
    public double UnitValue { get; init => field = Require.Positive(value, nameof(UnitValue)); }

    /// <summary>Quality risk; null where it is not insured.</summary>
    public RollOutLoss? Quality { get; init; }

    /// <summary>Liability risk; null where it is not insured.</summary>
    public RollOutLoss? Liability { get; init; }

    internal override ResearchTrigger Scale(double factor) => this with
    {
        UnitValue = UnitValue * factor,
        Quality = Quality?.Scale(factor),
        Liability = Liability?.Scale(factor),
    };

    internal override IEnumerable<TriggerPart> Parts(ResearchProject? project, double period)
    {
        if (Quality is not null)
        {
            yield return Quality.Part(QualitySection, UnitValue, Units, project, period);
        }

        if (Liability is not null)
        {
            yield return Liability.Part(LiabilitySection, UnitValue, Units, project, period);
        }
    }
}
