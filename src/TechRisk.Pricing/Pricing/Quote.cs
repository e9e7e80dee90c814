namespace TechRisk.Pricing;

/// <summary>A priced submission: the premium, what it was computed from, and what a reader has to know.</summary>
public sealed record Quote
{
    internal Quote(YearLossTable losses, PricingBasis basis)
    {
        Submission = losses.Submission;
        Run = losses.Run;
        Basis = basis;
    }

    /// <summary>The submission that was priced.</summary>
    public Submission Submission { get; }

    /// <summary>Risk measure and loadings.</summary>
    public PricingBasis Basis { get; }

    /// <summary>Seed, years and method: what is needed to make the same numbers again.</summary>
    public RunIdentity Run { get; }

    /// <summary>The premium from loss cost to what the insured pays, in total and per cover.</summary>
    public required PremiumBreakdown Premium { get; init; }

    /// <summary>Means, quantiles and tail values of the loss, in total and per cover.</summary>
    public required KeyFigures KeyFigures { get; init; }

    /// <summary>What a reader of the numbers has to know; an empty list means no findings.</summary>
    public ValueList<Finding> Findings { get; internal init; } = [];

    /// <summary>Version of the library that made the quote.</summary>
    public string LibraryVersion { get; } = LibraryIdentity.Version;

    /// <summary>Version of the contract between addresses and random numbers.</summary>
    public int StreamContract { get; } = LibraryIdentity.StreamContract;
}
