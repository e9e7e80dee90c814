namespace TechRisk.Pricing;

/// <summary>How the components of one cyber event depend on each other.</summary>
public enum ComponentDependence
{
    /// <summary>One uniform drives all: the worst ransom meets the longest outage.</summary>
    Comonotone,

    /// <summary>Each component has its own uniform.</summary>
    Independent,
}
