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

    /// <summary>
    /// Both bounds of q, raised and lowered by the allowances, and the values between them, written over the sums of the two laws. Where both err
    /// by the curvature of q, a third of it lies above and two thirds below: the weight of the lower law is 1/3, or 0 where it had to move its mean.
    /// </summary>
    /// <param name="upper">q and F of the upper law.</param>
    /// <param name="lower">q and F of the lower law.</param>
    /// <param name="above">Allowances of the upper law.</param>
    /// <param name="below">Allowances of the lower law.</param>
    /// <param name="weight">Weight of the lower law in the values.</param>
    /// <param name="mean">E[S], or an upper bound of it.</param>
    public (LatticeCurve Low, LatticeCurve High, double[] Values, double[] Slopes) Bounds(
        (double[] Q, double[] Cdf) upper,
        (double[] Q, double[] Cdf) lower,
        (double Noise, double Aliased) above,
        (double Noise, double Aliased) below,
        double weight,
        double mean)
    {
        Span<double> index = GridPoints.Rent(points, out double[] rented);
        LaneLoop.Lattice(0, 1, index);
        double[] raised = GC.AllocateUninitializedArray<double>(points);
        LaneLoop.Zip(index, upper.Q, raised, new LatticeKernels.Raised(new(step, above.Noise, tilt, Rounding)));
        raised[0] = 0;
        double[] values = upper.Q;
        double[] lowered = lower.Q;
        LaneLoop.Zip(values, lowered, values, new LatticeKernels.Blend(weight));
        LaneLoop.Zip(index, lowered, lowered, new LatticeKernels.Lowered(new(step, below.Noise, tilt, Rounding), below.Aliased));
        lowered[0] = 0;
        GridPoints.Return(rented);
        double[] slopes = GC.AllocateUninitializedArray<double>(points - 1);
        LaneLoop.Zip(upper.Cdf, lower.Cdf, slopes, new LatticeKernels.Blend(weight));
        double lost = double.IsFinite(mean) ? RaiseToLine(lowered, lower.Cdf, mean) : 0;
        LaneLoop.Zip(values, raised, values, new LatticeKernels.AtMost(1));
        LaneLoop.Zip(values, lowered, values, new LatticeKernels.AtLeast(1));
        return (new LatticeCurve(step, lowered, lower.Cdf) { Lost = lost }, new LatticeCurve(step, raised, upper.Cdf), values, slopes);
    }

    // q(x) >= x - E[S]; a line from the law's bound to this one may lie above q, so that it serves from the second point on that is below
    private double RaiseToLine(double[] bound, double[] slopes, double mean)
    {
        int first = points;
        while (first > 1 && bound[first - 1] <= ((first - 1) * step) - mean)
        {
            first--;
        }

        double lost = 0;
        for (int k = first + 1; k < points; k++)
        {
            double line = (k * step) - mean;
            lost += k == first + 1 ? Math.Max(line - bound[k - 1] - step, 0) : 0;
            slopes[k - 1] = k == first + 1 ? Math.Clamp((line - bound[k - 1]) / step, 0, 1) : 1;
            bound[k] = line;
        }

        return lost;
    }

    /// <summary>Rounding and aliasing of a distribution function at the last point.</summary>
    public double CdfRounding(double noise, double aliased) =>
        (noise * Math.Sqrt(points) * Exp.Of(tilt * points)) + aliased + 4e-16;
}
