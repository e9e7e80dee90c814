using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>One run of a threshold rule over the candidates of a sample: the data, or a bootstrap sample.</summary>
internal static class ThresholdScan
{
    private const int MostExceedances = 5000;

    /// <summary>Numbers of losses above the candidates, falling: geometric steps from half of the losses to the fewest.</summary>
    public static int[] Counts(int losses, ThresholdSearch search)
    {
        int most = Math.Min(losses / 2, MostExceedances);
        if (most < search.FewestExceedances)
        {
            throw Require.Wrong(nameof(search), losses, FormattableString.Invariant($"must be at least {2 * search.FewestExceedances} losses, so that half of them are enough for the highest candidate"));
        }

        double step = Log.Of((double)search.FewestExceedances / most) / (search.Candidates - 1);
        return [.. Enumerable.Range(0, search.Candidates).Select(i => (int)Math.Round(most * Exp.Of(i * step))).Distinct()];
    }

    /// <summary>The Anderson-Darling statistic and shape of the excesses over the loss after the k largest; ties at it are not above it.</summary>
    public static (double Statistic, double Shape) Test(ReadOnlySpan<double> descending, int count, Span<double> excesses)
    {
        double threshold = descending[count];
        int k = Above(descending, count);
        Span<double> above = excesses[..k];
        for (int i = 0; i < k; i++)
        {
            above[i] = descending[i] - threshold;
        }

        if (k < 2 || above[0] == above[^1])
        {
            return (double.PositiveInfinity, 0);
        }

        ParetoMaximum best = ParetoMaximum.Of(above);
        return (TailDistance.AndersonDarling(above, best), best.Shape);
    }

    /// <summary>The Kolmogorov-Smirnov distance of the k largest from the Pareto law with Hill's index.</summary>
    public static double Distance(ReadOnlySpan<double> descending, int count, Span<double> logs)
    {
        int k = Above(descending, count);
        if (k == 0 || !(descending[count] > 0))
        {
            return double.PositiveInfinity;
        }

        Span<double> above = logs[..k];
        LaneLoop.Map(descending[..k], above, default(Log.Map));
        double threshold = Log.Of(descending[count]);
        double index = BlockSum.Sum(above) / k - threshold;
        double largest = 0;
        for (int i = 0; i < k; i++)
        {
            double survival = Exp.Of((threshold - above[i]) / index);
            largest = Math.Max(largest, Math.Max(survival - (double)i / k, (i + 1.0) / k - survival));
        }

        return largest;
    }

    /// <summary>The number of losses strictly above the one after the k largest.</summary>
    public static int Above(ReadOnlySpan<double> descending, int count)
    {
        int k = count;
        while (k > 0 && descending[k - 1] == descending[count])
        {
            k--;
        }

        return k;
    }

    /// <summary>The candidate after the last that ForwardStop rejects; as many as there are candidates where it rejects all.</summary>
    /// <remarks>Rejects the first j for the largest j with -(1 / j) sum of ln(1 - p_i) at most the level.</remarks>
    public static int ForwardStop(ReadOnlySpan<double> pValues, double level)
    {
        double sum = 0;
        int rejected = 0;
        for (int j = 0; j < pValues.Length; j++)
        {
            sum -= Log1p.Of(-pValues[j]);
            rejected = sum <= level * (j + 1) ? j + 1 : rejected;
        }

        return rejected;
    }

    /// <summary>(samples at least as far + 1/2) / (samples + 1), never 0 or 1.</summary>
    public static double PValue(ReadOnlySpan<double> sortedNull, double statistic)
    {
        int low = 0;
        int high = sortedNull.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = sortedNull[middle] < statistic ? (middle + 1, high) : (low, middle);
        }

        return (sortedNull.Length - low + 0.5) / (sortedNull.Length + 1);
    }
}
