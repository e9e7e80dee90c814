namespace TechRisk.Pricing;

/// <summary>What a line of the premium waterfall does.</summary>
public enum PremiumLineKind
{
    /// <summary>Adds to the running sum.</summary>
    Addition,

    /// <summary>Is subtracted from the running sum.</summary>
    Deduction,

    /// <summary>States the running sum.</summary>
    Sum,

    /// <summary>Explains the line above or below it; not part of the running sum.</summary>
    Detail,
}

/// <summary>One line of the premium waterfall.</summary>
/// <param name="Name">Words of the line, such as "risk margin".</param>
/// <param name="Amount">Amount with its error, in the submission's currency; a deduction is a positive amount that is subtracted.</param>
/// <param name="Kind">What the line does.</param>
public sealed record PremiumLine(string Name, Estimate Amount, PremiumLineKind Kind);
