namespace TechRisk.Pricing;

/// <summary>
/// The years with the largest total losses, each with its contributions per cover. Ties go to the earlier year, so the kept set depends
/// on the years alone and merging is associative and commutative.
/// </summary>
internal sealed class TailYears(int capacity)
{
    private readonly PriorityQueue<TailYear, (double Total, long Later)> _kept = new();

    /// <summary>The kept years, largest total first.</summary>
    public IReadOnlyList<TailYear> Descending =>
        [.. _kept.UnorderedItems.Select(item => item.Element).OrderByDescending(year => year.Total).ThenBy(year => year.Year)];

    /// <summary>Most years to keep.</summary>
    public int Capacity => capacity;

    /// <summary>True if a total would be kept at all: spares the caller from collecting its contributions.</summary>
    public bool Admits(double total) => _kept.Count < capacity || total >= _kept.Peek().Total;

    /// <summary>Offers a year.</summary>
    public void Add(TailYear year)
    {
        (double, long) rank = (year.Total, -year.Year);
        if (_kept.Count < capacity)
        {
            _kept.Enqueue(year, rank);
        }
        else
        {
            _kept.EnqueueDequeue(year, rank);
        }
    }

    /// <summary>Offers the kept years of another tail.</summary>
    public void Merge(TailYears other)
    {
        foreach ((TailYear year, _) in other._kept.UnorderedItems)
        {
            Add(year);
        }
    }
}

/// <summary>One year of the tail.</summary>
/// <param name="Year">Number of the year, from 0.</param>
/// <param name="Total">Sum over the covers.</param>
/// <param name="Covers">Contribution of each cover, in the plan's order.</param>
internal sealed record TailYear(long Year, double Total, ValueList<double> Covers);
