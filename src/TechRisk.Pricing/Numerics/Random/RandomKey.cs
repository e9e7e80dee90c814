namespace TechRisk.Pricing;

/// <summary>Placeholder of the address type until the random numbers land.</summary>
public readonly record struct RandomKey(ulong Value);
