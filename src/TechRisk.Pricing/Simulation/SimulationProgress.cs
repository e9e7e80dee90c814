namespace TechRisk.Pricing;

/// <summary>How far a simulation has come.</summary>
/// <param name="YearsDone">Years finished.</param>
/// <param name="Years">Years in all.</param>
public readonly record struct SimulationProgress(long YearsDone, long Years)
{
    /// <summary>Share of the years that are finished, a fraction in [0, 1].</summary>
    public double Share => (double)YearsDone / Years;
}
