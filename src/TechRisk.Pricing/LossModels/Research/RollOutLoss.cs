namespace TechRisk.Pricing;

/// <summary>One of the two risks of a first set or a first batch: quality (repair, replacement, return) or liability to its user.</summary>
/// <remarks>A claim counts at most as a multiple of the contract value.</remarks>
public sealed record RollOutLoss
{
    /// <summary>A number of claims and their size.</summary>
    /// <param name="frequency">Law of the number of claims of one unit in a policy year.</param>
    /// <param name="severity">Law of one claim, in the submission's currency.</param>
    public RollOutLoss(Frequency frequency, Severity severity)
    {
        Frequency = frequency;
        Severity = severity;
    }

    /// <summary>Law of the number of claims of one unit in a policy year; it scales with units and period.</summary>
    public Frequency Frequency { get; init => field = value ?? throw new ArgumentNullException(nameof(Frequency)); }

    /// <summary>Law of one claim, in the submission's currency.</summary>
    public Severity Severity { get; init => field = value ?? throw new ArgumentNullException(nameof(Severity)); }

    /// <summary>The most of one claim, as a multiple of the contract value.</summary>
    /// <value>Above 0; the default is infinite, no limit.</value>
    public double LimitMultiple { get; init => field = Require.PositiveOrInfinite(value, nameof(LimitMultiple)); } = double.PositiveInfinity;

    internal RollOutLoss Scale(double factor) => this with { Severity = Severity.Times(factor) };

    internal TriggerPart Part(string section, double value, double units, ResearchProject? project, double period) => new(
        section,
        units * period == 1 ? Frequency : Frequency.Scale(units * period),
        double.IsPositiveInfinity(LimitMultiple) ? Severity : new LayerOf(Severity, 0, LimitMultiple * value))
    {
        NeedsSuccess = project is not null,
    };
}
