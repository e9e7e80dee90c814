namespace TechRisk.Pricing;

/// <summary>Receives the claims of a block of years as they come, not in the order of the years: for sums over many policies.</summary>
internal abstract class ClaimSink
{
    /// <summary>Receives claims of one source.</summary>
    public abstract void Add(ClaimSpans claims);
}

/// <summary>Claims of one source of a cover: its own events, or the systemic events of one tag.</summary>
internal readonly ref struct ClaimSpans
{
    /// <summary>Year of each claim, counted from the block's first.</summary>
    public required ReadOnlySpan<int> Year { get; init; }

    /// <summary>Ground-up amounts.</summary>
    public required ReadOnlySpan<double> GroundUp { get; init; }

    /// <summary>Amounts after the terms of the event.</summary>
    public required ReadOnlySpan<double> Gross { get; init; }

    /// <summary>1 + the index of the systemic tag; 0 for the insured's own events.</summary>
    public int Tag { get; init; }

    /// <summary>Row of each claim's systemic event within its tag's block; empty for own events.</summary>
    public ReadOnlySpan<int> TagRow { get; init; }
}
