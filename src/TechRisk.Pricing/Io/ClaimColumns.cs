namespace TechRisk.Pricing;

/// <summary>
/// Which column of a file of claims says what. A column that is not named is looked for under the name of the property in lower case; only
/// an amount (or a payment, or the two ends of a band) has to be there.
/// </summary>
public sealed record ClaimColumns
{
    /// <summary>Ground-up loss, before deductible; cut at its limit where the limit was reached.</summary>
    public string? Amount { get; init; }

    /// <summary>Payment after the deductible, up to the limit, in place of the amount.</summary>
    public string? Paid { get; init; }

    /// <summary>Deductible of the claim: smaller losses are not reported. Empty for 0.</summary>
    public string? Deductible { get; init; }

    /// <summary>Limit of the claim in excess of the deductible. Empty for none.</summary>
    public string? Limit { get; init; }

    /// <summary>1 where the loss was cut at a limit, so that it was at least the amount.</summary>
    public string? Censored { get; init; }

    /// <summary>Number of claims that the row stands for. Empty for 1.</summary>
    public string? Weight { get; init; }

    /// <summary>Date of the claim, such as 2024-07-01.</summary>
    public string? Date { get; init; }

    /// <summary>Lower end of a band of losses, in place of the amount.</summary>
    public string? From { get; init; }

    /// <summary>Upper end of a band of losses; empty for the open last band.</summary>
    public string? To { get; init; }
}
