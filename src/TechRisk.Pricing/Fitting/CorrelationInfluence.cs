namespace TechRisk.Pricing;

/// <summary>Product-moment correlations of columns with errors from influences.</summary>
/// <remarks>Source: Kendall and Stuart, The Advanced Theory of Statistics, volume 1 (1977), section 10 (delta method); Nešlehová, Journal of Multivariate Analysis 98 (2007), for ranks with ties.</remarks>
internal static class CorrelationInfluence
{
    /// <summary>Pearson's correlation of amounts.</summary>
    public static Estimate OfAmounts(double[] x, double[] y, double[] weights) => Of(x, y, weights, Lifts.None(x.Length));

    /// <summary>Pearson's correlation of mean ranks: the influence of a record includes how it lifts the ranks of the others.</summary>
    public static Estimate OfRanks(double[] u, double[] v, double[] weights)
    {
        double count = weights.Sum();
        return Of(u, v, weights, new(Lift(u, v, weights, count), Lift(v, u, weights, count), Lift(u, u, weights, count), Lift(v, v, weights, count)));
    }

    private static Estimate Of(double[] x, double[] y, double[] weights, Lifts lifts)
    {
        double count = weights.Sum();
        double meanX = Mean(x, weights, count);
        double meanY = Mean(y, weights, count);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double dx = x[i] - meanX;
            double dy = y[i] - meanY;
            xx += weights[i] * dx * dx;
            yy += weights[i] * dy * dy;
            xy += weights[i] * dx * dy;
        }

        double scale = Math.Sqrt(xx * yy);
        if (!(scale > 0) || double.IsInfinity(scale))
        {
            return Estimate.Fitted(0, double.PositiveInfinity);
        }

        double correlation = Math.Clamp(xy / scale, -1, 1);
        double[] influence = new double[x.Length];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double dx = (x[i] - meanX) / Math.Sqrt(xx / count);
            double dy = (y[i] - meanY) / Math.Sqrt(yy / count);
            double products = dx * dy + (lifts.XOfY[i] + lifts.YOfX[i]) * count / scale;
            double squares = dx * dx + 2 * lifts.XOfX[i] * count / xx + dy * dy + 2 * lifts.YOfY[i] * count / yy;
            influence[i] = products - correlation / 2 * squares;
            sum += weights[i] * influence[i];
        }

        double square = 0;
        for (int i = 0; i < x.Length; i++)
        {
            square += weights[i] * (influence[i] - sum / count) * (influence[i] - sum / count);
        }

        return Estimate.Fitted(correlation, Math.Sqrt(square) / count);
    }

    private static double Mean(double[] x, double[] weights, double count)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += weights[i] * x[i];
        }

        return sum / count;
    }

    // sum of (v - mean)(1{u < U} + 1{u = U} / 2) over the records: a record at u lifts the ranks of those above it
    private static double[] Lift(double[] u, double[] v, double[] weights, double count)
    {
        double mean = Mean(v, weights, count);
        double[] lift = new double[u.Length];
        int[] order = MeanRank.Order(u);
        double above = 0;
        for (int end = order.Length; end > 0;)
        {
            int start = end - 1;
            while (start > 0 && u[order[start - 1]] == u[order[end - 1]])
            {
                start--;
            }

            double tied = 0;
            for (int i = start; i < end; i++)
            {
                tied += weights[order[i]] * (v[order[i]] - mean);
            }

            for (int i = start; i < end; i++)
            {
                lift[order[i]] = above + tied / 2;
            }

            above += tied;
            end = start;
        }

        return lift;
    }

    /// <summary>How a record lifts what others bring to the sums of products and of squares.</summary>
    private sealed record Lifts(double[] XOfY, double[] YOfX, double[] XOfX, double[] YOfY)
    {
        public static Lifts None(int n) => new(new double[n], new double[n], new double[n], new double[n]);
    }
}
