namespace TechRisk.Pricing;

/// <summary>Claims in adjoining bands: ends, counts, and the ogive that joins them.</summary>
internal sealed class BandTable
{
    private BandTable(double[] ends, double[] counts)
    {
        Ends = ends;
        Counts = counts;
        Total = counts.Sum();
        Ogive = new double[ends.Length];
        for (int i = 0; i < counts.Length; i++)
        {
            Ogive[i + 1] = Ogive[i] + counts[i] / Total;
        }
    }

    /// <summary>Ends of the bands, one more than bands; the last may be infinite.</summary>
    public double[] Ends { get; }

    public double[] Counts { get; }

    /// <summary>Share of the claims up to each end.</summary>
    public double[] Ogive { get; }

    public double Total { get; }

    /// <summary>The table of a history; null where claims are known one by one, an error where bands have gaps, overlap or deductibles.</summary>
    public static BandTable? Of(ClaimHistory history)
    {
        HashSet<double> ends = [.. history.Claims.Where(claim => !claim.IsExact && !claim.IsCensored).Select(claim => claim.To)];
        if (ends.Count == 0)
        {
            return null;
        }

        if (history.Claims.Any(claim => claim.IsExact || claim.Deductible > 0 || (claim.IsCensored && !ends.Contains(claim.From))))
        {
            throw new InvalidOperationException("a table of bands cannot also hold claims known one by one, cut at limits or above deductibles");
        }

        (double From, double To, double Weight)[] bands =
        [
            .. history.Claims.GroupBy(claim => (claim.From, claim.To)).Select(group => (group.Key.From, group.Key.To, group.Sum(claim => claim.Weight))).OrderBy(band => band.From),
        ];
        for (int i = 1; i < bands.Length; i++)
        {
            if (bands[i].From != bands[i - 1].To)
            {
                throw new InvalidOperationException(FormattableString.Invariant($"the bands must adjoin: one ends at {bands[i - 1].To}, the next starts at {bands[i].From}"));
            }
        }

        return new BandTable([bands[0].From, .. bands.Select(band => band.To)], [.. bands.Select(band => band.Weight)]);
    }

    /// <summary>The table of a history of adjoining bands; null where claims are known otherwise.</summary>
    public static BandTable? TryOf(ClaimHistory history)
    {
        try
        {
            return Of(history);
        }
        catch (InvalidOperationException)
        {
            return null; // bands beside single claims, with gaps or deductibles
        }
    }

    /// <summary>E[min(X, limit)] with losses evenly spread in their band; the open last band counts to its start.</summary>
    public double LimitedExpectedValue(double limit)
    {
        double sum = 0;
        for (int i = 0; i < Counts.Length; i++)
        {
            (double from, double to) = (Ends[i], Ends[i + 1]);
            double mean = limit <= from ? limit
                : double.IsPositiveInfinity(to) ? from
                : limit >= to ? (from + to) / 2
                : ((limit * limit - from * from) / 2 + limit * (to - limit)) / (to - from);
            sum += Counts[i] / Total * mean;
        }

        return sum;
    }
}
