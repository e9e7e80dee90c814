namespace TechRisk.Pricing;

/// <summary>The greatest convex function below given values on a lattice that starts at 0 and rises at most with slope 1, as a law.</summary>
internal static class ConvexMinorant
{
    /// <summary>Probabilities at the points: the second differences of the minorant over the step; the last point takes the rest.</summary>
    /// <param name="q">Values at 0, h, ... with q[0] = 0; overwritten by the minorant.</param>
    /// <param name="step">h.</param>
    public static double[] Masses(double[] q, double step)
    {
        if (!IsConvex(q, step))
        {
            Replace(q, step);
        }

        double[] masses = new double[q.Length];
        double slope = 0;
        for (int k = 0; k < q.Length - 1; k++)
        {
            double next = Math.Clamp((q[k + 1] - q[k]) / step, slope, 1);
            masses[k] = next - slope;
            slope = next;
        }

        masses[^1] = 1 - slope;
        return masses;
    }

    private static bool IsConvex(double[] q, double step)
    {
        double slope = 0;
        for (int k = 0; k < q.Length - 1; k++)
        {
            double next = q[k + 1] - q[k];
            if (next < slope)
            {
                return false;
            }

            slope = next;
        }

        return slope <= step;
    }

    private static void Replace(double[] q, double step)
    {
        int[] hull = new int[q.Length];
        int count = 0;
        for (int k = 0; k < q.Length; k++)
        {
            while (count > 1 && Slope(q, hull[count - 2], hull[count - 1]) >= Slope(q, hull[count - 1], k))
            {
                count--;
            }

            hull[count++] = k;
        }

        // a steeper end than slope 1 cannot belong to a law
        while (count > 1 && Slope(q, hull[count - 2], hull[count - 1]) > step)
        {
            count--;
        }

        for (int i = 1; i < count; i++)
        {
            double slope = Slope(q, hull[i - 1], hull[i]);
            for (int k = hull[i - 1] + 1; k < hull[i]; k++)
            {
                q[k] = q[hull[i - 1]] + ((k - hull[i - 1]) * slope);
            }
        }

        for (int k = hull[count - 1] + 1; k < q.Length; k++)
        {
            q[k] = q[hull[count - 1]] + ((k - hull[count - 1]) * step);
        }
    }

    private static double Slope(double[] q, int from, int to) => (q[to] - q[from]) / (to - from);
}
