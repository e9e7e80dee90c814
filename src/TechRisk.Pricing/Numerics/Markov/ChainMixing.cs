namespace TechRisk.Pricing.Numerics;

/// <summary>Whether chains have come to the same law, and how many independent draws theirs are worth.</summary>
/// <remarks>
/// Source: Vehtari, Gelman, Simpson, Carpenter, Bürkner, "Rank-normalization, folding, and localization: an improved R-hat", Bayesian Analysis 16
/// (2021): chains are split in halves and ranks made normal; autocorrelations are summed in pairs while these stay positive and fall (Geyer,
/// Statistical Science 7, 1992).
/// </remarks>
internal static class ChainMixing
{
    /// <summary>The larger of the split R-hat of the normal ranks and of the normal ranks of the distance from the median; 1 where chains agree.</summary>
    /// <param name="chains">Draws of each chain, all of one length of at least 4.</param>
    public static double RHat(double[][] chains)
    {
        double[][] halves = Halves(chains);
        double[] all = [.. halves.SelectMany(half => half)];
        Array.Sort(all);
        double median = (all[(all.Length - 1) / 2] + all[all.Length / 2]) / 2;
        double[][] folded = Array.ConvertAll(halves, half => Array.ConvertAll(half, x => Math.Abs(x - median)));
        return Math.Max(OfMeans(NormalRanks(halves)), OfMeans(NormalRanks(folded)));
    }

    /// <summary>The bulk effective number of draws, at most that of the draws times their logarithm to base 10.</summary>
    /// <param name="chains">Draws of each chain, all of one length of at least 4.</param>
    public static double EffectiveSize(double[][] chains) => OfAutocorrelations(NormalRanks(Halves(chains)));

    /// <summary>The effective number for the mean of the draws themselves.</summary>
    public static double EffectiveSizeOfMean(double[][] chains) => OfAutocorrelations(Halves(chains));

    private static double OfMeans(double[][] chains)
    {
        (double within, double total) = Variances(chains);
        return within > 0 ? Math.Sqrt(total / within) : 1;
    }

    private static double OfAutocorrelations(double[][] chains)
    {
        int n = chains[0].Length;
        (double within, double total) = Variances(chains);
        double draws = (double)n * chains.Length;
        if (!(within > 0))
        {
            return draws;
        }

        double[][] centred = Array.ConvertAll(chains, Centred);
        double Correlation(int lag)
        {
            double sum = 0;
            foreach (double[] chain in centred)
            {
                double product = 0;
                for (int i = lag; i < n; i++)
                {
                    product += chain[i] * chain[i - lag];
                }

                sum += product / n;
            }

            double covariance = sum / centred.Length * n / (n - 1);
            return 1 - (within - covariance) / total;
        }

        double time = 0;
        double last = double.PositiveInfinity;
        for (int lag = 0; lag + 1 < n; lag += 2)
        {
            double pair = (lag == 0 ? 1 : Correlation(lag)) + Correlation(lag + 1);
            if (!(pair > 0))
            {
                break;
            }

            last = Math.Min(pair, last);
            time += 2 * last;
        }

        time = Math.Max(time - 1, 1 / Math.Max(Log.Of(draws) / Log.Of(10), 1));
        return draws / time;
    }

    // mean variance within a chain, and the estimate of the variance of the law
    private static (double Within, double Total) Variances(double[][] chains)
    {
        int n = chains[0].Length;
        double[] means = Array.ConvertAll(chains, chain => chain.Sum() / n);
        double within = chains.Select((chain, i) => chain.Sum(x => (x - means[i]) * (x - means[i])) / (n - 1)).Sum() / chains.Length;
        double mean = means.Sum() / means.Length;
        double between = means.Sum(m => (m - mean) * (m - mean)) / Math.Max(means.Length - 1, 1);
        return (within, within * (n - 1) / n + between);
    }

    private static double[] Centred(double[] chain)
    {
        double mean = chain.Sum() / chain.Length;
        return Array.ConvertAll(chain, x => x - mean);
    }

    private static double[][] Halves(double[][] chains) =>
        [.. chains.SelectMany(chain => new[] { chain[..(chain.Length / 2)], chain[(chain.Length - chain.Length / 2)..] })];

    // Phi^-1((rank - 3/8) / (n + 1/4)), ties at their mean rank
    private static double[][] NormalRanks(double[][] chains)
    {
        int length = chains[0].Length;
        double[] all = [.. chains.SelectMany(chain => chain)];
        int[] order = Enumerable.Range(0, all.Length).ToArray();
        Array.Sort((double[])all.Clone(), order);
        double[][] scores = Array.ConvertAll(chains, _ => new double[length]);
        for (int from = 0; from < order.Length;)
        {
            int to = from + 1;
            while (to < order.Length && all[order[to]] == all[order[from]])
            {
                to++;
            }

            double rank = (from + 1 + to) / 2.0;
            double score = -NormalQuantile.Upper((rank - 0.375) / (order.Length + 0.25));
            for (; from < to; from++)
            {
                scores[order[from] / length][order[from] % length] = score;
            }
        }

        return scores;
    }
}
