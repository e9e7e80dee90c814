using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Sums of probabilities on a lattice: F(k h) and q(k h) = h (F(0) + ... + F((k - 1) h)), correct to a few roundings however long the lattice is.
/// </summary>
internal static class LatticeSums
{
    /// <param name="step">Distance h of the points.</param>
    /// <param name="p">Probabilities of the points; missing ones are 0.</param>
    /// <param name="points">Number of points of the result.</param>
    /// <returns>q at the points and F at all but the last.</returns>
    public static (double[] Q, double[] Cdf) Of(double step, ReadOnlySpan<double> p, int points)
    {
        double[] q = GC.AllocateUninitializedArray<double>(points);
        double[] cdf = GC.AllocateUninitializedArray<double>(points - 1);
        RunningSums.Of(Whole(p, points), step, q, cdf);
        return (q, cdf);
    }

    /// <summary>q at the points alone.</summary>
    /// <param name="step">Distance h of the points.</param>
    /// <param name="p">Probabilities of the points; missing ones are 0.</param>
    /// <param name="points">Number of points of the result.</param>
    public static double[] OfQ(double step, ReadOnlySpan<double> p, int points)
    {
        double[] q = GC.AllocateUninitializedArray<double>(points);
        RunningSums.Of(Whole(p, points), step, q, []);
        return q;
    }

    private static ReadOnlySpan<double> Whole(ReadOnlySpan<double> p, int points)
    {
        if (p.Length >= points)
        {
            return p[..points];
        }

        double[] whole = new double[points];
        p.CopyTo(whole);
        return whole;
    }
}
