namespace TechRisk.Pricing;

/// <summary>What is needed to make the same numbers again.</summary>
public sealed record RunIdentity
{
    /// <summary>Seed of the run.</summary>
    public required long Seed { get; init; }

    /// <summary>Number of simulated years.</summary>
    public required long Years { get; init; }

    /// <summary>Ground-up claims drawn.</summary>
    public long Claims { get; init; }

    /// <summary>How the years were drawn: crude Monte Carlo unless stated.</summary>
    public string Method { get; init; } = "crude Monte Carlo";
}
