namespace TechRisk.Pricing;

/// <summary>
/// The greatest convex function below given values on a lattice, as a law. It works on slopes: those of the minorant are means of blocks of neighbours
/// that are out of order, so that no digits are lost in differences of values, however far out.
/// </summary>
internal static class ConvexMinorant
{
    /// <summary>Probabilities at the points whose q(d) = E[(d - Y)+] is the minorant.</summary>
    /// <param name="tail">1 less the slope of the values over each cell, which a law has between 0 and 1 and falling; overwritten by that of the minorant.</param>
    public static double[] Masses(double[] tail)
    {
        Pool(tail);
        double[] masses = new double[tail.Length + 1];
        double before = 1;
        for (int k = 0; k < tail.Length; k++)
        {
            double next = Math.Clamp(tail[k], 0, before);
            masses[k] = before - next;
            before = next;
        }

        masses[^1] = before;
        return masses;
    }

    /// <summary>Replaces values of q at the points, q[0] = 0, by those of the minorant and returns its slopes, which lie in [0, 1].</summary>
    public static double[] Slopes(double[] q, double step)
    {
        double[] tail = new double[q.Length - 1];
        for (int k = 0; k < tail.Length; k++)
        {
            tail[k] = 1 - ((q[k + 1] - q[k]) / step);
        }

        Pool(tail);
        double[] slopes = new double[tail.Length];
        for (int k = 0; k < slopes.Length; k++)
        {
            slopes[k] = Math.Clamp(1 - tail[k], 0, 1);
            q[k + 1] = q[k] + (slopes[k] * step);
        }

        return slopes;
    }

    // pool adjacent violators: every block of the result has the mean of its slopes, and blocks fall
    private static void Pool(double[] tail)
    {
        double[] means = new double[tail.Length];
        int[] lengths = new int[tail.Length];
        int count = 0;
        foreach (double slope in tail)
        {
            double mean = slope;
            int length = 1;
            while (count > 0 && means[count - 1] < mean)
            {
                count--;
                int all = lengths[count] + length;
                mean = means[count] + ((mean - means[count]) * length / all);
                length = all;
            }

            means[count] = mean;
            lengths[count++] = length;
        }

        int next = 0;
        for (int i = 0; i < count; i++)
        {
            tail.AsSpan(next, lengths[i]).Fill(means[i]);
            next += lengths[i];
        }
    }
}
