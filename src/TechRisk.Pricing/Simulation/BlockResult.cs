using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// What a block, or any union of blocks, leaves behind when its years are not kept: exact moments of every cover and of the total, the exact
/// tail with its contributions, and a histogram with exact counts and sums. Merging is addition: any grouping of blocks gives the same bits.
/// </summary>
internal sealed class BlockResult
{
    private readonly ExactSum[] _sums;
    private readonly ExactSum[] _squares;

    /// <summary>An empty result.</summary>
    /// <param name="covers">Number of covers.</param>
    /// <param name="tailYears">Most years the tail keeps.</param>
    public BlockResult(int covers, int tailYears)
    {
        _sums = Enumerable.Range(0, covers + 1).Select(_ => new ExactSum()).ToArray();
        _squares = Enumerable.Range(0, covers + 1).Select(_ => new ExactSum()).ToArray();
        Tail = new TailYears(tailYears);
    }

    /// <summary>Years in the result.</summary>
    public long Years { get; private set; }

    /// <summary>Ground-up claims drawn.</summary>
    public long Claims { get; private set; }

    /// <summary>The largest totals with their contributions.</summary>
    public TailYears Tail { get; }

    /// <summary>Histogram of the totals.</summary>
    public LossHistogram Histogram { get; } = new();

    /// <summary>Sum of a cover's losses, correctly rounded; the index after the last cover is the total.</summary>
    public double Sum(int cover) => _sums[cover].Value;

    /// <summary>Sum of the squares of a cover's losses, correctly rounded; the index after the last cover is the total.</summary>
    public double SumOfSquares(int cover) => _squares[cover].Value;

    /// <summary>Adds the columns of one block: a span a cover, and their total.</summary>
    public void Add(YearBlock block, double[][] covers, ReadOnlySpan<double> total, long claims)
    {
        Years += block.Count;
        Claims += claims;
        for (int i = 0; i < covers.Length; i++)
        {
            Moments(i, covers[i].AsSpan(0, block.Count));
        }

        Moments(covers.Length, total);
        Histogram.Add(total);
        for (int year = 0; year < block.Count; year++)
        {
            if (Tail.Admits(total[year]))
            {
                Tail.Add(new TailYear(block.FirstYear + year, total[year], covers.Select(cover => cover[year]).ToValueList()));
            }
        }
    }

    /// <summary>Adds another result of the same plan.</summary>
    public void Merge(BlockResult other)
    {
        Years += other.Years;
        Claims += other.Claims;
        for (int i = 0; i < _sums.Length; i++)
        {
            _sums[i].Merge(other._sums[i]);
            _squares[i].Merge(other._squares[i]);
        }

        Tail.Merge(other.Tail);
        Histogram.Merge(other.Histogram);
    }

    private void Moments(int index, ReadOnlySpan<double> losses)
    {
        _sums[index].Add(losses);
        foreach (double loss in losses)
        {
            _squares[index].AddProduct(loss, loss);
        }
    }
}
