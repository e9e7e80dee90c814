namespace TechRisk.Pricing;

/// <summary>The key industries of technology insurance; the sector of a research project and of a firm.</summary>
public enum Industry
{
    /// <summary>Any other technology industry.</summary>
    Other,

    /// <summary>Integrated circuits.</summary>
    IntegratedCircuits,

    /// <summary>Medicines, medical devices, biotechnology.</summary>
    Biomedicine,

    /// <summary>Artificial intelligence.</summary>
    ArtificialIntelligence,

    /// <summary>Clean energy and other low-carbon technology.</summary>
    GreenLowCarbon,
}
