using System.Runtime.ExceptionServices;

namespace TechRisk.Pricing;

/// <summary>Hands the blocks of a run to threads, counts their claims and reports how far they are.</summary>
internal sealed class BlockQueue(long years, int blockYears, IProgress<SimulationProgress>? progress, CancellationToken cancellationToken)
{
    private readonly long _blocks = (years + blockYears - 1) / blockYears;
    private readonly Lock _reporting = new();
    private long _next = -1;
    private long _claims;
    private long _done;
    private long _reported;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Ground-up claims of all finished blocks.</summary>
    public long Claims => Interlocked.Read(ref _claims);

    /// <summary>Works on all blocks with a number of threads, this one among them; throws what stopped one.</summary>
    /// <param name="threads">Threads, 1 or more.</param>
    /// <param name="create">The working state of a thread.</param>
    /// <param name="fill">What to do with a block: the thread's state and the block's number, the claims drawn back.</param>
    public void Run<TKernel>(int threads, Func<TKernel> create, Func<TKernel, long, long> fill)
    {
        Thread[] pool = new Thread[(int)Math.Min(threads, _blocks) - 1];
        for (int i = 0; i < pool.Length; i++)
        {
            pool[i] = new Thread(() => Work(create, fill)) { IsBackground = true, Name = "TechRisk.Pricing simulation" };
            pool[i].Start();
        }

        Work(create, fill);
        foreach (Thread thread in pool)
        {
            thread.Join();
        }

        _failure?.Throw();
        cancellationToken.ThrowIfCancellationRequested();
    }

    // works on blocks until none is left
    private void Work<TKernel>(Func<TKernel> create, Func<TKernel, long, long> fill)
    {
        try
        {
            TKernel kernel = create();
            long claims = 0;
            while (_failure is null && !cancellationToken.IsCancellationRequested)
            {
                long block = Interlocked.Increment(ref _next);
                if (block >= _blocks)
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

    private void Report(long block)
    {
        if (progress is null)
        {
            return;
        }

        long count = Math.Min(blockYears, years - block * blockYears);
        lock (_reporting)
        {
            _done += count;
            if (_done - _reported >= years / 100 || _done == years)
            {
                _reported = _done;
                progress.Report(new SimulationProgress(_done, years));
            }
        }
    }
}
