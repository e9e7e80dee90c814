namespace TechRisk.Pricing;

/// <summary>Runs a plan on the cores of this machine. The numbers do not depend on the number of threads.</summary>
public sealed class LocalRunner : ISimulationRunner
{
    /// <summary>A runner on all cores.</summary>
    public static LocalRunner AllCores { get; } = new();

    /// <summary>Threads that work at once.</summary>
    /// <value>1 or more; the default is the number of cores.</value>
    public int Threads { get; init => field = (int)Require.AtLeast(value, 1, nameof(Threads)); } = Environment.ProcessorCount;

    /// <inheritdoc/>
    public YearLossTable Run(SimulationPlan plan, IProgress<SimulationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        cancellationToken.ThrowIfCancellationRequested();
        TableBuilder table = new(plan);
        BlockQueue queue = new(plan.Years, plan.BlockLength, progress, cancellationToken);
        queue.Run(Threads, () => new BlockKernel(plan), table.Fill);
        return table.Build(queue.Claims);
    }
}
