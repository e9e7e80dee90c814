using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Probabilities of S = Y_1 + ... + Y_N on a cyclic lattice of n points: the inverse transform of P(f), P the generating function of the count and f
/// the transform of the claim's probabilities. What lies beyond the lattice comes back at its start; weights exp(-tilt k) before and after
/// make it exp(-tilt n) times smaller and the rounding at k up to exp(tilt k) times larger.
/// </summary>
/// <remarks>Source: Gruebel, Hermesmeier, Computation of compound distributions I: aliasing errors and exponential tilting, ASTIN Bulletin 29 (1999).</remarks>
internal static class CompoundTransform
{
    /// <param name="claim">Probabilities of a claim's points 0, 1, 2 ...; at most n.</param>
    /// <param name="count">Law of the number of claims.</param>
    /// <param name="n">Length, a power of two.</param>
    /// <param name="tilt">Tilt per point, 0 or more.</param>
    /// <returns>n probabilities, with rounding errors of either sign.</returns>
    public static double[] Of(ReadOnlySpan<double> claim, Frequency count, int n, double tilt = 0)
    {
        double[] result = GC.AllocateUninitializedArray<double>(n);
        Fill(claim, count, tilt, result);
        return result;
    }

    /// <summary>The same into given room for n numbers.</summary>
    public static void Fill(ReadOnlySpan<double> claim, Frequency count, double tilt, Span<double> result)
    {
        ReadOnlySpan<double> tilted = claim;
        if (tilt != 0)
        {
            claim.CopyTo(result);
            Tilt(result[..claim.Length], -tilt);
            tilted = result[..claim.Length];
        }

        RealFourier fourier = RealFourier.OfLength(result.Length);
        Span<double> real = GridPoints.Rent((result.Length / 2) + 1, out double[] first);
        Span<double> imaginary = GridPoints.Rent((result.Length / 2) + 1, out double[] second);
        fourier.Forward(tilted, real, imaginary);
        count.GenerateInPlace(real, imaginary);
        fourier.Inverse(real, imaginary, result);
        GridPoints.Return(first);
        GridPoints.Return(second);
        Tilt(result, tilt);
    }

    /// <summary>Multiplies x[k] by exp(rate k).</summary>
    public static void Tilt(Span<double> x, double rate)
    {
        if (rate == 0)
        {
            return;
        }

        // exact powers at the start of blocks, so that products do not drift
        const int Block = 256;
        Span<double> powers = stackalloc double[Block];
        for (int i = 0; i < Block; i++)
        {
            powers[i] = Exp.Of(rate * i);
        }

        for (int start = 0; start < x.Length; start += Block)
        {
            Span<double> block = x.Slice(start, Math.Min(Block, x.Length - start));
            LaneLoop.Zip(block, powers, block, new LatticeKernels.Product(Exp.Of(rate * start)));
        }
    }
}
