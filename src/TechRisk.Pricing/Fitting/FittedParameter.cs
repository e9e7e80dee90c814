namespace TechRisk.Pricing;

/// <summary>A parameter of a fitted law.</summary>
/// <param name="Name">The name of the constructor argument.</param>
/// <param name="Value">The estimate with its standard error.</param>
public sealed record FittedParameter(string Name, Estimate Value)
{
    /// <summary>Name and value with its error.</summary>
    public override string ToString() => $"{Name} {Value}";
}
