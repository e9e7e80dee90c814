using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Which way the losses of a cover are summed.</summary>
internal enum LossPath
{
    /// <summary>The fused path of models that have one.</summary>
    FusedWhereOffered,

    /// <summary>The event table of every model; the same bits, slower.</summary>
    EventsOnly,
}

/// <summary>The work of one thread: all covers of one block of years, from random numbers to the columns of the table.</summary>
internal sealed class BlockKernel
{
    private readonly SimulationPlan _plan;
    private readonly LossPath _path;
    private readonly SharedRows _rows;
    private readonly WholeBlocks? _whole;
    private readonly LossKernel[] _kernels;
    private readonly EventSums[] _sums;
    private readonly YearParts?[] _parts;
    private readonly EventBlock _events = new();
    private double[] _expense = [];
    private double[] _before = [];

    /// <summary>A kernel of a plan.</summary>
    public BlockKernel(SimulationPlan plan, LossPath path = LossPath.FusedWhereOffered)
    {
        _plan = plan;
        _path = path;
        _rows = new SharedRows(plan);
        _whole = plan.Covers.Any(cover => cover.Program.NeedsWholeBlocks) ? new WholeBlocks(plan) : null;
        KernelSpace space = new();
        _kernels = plan.Covers.Select(cover => cover.Program.CreateKernel(space)).ToArray();
        _sums = plan.Covers.Select(cover => new EventSums(cover.EventTerms)).ToArray();
        _parts = plan.Covers.Select(cover => cover.PartCount == 0 ? null : new YearParts(cover, plan.BlockLength)).ToArray();
    }

    /// <summary>Draws what the covers of the block share; call it before the covers.</summary>
    public void Begin(YearBlock block) => _rows.Draw(block);

    /// <summary>Fills the columns of one cover for the block.</summary>
    /// <returns>Ground-up claims drawn.</returns>
    /// <param name="block">The years.</param>
    /// <param name="cover">Index of the cover.</param>
    /// <param name="groundUp">Receives the years before any terms.</param>
    /// <param name="gross">Receives the years after policy terms.</param>
    /// <param name="partColumns">Receives the parts of the years, whole columns of the run, which take the path of events; none: not asked for.</param>
    public long Fill(YearBlock block, int cover, Span<double> groundUp, Span<double> gross, params double[][] partColumns)
    {
        CoverPlan plan = _plan.Covers[cover];
        groundUp.Clear();
        gross.Clear();
        Span<double> expense = plan.EventTerms.HasExpense ? Expense(block.Count) : [];
        YearColumns columns = new() { GroundUp = groundUp, Gross = gross, Expense = expense, IsEmpty = true };
        YearParts? parts = partColumns.Length > 0 ? _parts[cover] : null;
        parts?.Begin(block.Count);
        long claims;
        if (parts is null && plan.Program.HasFusedPath && plan.EventTerms.SeesSumsOnly && _path == LossPath.FusedWhereOffered)
        {
            claims = InParts(block, cover)
                ? _whole!.FillYears(_kernels[cover], block, cover, columns)
                : _kernels[cover].FillYears(block, _rows.For(cover), plan.EventTerms.Layer, columns);
        }
        else
        {
            claims = FillEvents(block, cover);
            _sums[cover].Add(_events, columns, parts);
        }

        ReadOnlySpan<double> before = parts is not null && plan.HasYearTerms ? Copy(gross) : [];
        if (plan.HasYearTerms)
        {
            LaneLoop.Map(gross, gross, plan.YearTerms);
        }

        parts?.End(before, gross, partColumns, checked((int)block.FirstYear));
        for (int i = 0; i < expense.Length; i++)
        {
            gross[i] += expense[i];
        }

        return claims;
    }

    private ReadOnlySpan<double> Copy(ReadOnlySpan<double> column)
    {
        if (_before.Length < column.Length)
        {
            _before = new double[column.Length];
        }

        column.CopyTo(_before);
        return _before.AsSpan(0, column.Length);
    }

    private Span<double> Expense(int years)
    {
        if (_expense.Length < years)
        {
            _expense = new double[years];
        }

        Span<double> expense = _expense.AsSpan(0, years);
        expense.Clear();
        return expense;
    }

    /// <summary>The event table of one cover of the block that was begun; valid until the next call.</summary>
    public EventBlock Events(YearBlock block, int cover)
    {
        FillEvents(block, cover);
        return _events;
    }

    private long FillEvents(YearBlock block, int cover)
    {
        _events.Clear();
        return InParts(block, cover)
            ? _whole!.FillEvents(_kernels[cover], block, cover, _events)
            : _kernels[cover].FillEvents(block, _rows.For(cover), _events);
    }

    // true if the kernel has to be given other years than those asked for
    private bool InParts(YearBlock block, int cover) =>
        _plan.Covers[cover].Program.NeedsWholeBlocks
        && (block.Count != LossProgram.AddressYears || block.FirstYear % LossProgram.AddressYears != 0);
}
