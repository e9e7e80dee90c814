namespace TechRisk.Pricing;

/// <summary>
/// Counts of concordant and discordant pairs in n ln n steps, also for each record alone: sums of weights by rank in a binary indexed tree.
/// </summary>
/// <remarks>Source: Knight, A computer method for calculating Kendall's tau with ungrouped data, JASA 61 (1966); Fenwick, Software: Practice and Experience 24 (1994).</remarks>
internal static class Concordance
{
    /// <summary>tau-b and tau-a with standard errors from the records' own counts.</summary>
    public static (Estimate B, Estimate A) Tau(double[] u, double[] v, double[] weights)
    {
        int n = u.Length;
        double count = weights.Sum();
        Sums sums = Sums.Of(u, v, weights);
        double concordance = 0; // over ordered pairs of different records
        double untiedU = 0;
        double untiedV = 0;
        for (int i = 0; i < n; i++)
        {
            concordance += weights[i] * sums.Net[i];
            untiedU += weights[i] * sums.UntiedU[i];
            untiedV += weights[i] * sums.UntiedV[i];
        }

        double all = count * (count - 1);
        double scale = Math.Sqrt(untiedU * untiedV);
        if (!(scale > 0))
        {
            return (Estimate.Fitted(0, double.PositiveInfinity), Estimate.Fitted(concordance / all, double.PositiveInfinity));
        }

        double b = concordance / scale;
        double a = concordance / all;
        double squareB = 0;
        double squareA = 0;
        for (int i = 0; i < n; i++)
        {
            // twice the projection of each count on one record, as a share of its mean
            double ofA = 2 * (sums.Net[i] / (count - 1) - a);
            double ofU = 2 * (sums.UntiedU[i] * count / untiedU - 1);
            double ofV = 2 * (sums.UntiedV[i] * count / untiedV - 1);
            double ofB = ofA * all / scale - b / 2 * (ofU + ofV);
            squareA += weights[i] * ofA * ofA;
            squareB += weights[i] * ofB * ofB;
        }

        return (Estimate.Fitted(b, Math.Sqrt(squareB) / count), Estimate.Fitted(a, Math.Sqrt(squareA) / count));
    }

    /// <summary>The weight of records at or below each record in both, itself included; of records tied with it in one, half.</summary>
    public static double[] BelowBoth(double[] u, double[] v, double[] weights)
    {
        int[] place = Places(v, out int places);
        double[] tree = new double[places + 1];
        double[] below = new double[u.Length];
        int[] order = MeanRank.Order(u);
        for (int start = 0; start < order.Length;)
        {
            int end = EndOfTies(u, order, start);
            for (int pass = 0; pass < 2; pass++)
            {
                for (int i = start; i < end; i++)
                {
                    int at = place[order[i]];
                    below[order[i]] += (UpTo(tree, at - 1) + UpTo(tree, at)) / 4;
                }

                for (int i = start; i < end && pass == 0; i++)
                {
                    Add(tree, place[order[i]], weights[order[i]]);
                }
            }

            // a record is at or below itself, which the halves have counted as a quarter
            for (int i = start; i < end; i++)
            {
                below[order[i]] += 0.75 * weights[order[i]];
            }

            start = end;
        }

        return below;
    }

    private static int EndOfTies(double[] x, int[] order, int start)
    {
        int end = start + 1;
        while (end < order.Length && x[order[end]] == x[order[start]])
        {
            end++;
        }

        return end;
    }

    // 1, 2, ... in the order of the amounts, equal for equal amounts
    private static int[] Places(double[] x, out int places)
    {
        int[] order = MeanRank.Order(x);
        int[] place = new int[x.Length];
        places = 0;
        for (int i = 0; i < order.Length; i++)
        {
            places += i == 0 || x[order[i]] != x[order[i - 1]] ? 1 : 0;
            place[order[i]] = places;
        }

        return place;
    }

    private static void Add(double[] tree, int place, double weight)
    {
        for (; place < tree.Length; place += place & -place)
        {
            tree[place] += weight;
        }
    }

    private static double UpTo(double[] tree, int place)
    {
        double sum = 0;
        for (; place > 0; place -= place & -place)
        {
            sum += tree[place];
        }

        return sum;
    }

    /// <summary>For each record: weight of concordant less discordant ones, and of those untied with it in u and in v.</summary>
    private sealed record Sums(double[] Net, double[] UntiedU, double[] UntiedV)
    {
        public static Sums Of(double[] u, double[] v, double[] weights)
        {
            Sums sums = new(new double[u.Length], new double[u.Length], new double[u.Length]);
            double count = weights.Sum();
            double[] atV = TiedWeight(v, weights);
            double[] atU = TiedWeight(u, weights);
            for (int i = 0; i < u.Length; i++)
            {
                sums.UntiedU[i] = count - atU[i];
                sums.UntiedV[i] = count - atV[i];
            }

            int[] place = Places(v, out int places);
            int[] order = MeanRank.Order(u);
            sums.Pass(u, weights, place, new double[places + 1], order, 1);
            Array.Reverse(order);
            sums.Pass(u, weights, place, new double[places + 1], order, -1);
            return sums;
        }

        // records met before in the order of u: those with a smaller v are concordant in a rising pass, discordant in a falling one
        private void Pass(double[] u, double[] weights, int[] place, double[] tree, int[] order, int sign)
        {
            double met = 0;
            for (int start = 0; start < order.Length;)
            {
                int end = EndOfTies(u, order, start);
                for (int i = start; i < end; i++)
                {
                    int at = place[order[i]];
                    Net[order[i]] += sign * (UpTo(tree, at - 1) - (met - UpTo(tree, at)));
                }

                for (int i = start; i < end; i++)
                {
                    Add(tree, place[order[i]], weights[order[i]]);
                    met += weights[order[i]];
                }

                start = end;
            }
        }

        private static double[] TiedWeight(double[] x, double[] weights)
        {
            double[] tied = new double[x.Length];
            int[] order = MeanRank.Order(x);
            for (int start = 0; start < order.Length;)
            {
                int end = EndOfTies(x, order, start);
                double sum = 0;
                for (int i = start; i < end; i++)
                {
                    sum += weights[order[i]];
                }

                for (int i = start; i < end; i++)
                {
                    tied[order[i]] = sum;
                }

                start = end;
            }

            return tied;
        }
    }
}
