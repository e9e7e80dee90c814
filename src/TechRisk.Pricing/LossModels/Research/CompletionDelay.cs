namespace TechRisk.Pricing;

/// <summary>
/// Delay of completion beyond an agreed period: a delay of D years costs rate min(max(D - agreed, 0), longest) to a project that passes all
/// its stages. Due at planned completion plus the agreed period.
/// </summary>
public sealed record CompletionDelay : ResearchTrigger
{
    /// <summary>Section of its claims.</summary>
    public static string SectionName => "delay";

    /// <summary>A law of the delay and the cost of time.</summary>
    /// <param name="years">Law of the delay D in years; 0 is on time.</param>
    /// <param name="costPerYear">Cost of a year of insured delay, 0 or more, in the submission's currency.</param>
    public CompletionDelay(Severity years, double costPerYear)
    {
        Years = years;
        CostPerYear = costPerYear;
    }

    /// <summary>Law of the delay D in years.</summary>
    public Severity Years { get; init => field = value ?? throw new ArgumentNullException(nameof(Years)); }

    /// <summary>Cost of a year of insured delay, in the submission's currency.</summary>
    /// <value>A finite number, 0 or more.</value>
    public double CostPerYear { get; init => field = Require.NonNegative(value, nameof(CostPerYear)); }

    /// <summary>Delay in years that the insured bears: the agreed period.</summary>
    /// <value>0 or more; the default is 0.</value>
    public double AgreedYears { get; init => field = Require.NonNegative(value, nameof(AgreedYears)); }

    /// <summary>The longest delay in years beyond the agreed period that is insured.</summary>
    /// <value>Above 0; the default is infinite.</value>
    public double LongestYears { get; init => field = Require.PositiveOrInfinite(value, nameof(LongestYears)); } = double.PositiveInfinity;

    internal override ResearchTrigger Scale(double factor) => this with { CostPerYear = CostPerYear * factor };

    internal override IEnumerable<TriggerPart> Parts(ResearchProject? project, double period) =>
    [
        new(SectionName, Once(CostPerYear > 0 ? 1 : 0), CostPerYear > 0 ? new LayerOf(Years, AgreedYears, LongestYears).Times(CostPerYear) : Years)
        {
            NeedsSuccess = true,
            DueYears = (project?.Years ?? 0) + AgreedYears,
        },
    ];
}
