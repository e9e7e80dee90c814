namespace TechRisk.Pricing;

/// <summary>One row of a year's event table: what struck which cover, before any terms.</summary>
public sealed record LossEvent
{
    /// <summary>Name of the cover.</summary>
    public required string Cover { get; init; }

    /// <summary>Number of the event within its cover and year, from 0; rows of one event share it.</summary>
    public required long Event { get; init; }

    /// <summary>Time within the policy period, a fraction in [0, 1].</summary>
    public required double Time { get; init; }

    /// <summary>Section of the loss model.</summary>
    public required string Section { get; init; }

    /// <summary>Ground-up indemnity, in the submission's currency.</summary>
    public required double Indemnity { get; init; }

    /// <summary>Ground-up expense, in the submission's currency.</summary>
    public required double Expense { get; init; }

    /// <summary>Hours of interruption; 0 for a section without hours.</summary>
    public required double Hours { get; init; }
}
