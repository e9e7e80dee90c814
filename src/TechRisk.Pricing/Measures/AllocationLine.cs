using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>The part of one cover in a measure of the total.</summary>
public sealed record AllocationLine
{
    /// <summary>Name of the cover.</summary>
    public required string Cover { get; init; }

    /// <summary>The part, in the submission's currency.</summary>
    public required Estimate Amount { get; init; }

    /// <summary>The part divided by the measure of the total.</summary>
    /// <value>A fraction; the shares add up to 1. Infinite parts share equally, 0 if the measure is 0.</value>
    public required Estimate Share { get; init; }

    /// <summary>How the parts are made.</summary>
    public required string Method { get; init; }

    /// <summary>Cover, part and share in one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Cover}: {Amount} ({Share:P1})");
}
