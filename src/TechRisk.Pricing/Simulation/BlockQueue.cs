using System.Runtime.ExceptionServices;

namespace TechRisk.Pricing;

/// <summary>Hands the blocks of a plan to threads, counts their claims and reports how far they are.</summary>
internal sealed class BlockQueue(SimulationPlan plan, IProgress<SimulationProgress>? progress, CancellationToken cancellationToken)
{
    private readonly Lock _reporting = new();
    private long _next = -1;
    private long _claims;
    private long _done;
    private long _reported;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Ground-up claims of all finished blocks.</summary>
    public long Claims => Interlocked.Read(ref _claims);

    /// <summary>Works on blocks until none is left; one call a thread.</summary>
    /// <param name="fill">What to do with a block: its kernel and its number, the claims drawn back.</param>
    public void Work(Func<BlockKernel, long, long> fill)
    {
        try
        {
            BlockKernel kernel = new(plan);
            long claims = 0;
            while (_failure is null && !cancellationToken.IsCancellationRequested)
            {
                long block = Interlocked.Increment(ref _next);
                if (block >= plan.Blocks)
                {
                    break;
                }

                claims += fill(kernel, block);
                Report(block);
            }

            Interlocked.Add(ref _claims, claims);
        }
#pragma warning disable CA1031 // handed to the thread that started the run
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(failure), null);
        }
    }

    /// <summary>Throws what stopped a thread, or that the run was cancelled.</summary>
    public void ThrowIfFailed()
    {
        _failure?.Throw();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private void Report(long block)
    {
        if (progress is null)
        {
            return;
        }

        long years = Math.Min(SimulationPlan.BlockYears, plan.Years - block * SimulationPlan.BlockYears);
        lock (_reporting)
        {
            _done += years;
            if (_done - _reported >= plan.Years / 100 || _done == plan.Years)
            {
                _reported = _done;
                progress.Report(new SimulationProgress(_done, plan.Years));
            }
        }
    }
}
