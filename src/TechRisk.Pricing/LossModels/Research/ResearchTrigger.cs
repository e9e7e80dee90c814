namespace TechRisk.Pricing;

/// <summary>
/// A cause of loss of a research project besides technical failure, with a section of its own. Each claim of a trigger is an event of
/// its own under the terms of the policy.
/// </summary>
/// <remarks>
/// Triggers of completion (delay, cost overrun, failed transformation, roll-out) strike only a project that passes all its stages, and only
/// if it is due within the window of the programme; the others strike whatever becomes of the project.
/// </remarks>
public abstract record ResearchTrigger
{
    private protected ResearchTrigger()
    {
    }

    /// <summary>Names of the sections of the trigger's claims.</summary>
    public ValueList<string> Sections => Parts(null, 1).Select(part => part.Section).ToValueList();

    /// <summary>The trigger with all amounts multiplied.</summary>
    internal abstract ResearchTrigger Scale(double factor);

    /// <summary>The claims as counts and amounts, one entry a section.</summary>
    /// <param name="project">The project; null where only the sections are asked for.</param>
    /// <param name="period">Policy period in years.</param>
    internal abstract IEnumerable<TriggerPart> Parts(ResearchProject? project, double period);

    /// <summary>A count of 1 with this probability, otherwise 0.</summary>
    private protected static Frequency Once(double probability) => new Binomial(1, probability);
}

/// <summary>The claims of a trigger in one section: a number of claims and independent amounts of one law.</summary>
/// <param name="Section">Name of the section.</param>
/// <param name="Count">Law of the number of claims.</param>
/// <param name="Amount">Law of one claim.</param>
internal sealed record TriggerPart(string Section, Frequency Count, Severity Amount)
{
    /// <summary>True if the claims need a project that passes all its stages.</summary>
    public bool NeedsSuccess { get; init; }

    /// <summary>Years from inception at which the claim is due; null where claims fall anywhere in the policy period.</summary>
    public double? DueYears { get; init; }
}
