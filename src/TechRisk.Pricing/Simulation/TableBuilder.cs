using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The columns of a year-loss table while threads fill them: each block writes its own rows.</summary>
internal sealed class TableBuilder
{
    private readonly SimulationPlan _plan;
    private readonly double[][] _groundUp;
    private readonly double[][] _gross;
    private readonly double[][][] _parts;
    private readonly double[] _totalGroundUp;
    private readonly double[] _totalGross;
    private readonly int[] _order;

    public TableBuilder(SimulationPlan plan)
    {
        if (plan.Years > Array.MaxLength)
        {
            throw Require.Wrong("years", plan.Years, $"must be at most {Array.MaxLength} for a table in memory");
        }

        _plan = plan;
        int covers = plan.Covers.Length;
        _groundUp = new double[covers][];
        _gross = new double[covers][];
        _parts = new double[covers][][];
        for (int i = 0; i < covers; i++)
        {
            _groundUp[i] = Column();
            _gross[i] = Column();
            _parts[i] = [.. Enumerable.Range(0, plan.Covers[i].PartCount).Select(_ => Column())];
        }

        _order = SummationOrder(plan);
        _totalGroundUp = covers == 1 ? _groundUp[0] : Column();
        _totalGross = covers == 1 ? _gross[0] : Column();
    }

    /// <summary>Totals are added in the order of the names, so that the order of the covers moves no bit.</summary>
    public static int[] SummationOrder(SimulationPlan plan) =>
        Enumerable.Range(0, plan.Covers.Length).OrderBy(i => plan.Covers[i].Name, StringComparer.Ordinal).ToArray();

    /// <summary>The sum of the covers' columns from a row on, in the summation order.</summary>
    public static void Total(double[][] columns, int[] order, int first, Span<double> total)
    {
        columns[order[0]].AsSpan(first, total.Length).CopyTo(total);
        for (int k = 1; k < order.Length; k++)
        {
            LaneLoop.Zip(total, columns[order[k]].AsSpan(first, total.Length), total, default(Sum));
        }
    }

    /// <summary>Fills the rows of one block.</summary>
    /// <returns>Ground-up claims drawn.</returns>
    public long Fill(BlockKernel kernel, long index)
    {
        int first = checked((int)(index * _plan.BlockLength));
        YearBlock block = new(first, (int)Math.Min(_plan.BlockLength, _plan.Years - first));
        kernel.Begin(block);
        long claims = 0;
        for (int i = 0; i < _groundUp.Length; i++)
        {
            claims += kernel.Fill(block, i, _groundUp[i].AsSpan(first, block.Count), _gross[i].AsSpan(first, block.Count), _parts[i]);
        }

        if (_groundUp.Length > 1)
        {
            Total(_groundUp, _order, first, _totalGroundUp.AsSpan(first, block.Count));
            Total(_gross, _order, first, _totalGross.AsSpan(first, block.Count));
        }

        return claims;
    }

    /// <summary>The finished table.</summary>
    public YearLossTable Build(long claims)
    {
        CoverLosses[] covers = new CoverLosses[_groundUp.Length];
        TailFacts groundUpTail = _plan.Covers[_order[0]].GroundUpTail;
        TailFacts grossTail = _plan.Covers[_order[0]].GrossTail;
        RowDesign rows = RowDesign.Plain(checked((int)_plan.Years));
        for (int i = 0; i < covers.Length; i++)
        {
            CoverPlan cover = _plan.Covers[i];
            covers[i] = new CoverLosses(
                cover.Name,
                new SampledLoss(_groundUp[i], cover.GroundUpTail, Law(cover), rows),
                new SampledLoss(_gross[i], cover.GrossTail, Law(cover), rows))
            {
                Sections = cover.PartSections.Select((section, s) =>
                    new SectionLosses(section, new SampledLoss(_parts[i][s], cover.SectionTails[s], $"the section {section} of {Law(cover)}", rows))).ToValueList(),
                FromSystemicEvents = cover.HasSystemicPart
                    ? new SampledLoss(_parts[i][^1], cover.GrossTail, $"the systemic events of {Law(cover)}", rows)
                    : null,
            };
        }

        for (int k = 1; k < _order.Length; k++)
        {
            groundUpTail = groundUpTail.Plus(_plan.Covers[_order[k]].GroundUpTail);
            grossTail = grossTail.Plus(_plan.Covers[_order[k]].GrossTail);
        }

        string sum = "the sum of " + string.Join(", ", _plan.Covers.Select(Law));
        SampledLoss gross = covers.Length == 1 ? covers[0].Gross : new SampledLoss(_totalGross, grossTail, sum, rows);
        RunIdentity run = new() { Seed = _plan.Seed, Years = _plan.Years, Claims = claims };
        return new YearLossTable(_plan.Submission, run, covers.ToValueList(), _plan.Findings)
        {
            GroundUp = covers.Length == 1 ? covers[0].GroundUp : new SampledLoss(_totalGroundUp, groundUpTail, sum, rows),
            Gross = gross,
            Net = gross,
        };
    }

    // what a refused measure is blamed on
    private static string Law(CoverPlan cover) => $"{cover.Name} ({cover.LawName})";

    private double[] Column() => GC.AllocateUninitializedArray<double>((int)_plan.Years);

    private readonly struct Sum : IZip
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x, V y)
            where V : struct, ILane<V> => V.Add(x, y);
    }
}
