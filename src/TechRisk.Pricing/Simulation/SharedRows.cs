namespace TechRisk.Pricing;

/// <summary>What the covers of one thread's current block share: the rows of the dependence and the systemic events.</summary>
internal sealed class SharedRows
{
    private readonly SimulationPlan _plan;
    private readonly DependenceRows _dependence;
    private readonly SystemicPlan.Rows _systemic;
    private readonly SystemicBlock[][] _carried;
    private YearBlock _block = new(-1, 0);

    /// <summary>Rows for the covers of a plan.</summary>
    public SharedRows(SimulationPlan plan)
    {
        _plan = plan;
        _dependence = plan.Dependence.CreateRows();
        _systemic = plan.Systemic.CreateRows();
        _carried = [.. plan.Covers.Select(cover => cover.SystemicTags.Select(_systemic.Of).ToArray())];
    }

    /// <summary>Draws what the covers of the block share, if it is not the block drawn last.</summary>
    public void Draw(YearBlock block)
    {
        if (block.FirstYear == _block.FirstYear && block.Count == _block.Count)
        {
            return;
        }

        _dependence.Draw(block);
        _systemic.Draw(block);
        _block = block;
    }

    /// <summary>What drives a cover in the current block.</summary>
    public RowDrivers For(int cover)
    {
        RowDrivers drivers = _dependence.For(cover);
        return _carried[cover].Length == 0 ? drivers : drivers with { Systemic = _carried[cover] };
    }

    /// <summary>Events of a cover's tag before a year of the current block.</summary>
    public int RowsBefore(int cover, int tag, int year) => _systemic.Of(_plan.Covers[cover].SystemicTags[tag]).RowsBefore(year);
}
