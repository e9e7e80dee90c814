namespace TechRisk.Pricing;

/// <summary>
/// Stoppage by a fortuitous event: failure of key equipment, natural disaster, accident, loss of key staff, force majeure. A compound sum
/// of its own, independent of technical failure.
/// </summary>
public sealed record FortuitousStoppage : ResearchTrigger
{
    /// <summary>Section of its claims.</summary>
    public static string SectionName => "stoppage";

    /// <summary>A number of stoppages and their cost.</summary>
    /// <param name="frequency">Law of the number of stoppages in a policy year of one project.</param>
    /// <param name="severity">Law of the cost of one stoppage, in the submission's currency.</param>
    public FortuitousStoppage(Frequency frequency, Severity severity)
    {
        Frequency = frequency;
        Severity = severity;
    }

    /// <summary>Law of the number of stoppages in a policy year of one project; it scales with the period.</summary>
    public Frequency Frequency { get; init => field = value ?? throw new ArgumentNullException(nameof(Frequency)); }

    /// <summary>Law of the cost of one stoppage, in the submission's currency.</summary>
    public Severity Severity { get; init => field = value ?? throw new ArgumentNullException(nameof(Severity)); }

    internal override ResearchTrigger Scale(double factor) => this with { Severity = Severity.Times(factor) };

    internal override IEnumerable<TriggerPart> Parts(ResearchProject? project, double period) =>
        [new(SectionName, period == 1 ? Frequency : Frequency.Scale(period), Severity)];
}
