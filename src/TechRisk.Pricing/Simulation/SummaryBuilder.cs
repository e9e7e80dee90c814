namespace TechRisk.Pricing;

/// <summary>Runs blocks of a plan into a <see cref="BlockResult"/> without keeping their years: memory does not grow with the run.</summary>
internal sealed class SummaryBuilder
{
    private readonly SimulationPlan _plan;
    private readonly BlockKernel _kernel;
    private readonly double[][] _gross;
    private readonly double[] _groundUp;
    private readonly double[] _total;
    private readonly int[] _order;

    public SummaryBuilder(SimulationPlan plan, int tailYears)
    {
        _plan = plan;
        _kernel = new BlockKernel(plan);
        _gross = plan.Covers.Select(_ => new double[plan.BlockLength]).ToArray();
        _groundUp = new double[plan.BlockLength];
        _total = new double[plan.BlockLength];
        _order = TableBuilder.SummationOrder(plan);
        Result = new BlockResult(plan.Covers.Length, tailYears);
    }

    /// <summary>What the blocks so far left behind.</summary>
    public BlockResult Result { get; }

    /// <summary>Runs one block.</summary>
    public void Add(long index)
    {
        long first = index * _plan.BlockLength;
        YearBlock block = new(first, (int)Math.Min(_plan.BlockLength, _plan.Years - first));
        _kernel.Begin(block);
        long claims = 0;
        for (int i = 0; i < _gross.Length; i++)
        {
            claims += _kernel.Fill(block, i, _groundUp.AsSpan(0, block.Count), _gross[i].AsSpan(0, block.Count));
        }

        Span<double> total = _total.AsSpan(0, block.Count);
        TableBuilder.Total(_gross, _order, 0, total);
        Result.Add(block, _gross, total, claims);
    }
}
