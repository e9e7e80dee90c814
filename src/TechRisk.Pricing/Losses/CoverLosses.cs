namespace TechRisk.Pricing;

/// <summary>The simulated years of one cover.</summary>
public sealed class CoverLosses
{
    internal CoverLosses(string cover, SampledLoss groundUp, SampledLoss gross)
    {
        Cover = cover;
        GroundUp = groundUp;
        Gross = gross;
    }

    /// <summary>Name of the cover.</summary>
    public string Cover { get; }

    /// <summary>Before any terms.</summary>
    public SampledLoss GroundUp { get; }

    /// <summary>After policy terms.</summary>
    public SampledLoss Gross { get; }

    /// <summary>
    /// What each section of the loss model takes of <see cref="Gross"/>; the sections of a year add up to it. Empty where the model has one
    /// section.
    /// </summary>
    /// <remarks>
    /// The layer of an event is shared in proportion to what its sections bring to it, costs of defence beside the layer belong to their
    /// section, and what the terms of the year take off is shared by all parts of the year in proportion.
    /// Where the cover has no finite variance, each section has the moments of its own loss: a light section beside one with an infinite mean
    /// keeps its mean.
    /// </remarks>
    public ValueList<SectionLosses> Sections { get; internal init; } = [];

    /// <summary>
    /// The part of <see cref="Gross"/> that comes from systemic events, shared as <see cref="Sections"/> are; null where the loss model
    /// carries no tag. Events that an hours clause joins are systemic if one of them is.
    /// </summary>
    public SampledLoss? FromSystemicEvents { get; internal init; }

    /// <summary>After reinsurance; equal to gross where there is none.</summary>
    public SampledLoss Net => Gross;
}
