namespace TechRisk.Pricing;

/// <summary>How the insurer bears the costs of defending a claim of indemnity X and defence cost A.</summary>
/// <remarks>
/// Retention, limit and share below are those of the policy terms; the layer is what they pay of X alone. The terms of the year see the costs only
/// where they are within the limit; in proportion they follow what the year pays of the layer, outside they are borne whatever the year pays.
/// </remarks>
public enum DefenceCosts
{
    /// <summary>In addition to the limit: the layer of X, and the insurer's share of all of A.</summary>
    Outside,

    /// <summary>Within the limit: the layer of X + A; the defence is spent first.</summary>
    Inside,

    /// <summary>In proportion to the indemnity: the layer of X, and A times that layer / min(X, retention + limit).</summary>
    ProRata,

    /// <summary>By the share of the indemnity that is paid: the layer of X, and A times that layer / X.</summary>
    PaidShare,
}
