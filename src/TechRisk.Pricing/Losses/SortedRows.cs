using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The rows of a sample in rising order of loss; rows of equal loss keep their order.</summary>
internal sealed class SortedRows
{
    private readonly double[]? _survival;
    private readonly Lazy<int[]> _firsts;
    private readonly Lazy<int[]> _ends;

    public SortedRows(ReadOnlySpan<double> values, RowDesign rows)
    {
        Design = rows;
        Order = GC.AllocateUninitializedArray<int>(values.Length);
        RankSort.Argsort(values, Order);
        Values = GC.AllocateUninitializedArray<double>(values.Length);
        bool ties = false;
        double last = double.NaN;
        for (int rank = 0; rank < Order.Length; rank++)
        {
            double value = values[Order[rank]];
            ties |= value == last;
            Values[rank] = value;
            last = value;
        }

        HasTies = ties;
        _firsts = new(() => OverRows(FillFirst));
        _ends = new(() => OverRows(FillEnd));

        if (rows.Weights is not null)
        {
            _survival = new double[values.Length + 1];
            for (int rank = values.Length - 1; rank >= 0; rank--)
            {
                _survival[rank] = _survival[rank + 1] + rows.Weights[Order[rank]];
            }

            // the weights add up to 1 up to rounding: the whole is exactly 1
            double whole = _survival[0];
            for (int rank = 0; rank < values.Length; rank++)
            {
                _survival[rank] /= whole;
            }
        }
    }

    /// <summary>Weights and replicates of the rows.</summary>
    public RowDesign Design { get; }

    /// <summary>Row of each rank, counted from 0.</summary>
    public int[] Order { get; }

    /// <summary>Loss of each rank.</summary>
    public double[] Values { get; }

    /// <summary>True if two rows have the same loss.</summary>
    public bool HasTies { get; }

    /// <summary>Number of rows.</summary>
    public int Count => Order.Length;

    /// <summary>Weight of the rows of this rank and above: P(S &gt; x) for x just below its loss if it is the first of its value.</summary>
    public double SurvivalBefore(int rank) => _survival is null ? (double)(Count - rank) / Count : _survival[rank];

    /// <summary>Fills the weights of this rank and above for consecutive ranks; rank Count has 0.</summary>
    public void FillSurvival(int rank, Span<double> survival)
    {
        if (_survival is not null)
        {
            _survival.AsSpan(rank, survival.Length).CopyTo(survival);
            return;
        }

        double n = Count;
        for (int i = 0; i < survival.Length; i++)
        {
            survival[i] = (n - rank - i) / n;
        }
    }

    /// <summary>
    /// For consecutive rows, the weight of all rows with their loss or more, of all rows with more, and the share of each row in the
    /// weight of its loss.
    /// </summary>
    /// <returns>False if every share is 1, which is then not filled in.</returns>
    public bool FillSteps(int row, Span<double> from, Span<double> above, Span<double> share)
    {
        ReadOnlySpan<int> first = _firsts.Value.AsSpan(row, from.Length);
        ReadOnlySpan<int> end = HasTies ? _ends.Value.AsSpan(row, from.Length) : default;
        if (_survival is not null)
        {
            for (int i = 0; i < from.Length; i++)
            {
                from[i] = _survival[first[i]];
                above[i] = _survival[end.IsEmpty ? first[i] + 1 : end[i]];
                share[i] = end.IsEmpty ? 1 : from[i] > above[i] ? Design.Weights![row + i] / (from[i] - above[i]) : 0;
            }

            return true;
        }

        double n = Count;
        for (int i = 0; i < from.Length; i++)
        {
            from[i] = n - first[i];
        }

        for (int i = 0; i < from.Length; i++)
        {
            above[i] = end.IsEmpty ? from[i] - 1 : n - end[i];
        }

        for (int i = 0; i < end.Length; i++)
        {
            share[i] = 1 / (from[i] - above[i]);
        }

        LaneLoop.Map(from, from, new DivideBy(n));
        LaneLoop.Map(above, above, new DivideBy(n));
        return !end.IsEmpty;
    }

    /// <summary>Rank of inf { x : F(x) &gt;= level }.</summary>
    public int RankOf(double level)
    {
        if (_survival is null)
        {
            return (int)RankInterval.IndexOf(Count, level) - 1;
        }

        // the first rank with weight above it of at most 1 - level, rounding forgiven
        double target = (1 - level) + 1e-12 * level;
        int low = 0;
        int high = Count - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_survival[middle + 1] <= target)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    /// <summary>First rank whose loss is above x.</summary>
    public int FirstAbove(double x)
    {
        int low = 0;
        int high = Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Values[middle] > x)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    /// <summary>First rank whose loss is at least x.</summary>
    public int FirstFrom(double x) => double.IsNegativeInfinity(x) ? 0 : FirstAbove(Math.BitDecrement(x));

    private int[] OverRows(Action<int[]> fill)
    {
        int[] byRow = GC.AllocateUninitializedArray<int>(Count);
        fill(byRow);
        return byRow;
    }

    // the first rank of each row's loss
    private void FillFirst(int[] byRow)
    {
        int first = 0;
        for (int rank = 0; rank < Order.Length; rank++)
        {
            first = HasTies && rank > 0 && Values[rank] == Values[rank - 1] ? first : rank;
            byRow[Order[rank]] = first;
        }
    }

    // the rank after the last of each row's loss
    private void FillEnd(int[] byRow)
    {
        int end = Count;
        for (int rank = Order.Length - 1; rank >= 0; rank--)
        {
            end = rank + 1 < Count && Values[rank] == Values[rank + 1] ? end : rank + 1;
            byRow[Order[rank]] = end;
        }
    }

    private readonly struct DivideBy(double divisor) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> => V.Div(x, V.Set(divisor));
    }
}
