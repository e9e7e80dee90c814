namespace TechRisk.Pricing;

/// <summary>The rows of a sum at or above a cut, and how fast sums over them change as the cut moves.</summary>
internal sealed class Crossing
{
    private readonly QuantileWindow? _window;
    private readonly double _density;

    /// <param name="total">The sum.</param>
    /// <param name="cut">The smallest loss of the rows that count.</param>
    public Crossing(SampledLoss total, double cut)
    {
        Total = total;
        Cut = cut;
        SortedRows sorted = total.Sorted;
        int rank = sorted.FirstFrom(cut);
        Probability = rank < sorted.Count ? sorted.SurvivalBefore(rank) : 0;
        if (Probability is > 0 and < 1)
        {
            _window = new QuantileWindow(total, 1 - Probability);
            double width = sorted.Values[_window.End - 1] - sorted.Values[_window.First];
            _density = width > 0 ? _window.Probability / width : 0; // an atom does not move with the cut
        }
    }

    /// <summary>The sum.</summary>
    public SampledLoss Total { get; }

    /// <summary>The smallest loss of the rows that count.</summary>
    public double Cut { get; }

    /// <summary>Their weight.</summary>
    public double Probability { get; }

    /// <summary>E[X; S &gt;= cut].</summary>
    public double MeanAbove(SampledLoss column)
    {
        double sum = 0;
        for (int i = 0; i < column.Values.Length; i++)
        {
            sum += Total.Values[i] >= Cut ? column.Rows.Weight(i) * column.Values[i] : 0;
        }

        return sum;
    }

    /// <summary>Density of the sum at the cut times E[X - centre | S = cut].</summary>
    public double Rate(SampledLoss column, double centre) =>
        _window is null || _density == 0 ? 0 : _density * (_window.Mean(column, _window.First, _window.End).Mean - centre);
}
