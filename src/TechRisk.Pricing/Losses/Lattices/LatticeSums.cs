namespace TechRisk.Pricing;

/// <summary>
/// Sums of probabilities on a lattice: F(k h) and q(k h) = h (F(0) + ... + F((k - 1) h)). Within a block of points sums run plainly from 0, the starts of
/// blocks are added with their rounding errors, so that q is correct to a few roundings however long the lattice is.
/// </summary>
internal static class LatticeSums
{
    private const int Block = 256;

    /// <param name="step">Distance h of the points.</param>
    /// <param name="p">Probabilities of the points; missing ones are 0.</param>
    /// <param name="points">Number of points of the result.</param>
    /// <returns>q at the points and F at all but the last.</returns>
    public static (double[] Q, double[] Cdf) Of(double step, ReadOnlySpan<double> p, int points)
    {
        double[] q = new double[points];
        double[] cdf = new double[points - 1];
        double f = 0;
        double fError = 0;
        double sum = 0;
        double sumError = 0;
        for (int start = 0; start < points; start += Block)
        {
            int end = Math.Min(start + Block, points);
            double local = 0;
            double area = 0;
            double f0 = f + fError;
            double q0 = sum + sumError;
            for (int k = start; k < end; k++)
            {
                q[k] = step * (q0 + ((k - start) * f0) + area);
                local += k < p.Length ? p[k] : 0;
                area += local;
                if (k < cdf.Length)
                {
                    cdf[k] = f0 + local;
                }
            }

            Add(ref sum, ref sumError, (end - start) * f0);
            Add(ref sum, ref sumError, area);
            Add(ref f, ref fError, local);
        }

        return (q, cdf);
    }

    private static void Add(ref double sum, ref double error, double x)
    {
        double total = sum + x;
        double rest = total - sum;
        error += (sum - (total - rest)) + (x - rest);
        sum = total;
    }
}
