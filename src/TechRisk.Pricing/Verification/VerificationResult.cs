namespace TechRisk.Pricing;

/// <summary>How a case of the conformance suite ended.</summary>
public enum VerificationStatus
{
    /// <summary>Every expected figure was computed and lies within its tolerance.</summary>
    Passed,

    /// <summary>A figure lies outside its tolerance, or the library refuses a figure that is expected to be a number.</summary>
    Failed,

    /// <summary>Nothing failed, but the case or one of its figures is of a kind that is not known: nothing is claimed for it.</summary>
    NotRun,
}

/// <summary>One case of the conformance suite: what was compared and how near the library came.</summary>
/// <param name="Id">Name of the case in its file.</param>
/// <param name="Title">What is computed, in one line.</param>
/// <param name="Citation">Where the expected figures come from: paper, book, or independent method.</param>
/// <param name="Status">How the case ended.</param>
public sealed record VerificationResult(string Id, string Title, string Citation, VerificationStatus Status)
{
    /// <summary>Number of figures that were compared.</summary>
    public int Figures { get; internal init; }

    /// <summary>The largest |computed - expected| as a share of what the tolerance allows; above 1 the case fails, infinite where nothing is allowed or no number came.</summary>
    public double WorstShare { get; internal init; }

    /// <summary>Path of the figure with the largest share, such as <c>gross.VaR_0.99</c>; empty where nothing was compared.</summary>
    public string WorstFigure { get; internal init; } = "";

    /// <summary>Paths of figures that are not known and were not compared.</summary>
    public ValueList<string> NotCompared { get; internal init; } = [];

    /// <summary>Why the case failed or was not run; empty where it passed.</summary>
    public string Reason { get; internal init; } = "";
}
