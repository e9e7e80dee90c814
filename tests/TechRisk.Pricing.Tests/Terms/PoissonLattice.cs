namespace TechRisk.Pricing.Tests.Terms;

/// <summary>
/// A second way to the law of a layer's year, for tests only: a Poisson number of layer losses on points that keep the mean of each cell, summed by
/// the recursion of Panjer (ASTIN Bulletin 12, 1981); what lies beyond the end is put there, which no function sees that is constant from the end on.
/// </summary>
internal static class PoissonLattice
{
    public static LatticeLoss Of(double claims, Severity law, ExcessOfLoss treaty, int points, double end) =>
        Sum(claims, x => (law.LimitedExpectedValue(treaty.Attachment + x) - law.LimitedExpectedValue(treaty.Attachment)), treaty.Limit, points, end);

    /// <summary>Classes with Pareto losses above the attachment whose layer costs a rate of their premium.</summary>
    public static LatticeLoss Of((double Premium, double Rate, double Alpha)[] classes, double limit, double attachment, int points, double end)
    {
        double Limited(double alpha, double x) =>
            alpha == 1 ? attachment * Math.Log((attachment + x) / attachment) : attachment / (alpha - 1) * (1 - Math.Pow(attachment / (attachment + x), alpha - 1));

        double[] counts = [.. classes.Select(of => of.Premium * of.Rate / Limited(of.Alpha, limit))];
        double total = counts.Sum();
        return Sum(total, x => classes.Zip(counts, (of, count) => count / total * Limited(of.Alpha, x)).Sum(), limit, points, end);
    }

    // limited: E[min(layer loss, x)]
    private static LatticeLoss Sum(double claims, Func<double, double> limited, double limit, int points, double end)
    {
        double step = limit / points;
        double[] means = [.. Enumerable.Range(0, points + 1).Select(k => limited(k * step))];
        var claim = new double[points + 1];
        for (int k = 0; k <= points; k++)
        {
            // mean-preserving: (2 m_k - m_(k-1) - m_(k+1)) / step
            double before = k == 0 ? -step : means[k - 1];
            double after = k == points ? means[k] : means[k + 1];
            claim[k] = ((2 * means[k]) - before - after) / step;
        }

        int last = (int)Math.Round(end / step);
        var sum = new double[last + 1];
        sum[0] = Math.Exp(-claims * (1 - claim[0]));
        for (int s = 1; s <= last; s++)
        {
            double value = 0;
            for (int k = 1; k <= Math.Min(s, points); k++)
            {
                value += k * claim[k] * sum[s - k];
            }

            sum[s] = claims / s * value;
        }

        sum[last] += Math.Max(1 - sum.Sum(), 0);
        return LatticeLoss.FromProbabilities(step, sum);
    }
}
