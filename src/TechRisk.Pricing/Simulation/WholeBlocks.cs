namespace TechRisk.Pricing;

/// <summary>
/// Runs kernels that draw their claims for whole aligned blocks: each is given the blocks that the asked years lie in, with the drivers
/// of the whole block, and only the asked rows are kept. So the grouping of years moves no bit.
/// </summary>
internal sealed class WholeBlocks(SimulationPlan plan)
{
    private readonly SharedRows _rows = new(plan);
    private readonly EventBlock _events = new();
    private readonly double[] _groundUp = new double[LossProgram.AddressYears];
    private readonly double[] _gross = new double[LossProgram.AddressYears];

    /// <summary>Adds the asked years of a cover without an event table.</summary>
    /// <returns>Claims of the asked years.</returns>
    public long FillYears(LossKernel kernel, YearBlock asked, int cover, YearColumns columns)
    {
        long claims = 0;
        for (long year = asked.FirstYear; year < asked.FirstYear + asked.Count;)
        {
            YearBlock block = asked.AddressBlockOf(year);
            _rows.Draw(block);
            YearColumns whole = new() { GroundUp = _groundUp, Gross = _gross, IsEmpty = true };
            whole.GroundUp.Clear();
            whole.Gross.Clear();
            claims += kernel.FillYears(block, _rows.For(cover), plan.Covers[cover].EventTerms.Layer, whole);
            int kept = block.KeptTo - block.KeptFrom;
            int at = (int)(year - asked.FirstYear);
            _groundUp.AsSpan(block.KeptFrom, kept).CopyTo(columns.GroundUp[at..]);
            _gross.AsSpan(block.KeptFrom, kept).CopyTo(columns.Gross[at..]);
            year += kept;
        }

        return claims;
    }

    /// <summary>Appends the events of the asked years of a cover.</summary>
    /// <returns>Claims of the asked years.</returns>
    public long FillEvents(LossKernel kernel, YearBlock asked, int cover, EventBlock events)
    {
        long claims = 0;
        Span<int> seen = stackalloc int[plan.Covers[cover].SystemicTags.Length];
        seen.Clear();
        for (long year = asked.FirstYear; year < asked.FirstYear + asked.Count;)
        {
            YearBlock block = asked.AddressBlockOf(year);
            _rows.Draw(block);
            _events.Clear();
            claims += kernel.FillEvents(block, _rows.For(cover), _events);
            int shift = (int)(block.FirstYear - asked.FirstYear);
            for (int row = 0; row < _events.Count; row++)
            {
                EventRow entry = _events[row];
                if (entry.Year < block.KeptFrom || entry.Year >= block.KeptTo)
                {
                    continue;
                }

                int tagRow = entry.Tag == 0
                    ? 0
                    : entry.TagRow - _rows.RowsBefore(cover, entry.Tag - 1, block.KeptFrom) + seen[entry.Tag - 1];
                events.Add(entry with { Year = entry.Year + shift, TagRow = tagRow });
            }

            for (int tag = 0; tag < seen.Length; tag++)
            {
                seen[tag] += _rows.RowsBefore(cover, tag, block.KeptTo) - _rows.RowsBefore(cover, tag, block.KeptFrom);
            }

            year += block.KeptTo - block.KeptFrom;
        }

        return claims;
    }
}
