namespace TechRisk.Pricing;

/// <summary>Ranks from 1 with ties at their mean; an amount of weight w counts as w equal amounts.</summary>
internal static class MeanRank
{
    public static double[] Of(double[] amounts, double[] weights)
    {
        int[] order = Order(amounts);
        double[] ranks = new double[amounts.Length];
        double below = 0;
        for (int start = 0; start < order.Length;)
        {
            int end = start;
            double tied = 0;
            for (; end < order.Length && amounts[order[end]] == amounts[order[start]]; end++)
            {
                tied += weights[order[end]];
            }

            for (int i = start; i < end; i++)
            {
                ranks[order[i]] = below + (tied + 1) / 2;
            }

            below += tied;
            start = end;
        }

        return ranks;
    }

    /// <summary>The positions in the order of the amounts, equal amounts in their own order.</summary>
    public static int[] Order(double[] amounts)
    {
        int[] order = new int[amounts.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (a, b) => amounts[a] != amounts[b] ? amounts[a].CompareTo(amounts[b]) : a.CompareTo(b));
        return order;
    }
}
