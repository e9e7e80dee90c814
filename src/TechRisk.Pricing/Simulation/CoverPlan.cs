namespace TechRisk.Pricing;

/// <summary>One cover of a plan: its compiled loss model and its terms.</summary>
internal sealed record CoverPlan
{
    /// <summary>Name of the cover.</summary>
    public required string Name { get; init; }

    /// <summary>The compiled loss model.</summary>
    public required LossProgram Program { get; init; }

    /// <summary>Terms of an event.</summary>
    public required EventTerms EventTerms { get; init; }

    /// <summary>Terms of the year.</summary>
    public required YearTerms YearTerms { get; init; }

    /// <summary>False if the year passes unchanged.</summary>
    public required bool HasYearTerms { get; init; }

    /// <summary>Indices of the systemic events that strike the cover, in the order of its model's tags.</summary>
    public int[] SystemicTags { get; init; } = [];

    /// <summary>True if the factor of a portfolio multiplies the cover's rates.</summary>
    public bool HasPortfolioFactor { get; init; }

    /// <summary>Names of the sections whose parts are kept; empty where the model has one section.</summary>
    public ValueList<string> PartSections { get; init; } = [];

    /// <summary>Tail facts of the kept sections.</summary>
    public TailFacts[] SectionTails { get; init; } = [];

    /// <summary>True if the part of systemic events is kept: the model carries tags.</summary>
    public bool HasSystemicPart { get; init; }

    /// <summary>Number of kept parts: the sections, then the systemic events.</summary>
    public int PartCount => PartSections.Count + (HasSystemicPart ? 1 : 0);

    /// <summary>Tail facts of the ground-up year.</summary>
    public required TailFacts GroundUpTail { get; init; }

    /// <summary>Tail facts after the policy terms.</summary>
    public required TailFacts GrossTail { get; init; }

    /// <summary>The loss model.</summary>
    public required LossModel Model { get; init; }

    /// <summary>Name of the law that a refused measure is blamed on.</summary>
    public string LawName => Model.LawName;
}
