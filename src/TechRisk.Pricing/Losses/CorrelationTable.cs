namespace TechRisk.Pricing;

/// <summary>Achieved correlations between the covers of a table.</summary>
internal static class CorrelationTable
{
    /// <summary>One line for each pair of covers.</summary>
    public static ValueList<CoverCorrelation> Of(YearLossTable table)
    {
        SampledLoss[] columns = table.Covers.Select(cover => cover.Gross).ToArray();
        MeanRanks[] ranks = Array.ConvertAll(columns, column => new MeanRanks(column));
        var lines = new List<CoverCorrelation>();
        for (int i = 0; i < columns.Length; i++)
        {
            for (int j = i + 1; j < columns.Length; j++)
            {
                lines.Add(new CoverCorrelation
                {
                    First = table.Covers[i].Cover,
                    Second = table.Covers[j].Cover,
                    Linear = Linear(columns[i], columns[j]),
                    Rank = MeanRanks.Correlation(ranks[i], ranks[j]),
                });
            }
        }

        return lines.ToValueList();
    }

    /// <summary>An estimate of a correlation: its interval stays in [-1, 1].</summary>
    public static Estimate Bounded(RowDesign rows, double value, double error)
    {
        value = Math.Clamp(value, -1, 1);
        double half = double.IsFinite(error) ? rows.CriticalValue * error : 2;
        return Estimate.Simulated(value, error, Math.Max(value - half, -1), Math.Min(value + half, 1));
    }

    private static Estimate Linear(SampledLoss x, SampledLoss y)
    {
        double n = x.Rows.Count;
        double deviationX = Math.Sqrt(x.Moments.Second / n);
        double deviationY = Math.Sqrt(y.Moments.Second / n);
        if (!(deviationX > 0 && deviationY > 0))
        {
            return Bounded(x.Rows, 0, double.PositiveInfinity); // a column that does not vary says nothing
        }

        double sum = 0;
        double[] influence = new double[x.Rows.Count];
        for (int i = 0; i < influence.Length; i++)
        {
            double u = (x.Values[i] - x.Moments.Mean) / deviationX;
            double v = (y.Values[i] - y.Moments.Mean) / deviationY;
            influence[i] = u * v;
            sum += x.Rows.Weight(i) * u * v;
        }

        for (int i = 0; i < influence.Length; i++)
        {
            double u = (x.Values[i] - x.Moments.Mean) / deviationX;
            double v = (y.Values[i] - y.Moments.Mean) / deviationY;
            influence[i] -= sum / 2 * ((u * u) + (v * v));
        }

        bool infinite = !TailRule.MayHave(x.Tail, 4) || !TailRule.MayHave(y.Tail, 4);
        return Bounded(x.Rows, sum, infinite ? double.PositiveInfinity : x.Rows.StandardError(new GivenInfluence(x.Rows, sum, influence)));
    }
}
