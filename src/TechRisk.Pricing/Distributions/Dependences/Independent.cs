namespace TechRisk.Pricing;

/// <summary>The covers are independent.</summary>
public sealed record Independent : Dependence
{
    /// <summary>The one value of this dependence.</summary>
    public static Independent Instance { get; } = new();
}
