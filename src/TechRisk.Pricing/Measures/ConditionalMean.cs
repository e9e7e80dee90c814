namespace TechRisk.Pricing;

/// <summary>E[X | S = s] at every rank of S.</summary>
internal static class ConditionalMean
{
    private const double Bandwidth = 0.02;

    /// <summary>
    /// Moving average of X over the ranks of S, 2 % of the rows to each side, at most half of the rows that remain to the top and no
    /// further than the nearest atom; at an atom the mean over the atom.
    /// </summary>
    public static double[] OverRanks(SampledLoss column, RankWeights ranks)
    {
        SortedRows sorted = ranks.Sorted;
        int n = sorted.Count;
        double[] weights = new double[n + 1];
        double[] sums = new double[n + 1];
        for (int rank = 0; rank < n; rank++)
        {
            int row = sorted.Order[rank];
            double weight = sorted.Design.Weights is { } own ? own[row] : 1;
            weights[rank + 1] = weights[rank] + weight;
            sums[rank + 1] = sums[rank] + (weight * column.Values[row]);
        }

        double[] means = new double[n];
        int widest = Math.Max(2, (int)(Bandwidth * n));
        int smoothStart = 0;
        for (int start = 0; start < n;)
        {
            int end = ranks.EndOfTies(start);
            bool atom = end - start > 1;
            if (atom || end == n)
            {
                int smoothEnd = atom ? start : end;
                for (int rank = smoothStart; rank < smoothEnd; rank++)
                {
                    int toTop = smoothEnd - 1 - rank;
                    int half = Math.Min(widest, Math.Min(rank - smoothStart, smoothEnd == n ? toTop / 2 : toTop));
                    means[rank] = Mean(rank - half, rank + half + 1);
                }

                smoothStart = end;
            }

            if (atom)
            {
                Array.Fill(means, Mean(start, end), start, end - start);
            }

            start = end;
        }

        return means;

        double Mean(int from, int to)
        {
            double weight = weights[to] - weights[from];
            return weight > 0 ? (sums[to] - sums[from]) / weight : column.Values[sorted.Order[from]];
        }
    }
}
