namespace TechRisk.Pricing;

/// <summary>The ranks of a sum around its quantile over which columns are averaged: the ties of an atom, otherwise a symmetric window.</summary>
internal sealed class QuantileWindow
{
    private const double Share = 0.1;
    private const double Z = 1.9599639845400545;
    private const int Wide = 4;

    public QuantileWindow(SampledLoss total, double level)
    {
        Total = total;
        Quantile = new QuantileFunctional(total, level);
        SortedRows sorted = total.Sorted;
        int n = sorted.Count;
        int rank = sorted.RankOf(level);
        First = sorted.FirstFrom(Quantile.Value);
        End = sorted.FirstAbove(Quantile.Value);
        WideFirst = First;
        WideEnd = End;
        if (End - First <= 1)
        {
            double tail = n * Math.Min(level, 1 - level);
            int half = (int)Math.Ceiling(Math.Max(Share * tail, Z * Math.Sqrt(n * level * (1 - level))));
            int room = Math.Min(rank, n - 1 - rank);
            First = rank - Math.Min(half, room);
            End = rank + Math.Min(half, room) + 1;
            WideFirst = rank - Math.Min(Wide * half, room);
            WideEnd = rank + Math.Min(Wide * half, room) + 1;
        }

        (MeanOfTotal, Probability) = Mean(total, First, End);
        Scale = MeanOfTotal > 0 ? Quantile.Value / MeanOfTotal : 0;
    }

    /// <summary>The sum.</summary>
    public SampledLoss Total { get; }

    /// <summary>Its quantile.</summary>
    public QuantileFunctional Quantile { get; }

    /// <summary>First rank of the window.</summary>
    public int First { get; }

    /// <summary>Rank after the window.</summary>
    public int End { get; }

    /// <summary>Mean of the sum over the window.</summary>
    public double MeanOfTotal { get; }

    /// <summary>Weight of the rows of the window.</summary>
    public double Probability { get; }

    /// <summary>VaR over the mean of the window: what makes the parts add up.</summary>
    public double Scale { get; }

    private int WideFirst { get; }

    private int WideEnd { get; }

    /// <summary>Mean of a column over ranks of the sum, and their weight.</summary>
    public (double Mean, double Weight) Mean(SampledLoss column, int first, int end)
    {
        ReadOnlySpan<int> order = Total.Sorted.Order;
        double sum = 0;
        double weight = 0;
        for (int rank = first; rank < end; rank++)
        {
            double own = Total.Rows.Weight(order[rank]);
            weight += own;
            sum += own * column.Values[order[rank]];
        }

        return (weight > 0 ? sum / weight : column.Values[order[first]], weight);
    }

    /// <summary>Slope of E[X | S = s] at the quantile: least squares over a window four times as wide.</summary>
    public double Slope(SampledLoss column)
    {
        ReadOnlySpan<int> order = Total.Sorted.Order;
        double meanX = Mean(column, WideFirst, WideEnd).Mean;
        double meanS = Mean(Total, WideFirst, WideEnd).Mean;
        double product = 0;
        double square = 0;
        for (int rank = WideFirst; rank < WideEnd; rank++)
        {
            int row = order[rank];
            double weight = Total.Rows.Weight(row);
            double s = Total.Values[row] - meanS;
            product += weight * s * (column.Values[row] - meanX);
            square += weight * s * s;
        }

        return square > 0 ? product / square : meanS > 0 ? meanX / meanS : 0;
    }
}
