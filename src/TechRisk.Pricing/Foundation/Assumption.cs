using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>A parameter with its unit and origin. A plain number stands for the user's own value.</summary>
/// <param name="Value">The value, in the unit.</param>
/// <param name="Unit">Unit, such as "incidents a year"; empty for a pure number.</param>
/// <param name="Provenance">Source, grade and date.</param>
public sealed record Assumption(double Value, string Unit, Provenance Provenance)
{
    /// <summary>The user's own value, in the unit of the parameter it replaces.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Assumption(double value) => new(value, "", new Provenance("given by the user", EvidenceGrade.UserData));

    /// <summary>Value, unit and source.</summary>
    public override string ToString() =>
        Value.ToString("G6", CultureInfo.InvariantCulture) + (Unit.Length == 0 ? "" : " " + Unit) + " (" + Provenance + ")";
}
