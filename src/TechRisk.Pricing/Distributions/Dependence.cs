namespace TechRisk.Pricing;

/// <summary>
/// What ties the covers of a submission, drawn year by year. A dependence is part of the identity of a run: while it is unchanged,
/// adding, removing or re-ordering covers moves no other cover's numbers.
/// </summary>
public abstract record Dependence
{
    private protected Dependence()
    {
    }

    /// <summary>Names of the covers the dependence ties; an empty list means all covers of the submission.</summary>
    /// <value>Names of covers; the default is all.</value>
    public ValueList<string> Covers { get; init; } = [];

    /// <summary>True if it ties the cover.</summary>
    /// <param name="cover">Name of a cover.</param>
    internal bool Ties(string cover) => Covers.Count == 0 || Covers.Contains(cover);
}
