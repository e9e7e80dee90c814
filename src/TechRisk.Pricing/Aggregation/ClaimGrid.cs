using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A claim law on the points k h, k = 0 ... K: the survival function S_k, its left limit (atoms on points belong to no cell) and its integrals I_k
/// over the cells. The inside of a cell has the probability m = S_k - S_(k+1)- and the conditional mean (k + theta) h with
/// m theta = I_k / h - S_(k+1)-. What lies beyond K h is collected there.
/// </summary>
internal sealed class ClaimGrid(double step, double[] survival, double[] left, double[] areas, double rounding)
{
    public double Step => step;

    /// <summary>K.</summary>
    public int Cells => areas.Length;

    /// <summary>Allowance for the error of q(d) = E[(d - Y)+] of one claim.</summary>
    public double Rounding => rounding;

    public double[] Survival => survival;

    public double[] Areas => areas;

    /// <summary>P(Y &gt;= k h).</summary>
    public double[] Left => left;

    /// <summary>
    /// Each cell's probability at both of its ends so that its mean stays: the law whose q is the chord of the true one, the smallest of those
    /// above it. The probability of k h is (I_(k-1) - I_k) / h.
    /// </summary>
    public double[] Spread()
    {
        double[] masses = new double[Cells + 1];
        masses[0] = 1 - (areas[0] / step);
        LaneLoop.Zip(areas.AsSpan(0, Cells - 1), areas.AsSpan(1), masses.AsSpan(1), new LatticeKernels.Fall(step));
        masses[Cells] = areas[Cells - 1] / step;
        return masses;
    }

    /// <summary>
    /// A law on the points whose q lies below the true one: lower values at the points such that each chord stays below the tangents at
    /// both ends of its cell, made convex. Where all claims lie on the lattice the mean stays.
    /// </summary>
    public double[] Collected()
    {
        double[] lowered = new double[Cells + 1];
        Span<double> gaps = GridPoints.Rent(Cells, out double[] first);
        Span<double> above = GridPoints.Rent(Cells, out double[] second);
        LaneLoop.Zip(survival.AsSpan(0, Cells), areas, gaps, new LatticeKernels.Below(step));
        LaneLoop.Zip(areas, left.AsSpan(1), above, new LatticeKernels.Above(step));
        LaneLoop.Zip(gaps, above, gaps, new LatticeKernels.Gap(step));
        LaneLoop.Zip(gaps[..^1], gaps[1..], lowered.AsSpan(1), new LatticeKernels.AtLeast(1));
        lowered[Cells] = gaps[^1];
        GridPoints.Return(first);
        GridPoints.Return(second);
        lowered[0] = 0;

        // the first chord starts at 0, the last one of a bounded claim ends at the mean: the whole gap is at their other ends
        lowered[1] = Math.Max(lowered[1], step * Parts(0).Below);
        if (Cells > 1 && survival[Cells] == 0)
        {
            lowered[Cells] = 0;
            lowered[Cells - 1] = Math.Max(lowered[Cells - 1], step * Parts(Cells - 1).Above);
        }

        KeepAboveZero(lowered);
        double[] tail = new double[Cells];
        for (int k = 0; k < Cells; k++)
        {
            tail[k] = (areas[k] + (lowered[k + 1] - lowered[k])) / step;
        }

        return ConvexMinorant.Masses(tail);
    }

    // probability that goes to the lower and to the upper end of a cell when it is spread
    private (double Below, double Above) Parts(int k)
    {
        double share = areas[k] / step;
        return (Math.Max(survival[k] - share, 0), Math.Max(share - left[k + 1], 0));
    }

    // q - lowered is not below 0; a point that was raised to 0 moves the next one down so that the chord still stays under the tangents
    private void KeepAboveZero(double[] lowered)
    {
        double q = 0;
        double cdf = 0;
        for (int k = 1; k < Cells; k++)
        {
            cdf = 1 - (areas[k - 1] / step);
            q += step * cdf;
            if (q >= lowered[k])
            {
                continue;
            }

            lowered[k] = q;
            (double below, double above) = Parts(k);
            if (above > 0)
            {
                // the tangents of the cell meet at its conditional mean theta
                double theta = above / (below + above);
                double meeting = q + ((1 - survival[k]) * theta * step);
                double next = q + (step * (1 - (areas[k] / step)));
                lowered[k + 1] = Math.Max(lowered[k + 1], next - (meeting / theta));
            }
        }
    }

    /// <summary>Each cell's probability at its lower end.</summary>
    public double[] AtLowerEnds()
    {
        double[] masses = new double[Cells + 1];
        for (int k = 0; k < Cells; k++)
        {
            masses[k] = (k == 0 ? 1 : survival[k]) - survival[k + 1];
        }

        masses[Cells] = survival[Cells];
        return masses;
    }

    /// <summary>Each cell's probability at its upper end.</summary>
    public double[] AtUpperEnds()
    {
        double[] masses = new double[Cells + 1];
        masses[0] = 1 - survival[0];
        for (int k = 1; k <= Cells; k++)
        {
            masses[k] = survival[k - 1] - survival[k];
        }

        masses[Cells] += survival[Cells];
        return masses;
    }
}
