namespace TechRisk.Pricing;

/// <summary>What a cost of capital is paid on.</summary>
public enum CapitalBasis
{
    /// <summary>On the capital TVaR - E: E + r (TVaR - E).</summary>
    AboveMean,

    /// <summary>On the capital net of the premium itself: (E + r TVaR) / (1 + r).</summary>
    NetOfPremium,
}
