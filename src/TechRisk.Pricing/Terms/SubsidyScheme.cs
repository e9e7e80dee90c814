namespace TechRisk.Pricing;

/// <summary>What happens to a premium above the rate cap of a subsidy scheme.</summary>
public enum RateCapMode
{
    /// <summary>Only the part of the premium up to the cap is eligible.</summary>
    CapEligiblePremium,

    /// <summary>A premium above the cap gets no subsidy.</summary>
    RejectAboveCap,
}

/// <summary>
/// A state's subsidy of premium: share * eligible premium, at most <see cref="MaximumAmount"/>. The eligible premium of a cover is
/// its gross premium, before tax, up to rate cap * limit. The subsidy changes what the insured pays, never the technical premium.
/// </summary>
public sealed record SubsidyScheme
{
    /// <summary>A scheme that pays a share of the premium.</summary>
    /// <param name="share">Share of the eligible premium the state pays, a fraction in [0, 1].</param>
    public SubsidyScheme(double share) => Share = share;

    /// <summary>Share of the eligible premium the state pays.</summary>
    /// <value>A fraction in [0, 1].</value>
    public double Share { get; init => field = Require.Fraction(value, nameof(Share)); }

    /// <summary>Largest eligible premium as a fraction of the cover's limit (per-claim limit times the insurer's share).</summary>
    /// <value>Above 0; the default is infinite, no cap.</value>
    public double RateCap { get; init => field = Require.PositiveOrInfinite(value, nameof(RateCap)); } = double.PositiveInfinity;

    /// <summary>What happens to a premium above the cap.</summary>
    /// <value>The default makes the part up to the cap eligible.</value>
    public RateCapMode CapMode { get; init; }

    /// <summary>The most the state pays a year over all covers, in the submission's currency.</summary>
    /// <value>0 or more; the default is infinite, no maximum.</value>
    public double MaximumAmount { get; init => field = Require.NonNegativeOrInfinite(value, nameof(MaximumAmount)); } = double.PositiveInfinity;

    /// <summary>Names of the covers the scheme applies to.</summary>
    /// <value>Names of covers of the submission; the default, an empty list, means all covers.</value>
    public ValueList<string> Covers { get; init; } = [];
}
