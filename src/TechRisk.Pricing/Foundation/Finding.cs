namespace TechRisk.Pricing;

/// <summary>How much a finding weighs.</summary>
public enum FindingLevel
{
    /// <summary>Good to know; no figure is in doubt.</summary>
    Note,

    /// <summary>The figures stand, but a reader has to know this (infinite variance, unconfirmed default).</summary>
    Warning,

    /// <summary>The input cannot be used; nothing was computed.</summary>
    Error,
}

/// <summary>Something a reader of a result or the author of an input has to know. Success is "no findings", never "valid".</summary>
/// <param name="Code">Stable short name, such as <c>tail.infinite-variance</c> or <c>json.unknown-property</c>.</param>
/// <param name="Path">Where it was found, such as <c>covers[1].terms.limit</c>; empty for the whole.</param>
/// <param name="Message">One sentence: what is so, and the rule or the consequence.</param>
/// <param name="Level">How much it weighs.</param>
public sealed record Finding(string Code, string Path, string Message, FindingLevel Level = FindingLevel.Warning)
{
    /// <summary>Code, path and message in one line.</summary>
    public override string ToString() => Path.Length == 0 ? $"{Code}: {Message}" : $"{Code} at {Path}: {Message}";
}
