namespace TechRisk.Pricing;

/// <summary>Where a simulation plan runs; the numbers do not depend on it.</summary>
public interface ISimulationRunner
{
    /// <summary>Runs all years of the plan.</summary>
    /// <param name="plan">A compiled plan.</param>
    /// <param name="progress">Receives how far the run has come; null for none.</param>
    /// <param name="cancellationToken">Stops the run between two blocks of years.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    YearLossTable Run(SimulationPlan plan, IProgress<SimulationProgress>? progress = null, CancellationToken cancellationToken = default);
}
