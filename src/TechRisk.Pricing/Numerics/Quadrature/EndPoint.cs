namespace TechRisk.Pricing.Numerics;

/// <summary>An end of an interval of integration.</summary>
internal enum EndPoint
{
    /// <summary>The lower end.</summary>
    Lower,

    /// <summary>The upper end.</summary>
    Upper,
}
