namespace TechRisk.Pricing;

/// <summary>
/// Ranks of a column as probabilities, ties at their mean: U = P(X &lt; x) + P(X = x) / 2. Spearman's correlation is Pearson's of the
/// ranks; its influence includes that of a row on the ranks of all others. Source: Nešlehová, On rank correlation measures for
/// non-continuous random variables, Journal of Multivariate Analysis 98 (2007).
/// </summary>
internal sealed class MeanRanks
{
    private readonly SampledLoss _loss;
    private readonly double[] _ranks;
    private readonly double _square;
    private readonly Lazy<double[]> _ownLift;

    public MeanRanks(SampledLoss loss)
    {
        _loss = loss;
        double[] ranks = new double[loss.Rows.Count];
        _ranks = ranks;
        _ownLift = new(() => Lift(ranks));
        SortedRows sorted = loss.Sorted;
        for (int start = 0; start < sorted.Count;)
        {
            int end = EndOfTies(start);
            double rank = 1 - ((sorted.SurvivalBefore(start) + SurvivalFrom(end)) / 2);
            for (int i = start; i < end; i++)
            {
                _ranks[sorted.Order[i]] = rank;
            }

            start = end;
        }

        for (int row = 0; row < _ranks.Length; row++)
        {
            _square += loss.Rows.Weight(row) * (_ranks[row] - 0.5) * (_ranks[row] - 0.5);
        }
    }

    /// <summary>Spearman's correlation of two columns.</summary>
    public static Estimate Correlation(MeanRanks x, MeanRanks y)
    {
        RowDesign rows = x._loss.Rows;
        if (!(x._square > 0 && y._square > 0))
        {
            return CorrelationTable.Bounded(rows, 0, double.PositiveInfinity);
        }

        double product = 0;
        for (int row = 0; row < x._ranks.Length; row++)
        {
            product += rows.Weight(row) * (x._ranks[row] - 0.5) * (y._ranks[row] - 0.5);
        }

        double scale = Math.Sqrt(x._square * y._square);
        double correlation = product / scale;
        double[] xOfY = x.Lift(y._ranks);
        double[] yOfX = y.Lift(x._ranks);
        double[] xOfX = x._ownLift.Value;
        double[] yOfY = y._ownLift.Value;
        double[] influence = new double[x._ranks.Length];
        for (int row = 0; row < influence.Length; row++)
        {
            double u = x._ranks[row] - 0.5;
            double v = y._ranks[row] - 0.5;
            double ofProduct = (u * v) + xOfY[row] + yOfX[row];
            double ofSquareX = (u * u) + (2 * xOfX[row]);
            double ofSquareY = (v * v) + (2 * yOfY[row]);
            influence[row] = (ofProduct / scale) - (correlation / 2 * ((ofSquareX / x._square) + (ofSquareY / y._square)));
        }

        DistortedRanks.Centre(influence, rows);
        return CorrelationTable.Bounded(rows, correlation, rows.StandardError(new GivenInfluence(rows, correlation, influence)));
    }

    /// <summary>E[(V - 1/2) (1{x &lt; X} + 1{x = X} / 2)] at the x of each row: how much the row lifts the ranks of the others, weighted by V.</summary>
    private double[] Lift(double[] other)
    {
        SortedRows sorted = _loss.Sorted;
        double[] lift = new double[other.Length];
        double above = 0;
        for (int end = sorted.Count; end > 0;)
        {
            int start = end - 1;
            double tied = 0;
            while (start > 0 && sorted.Values[start - 1] == sorted.Values[end - 1])
            {
                start--;
            }

            for (int i = start; i < end; i++)
            {
                int row = sorted.Order[i];
                tied += _loss.Rows.Weight(row) * (other[row] - 0.5);
            }

            for (int i = start; i < end; i++)
            {
                lift[sorted.Order[i]] = above + (tied / 2);
            }

            above += tied;
            end = start;
        }

        return lift;
    }

    private double SurvivalFrom(int rank) => rank == _ranks.Length ? 0 : _loss.Sorted.SurvivalBefore(rank);

    private int EndOfTies(int rank)
    {
        double[] values = _loss.Sorted.Values;
        int end = rank + 1;
        while (end < values.Length && values[end] == values[rank])
        {
            end++;
        }

        return end;
    }
}
