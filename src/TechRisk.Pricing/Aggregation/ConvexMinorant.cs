namespace TechRisk.Pricing;

/// <summary>
/// The law whose q is the greatest convex function below a q given by masses on a lattice, some of which may be negative. The slopes of the
/// minorant are the isotonic regression of the slopes, found by pooling neighbours: Barlow, Bartholomew, Bremner, Brunk, Statistical
/// Inference under Order Restrictions (1972), section 1.2.
/// </summary>
internal static class ConvexMinorant
{
    /// <summary>Probabilities at the points, none negative, with sum 1; slopes above 1 become 1.</summary>
    /// <param name="masses">Second differences of q over the step, with sum 1; overwritten.</param>
    public static double[] Masses(double[] masses)
    {
        if (Array.TrueForAll(masses, mass => mass >= 0))
        {
            return masses;
        }

        // survival functions of the cells, from the tail so that small ones keep their digits
        int cells = masses.Length - 1;
        double[] survival = new double[cells];
        double sum = 0;
        for (int k = cells; k > 0; k--)
        {
            sum += masses[k];
            survival[k - 1] = sum;
        }

        Pool(survival);
        double before = 1;
        for (int k = 0; k < cells; k++)
        {
            double next = Math.Clamp(survival[k], 0, before);
            masses[k] = before - next;
            before = next;
        }

        masses[cells] = before;
        return masses;
    }

    /// <summary>Replaces values of q at the points, q[0] = 0, by those of the minorant and returns its slopes, which lie in [0, 1].</summary>
    public static double[] Slopes(double[] q, double step)
    {
        double[] survival = new double[q.Length - 1];
        for (int k = 0; k < survival.Length; k++)
        {
            survival[k] = 1 - ((q[k + 1] - q[k]) / step);
        }

        Pool(survival);
        double[] slopes = new double[survival.Length];
        for (int k = 0; k < slopes.Length; k++)
        {
            slopes[k] = Math.Clamp(1 - survival[k], 0, 1);
            q[k + 1] = q[k] + (slopes[k] * step);
        }

        return slopes;
    }

    // falling regression: neighbours that rise share their mean
    private static void Pool(double[] values)
    {
        double[] means = new double[values.Length];
        int[] lengths = new int[values.Length];
        int count = 0;
        foreach (double value in values)
        {
            (double mean, int length) = (value, 1);
            while (count > 0 && means[count - 1] < mean)
            {
                count--;
                int total = lengths[count] + length;
                mean = ((means[count] * lengths[count]) + (mean * length)) / total;
                length = total;
            }

            (means[count], lengths[count]) = (mean, length);
            count++;
        }

        int k = 0;
        for (int i = 0; i < count; i++)
        {
            values.AsSpan(k, lengths[i]).Fill(means[i]);
            k += lengths[i];
        }
    }
}
