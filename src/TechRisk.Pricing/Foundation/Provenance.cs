namespace TechRisk.Pricing;

/// <summary>How far the source of a parameter has been checked.</summary>
public enum EvidenceGrade
{
    /// <summary>Read at the source itself [S].</summary>
    ReadAtSource,

    /// <summary>Quoted by another document or third-party code [S2]: unconfirmed.</summary>
    Secondary,

    /// <summary>General knowledge, not read again [M]: unconfirmed.</summary>
    GeneralKnowledge,

    /// <summary>Computed from other figures [C].</summary>
    Computed,

    /// <summary>A judgement or an assumption of the author: unconfirmed.</summary>
    Assumed,

    /// <summary>Given by the user from own data.</summary>
    UserData,
}

/// <summary>Where a parameter comes from.</summary>
/// <param name="Source">Publication, data set or person.</param>
/// <param name="Grade">How far the source has been checked.</param>
/// <param name="Date">Date of the source or of the reading, as year, year-month or full date; empty if unknown.</param>
public sealed record Provenance(string Source, EvidenceGrade Grade, string Date = "")
{
    /// <summary>Whom or what the figure describes: "US clinical pipelines 2011-2020"; empty where the source says it or none is known.</summary>
    public string Population { get; init => field = value ?? throw new ArgumentNullException(nameof(Population)); } = "";

    /// <summary>Currency of the figure in its source, with the price year where known: "USD 2013"; empty for a pure number.</summary>
    public string Currency { get; init => field = value ?? throw new ArgumentNullException(nameof(Currency)); } = "";

    /// <summary>True if the figure was read at its source, computed, or is the user's own.</summary>
    public bool IsConfirmed => Grade is EvidenceGrade.ReadAtSource or EvidenceGrade.Computed or EvidenceGrade.UserData;

    /// <summary>Source, date and, where it applies, the words "unconfirmed default".</summary>
    public override string ToString() =>
        Source + (Date.Length == 0 ? "" : ", " + Date) + (IsConfirmed ? "" : " (unconfirmed default)");
}
