using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The rows of a sample in rising order of loss; rows of equal loss keep their order.</summary>
internal sealed class SortedRows
{
    private readonly double[]? _survival;

    public SortedRows(ReadOnlySpan<double> values, RowDesign rows)
    {
        Design = rows;
        Order = GC.AllocateUninitializedArray<int>(values.Length);
        RadixSort.Argsort(values, Order);
        Values = GC.AllocateUninitializedArray<double>(values.Length);
        for (int rank = 0; rank < Order.Length; rank++)
        {
            Values[rank] = values[Order[rank]];
        }

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
}
