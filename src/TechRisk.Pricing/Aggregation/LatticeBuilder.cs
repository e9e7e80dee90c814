using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// From probabilities on a cyclic lattice to a law with bounds. Allowances: for aliasing, what the mean says of the mass that came back; for
/// rounding, the size of the error of a transform in the square norm, 4 log2(n) roundings of the data; for the claim's own functions.
/// </summary>
internal sealed class LatticeBuilder(double step, int points, int length, double tilt)
{
    private const double Unit = 1.1102230246251565e-16;

    /// <summary>Largest aliased probability, after tilting, that is left as it is.</summary>
    public const double MostAliasing = 1e-13;

    /// <summary>Expected number of claims, which multiplies the rounding of a transform.</summary>
    public required double Claims { get; init; }

    /// <summary>Allowance for q of the sum from that of its claims.</summary>
    public required double Rounding { get; init; }

    /// <summary>
    /// Bound of the rounding of one probability, in the square norm of all of them, and an upper bound of the probability that came back from beyond
    /// the lattice: the mean that is missing on it, over its length, since each turn takes at least that much of the mean away.
    /// </summary>
    /// <param name="p">Probabilities of all points of the transform.</param>
    /// <param name="meanOnLattice">The mean they would have on an endless lattice.</param>
    public (double Noise, double Aliased) Allowances(ReadOnlySpan<double> p, double meanOnLattice)
    {
        (double first, double squares) = IndexedSums.Of(p);
        double norm = tilt == 0 ? Math.Sqrt(squares) : Math.Min(Math.Sqrt(squares), 1);
        double noise = 4 * Unit * (int.Log2(length) + Claims) * norm;
        double missing = Math.Max((meanOnLattice / step) - first, 0) / length;
        double ofSum = noise * Math.Sqrt(length / 3.0) * Exp.Of(tilt * length);
        return (noise, Math.Min(missing + ofSum, 1) * Exp.Of(-tilt * length));
    }

    /// <summary>True if more came back from beyond the lattice than its own rounding says.</summary>
    public bool IsAliased((double Noise, double Aliased) allowances) =>
        allowances.Aliased > MostAliasing + (2 * allowances.Noise * Math.Sqrt(length / 3.0));

    /// <summary>The upper bound of q from a lattice law: raised by the allowances, at most k h.</summary>
    /// <param name="sums">q and F of the law.</param>
    /// <param name="index">The points' numbers 0, 1, 2 ...</param>
    /// <param name="noise">Bound of the rounding of one probability.</param>
    public LatticeCurve Raised((double[] Q, double[] Cdf) sums, ReadOnlySpan<double> index, double noise)
    {
        double[] bound = GC.AllocateUninitializedArray<double>(points);
        LaneLoop.Zip(index, sums.Q, bound, new LatticeKernels.Raised(new(step, noise, tilt, Rounding)));
        bound[0] = 0;
        return new LatticeCurve(step, bound, sums.Cdf);
    }

    /// <summary>The lower bound of q from a lattice law, written over it: lowered by the allowances, at least (k h - mean)+.</summary>
    /// <param name="sums">q and F of the law.</param>
    /// <param name="index">The points' numbers 0, 1, 2 ...</param>
    /// <param name="allowances">Bounds of the rounding of one probability and of what came back from beyond the lattice.</param>
    /// <param name="mean">E[S].</param>
    public LatticeCurve Lowered((double[] Q, double[] Cdf) sums, ReadOnlySpan<double> index, (double Noise, double Aliased) allowances, double mean)
    {
        double[] bound = sums.Q;
        LaneLoop.Zip(index, bound, bound, new LatticeKernels.Lowered(new(step, allowances.Noise, tilt, Rounding), allowances.Aliased, mean));
        bound[0] = 0;
        double[] slopes = sums.Cdf;
        for (int k = 1; k < bound.Length; k++)
        {
            if (bound[k] <= Math.Max((k * step) - mean, 0))
            {
                // from here on the bound is not that of the lattice law: its own slope
                slopes[k - 1] = Math.Clamp((bound[k] - bound[k - 1]) / step, 0, 1);
            }
        }

        return new LatticeCurve(step, bound, slopes);
    }

    /// <summary>Rounding and aliasing of a distribution function at the last point.</summary>
    public double CdfRounding(double noise, double aliased) =>
        (noise * Math.Sqrt(points) * Exp.Of(tilt * points)) + aliased + 4e-16;
}
