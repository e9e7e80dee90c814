namespace TechRisk.Pricing;

/// <summary>Where a technology stands between the laboratory and the market.</summary>
public enum LifeCycleStage
{
    /// <summary>Research and development in the laboratory.</summary>
    Research,

    /// <summary>Pilot-scale verification.</summary>
    Pilot,

    /// <summary>Transformation of results into a product.</summary>
    Transformation,

    /// <summary>Application and promotion in the industry.</summary>
    Application,
}
