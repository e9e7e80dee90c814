namespace TechRisk.Pricing;

/// <summary>
/// Layers of capital between neighbouring losses of a sum. With q = X / S, R(y) = E[q | S &gt; y], A(z) the integral of 1 / P(S &gt; y) and
/// B(z) that of R(y) / P(S &gt; y) over y from 0 to z, the influence of a row on the integral of R is q A(min(s, a)) - B(min(s, a)).
/// </summary>
internal sealed class PercentileLayers(SampledLoss total, double capital)
{
    private readonly SortedRows _sorted = total.Sorted;

    /// <summary>The integral of R over y from 0 to the capital, and R just below it.</summary>
    public (GivenInfluence Part, double Top) PartOf(SampledLoss column)
    {
        int count = _sorted.Count;
        double[] above = SharesAbove(column);
        double[] influence = new double[count];
        double sum = 0;
        double weights = 0; // A
        double shares = 0; // B
        double previous = 0;
        double top = 0;
        for (int rank = 0; rank < count; rank++)
        {
            double loss = _sorted.Values[rank];
            double survival = _sorted.SurvivalBefore(rank);
            double height = Math.Min(loss, capital) - previous;
            if (height > 0 && survival > 0)
            {
                double share = above[rank] / survival;
                sum += share * height;
                weights += height / survival;
                shares += share * height / survival;
                previous += height;
                top = share;
            }

            int row = _sorted.Order[rank];
            influence[row] = ((loss > 0 ? column.Values[row] / loss : 0) * weights) - shares;
        }

        return (new GivenInfluence(total.Rows, sum + (Math.Max(capital - previous, 0) * top), influence), top);
    }

    // E[X / S; rows of this rank and above]
    private double[] SharesAbove(SampledLoss column)
    {
        double[] above = new double[_sorted.Count];
        double sum = 0;
        for (int rank = above.Length - 1; rank >= 0; rank--)
        {
            int row = _sorted.Order[rank];
            double loss = _sorted.Values[rank];
            sum += loss > 0 ? total.Rows.Weight(row) * column.Values[row] / loss : 0;
            above[rank] = sum;
        }

        return above;
    }
}
