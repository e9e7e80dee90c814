using System.Numerics;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Length and tilt of a transform, from how much probability lies beyond the lattice on a coarser one: none for nearly none,
/// a tilt for little, twice the length and a tilt for much. A wrong guess costs time only: what came back is bounded afterwards.
/// </summary>
internal static class TransformChoice
{
    /// <summary>Tilt times length where the length is doubled.</summary>
    public const double Doubled = 8;

    /// <summary>Tilt times length that bounds of all figures allow: beyond, rounding at the end of the lattice would widen those of distortions.</summary>
    public const double MostForBounds = 4;

    /// <summary>Tilt times length for values alone.</summary>
    public const double MostForValues = 14;

    private const int CoarsePoints = 4096;
    private const int LeastRatio = 16;

    /// <param name="claim">Probabilities of a claim's points.</param>
    /// <param name="count">Law of the number of claims.</param>
    /// <param name="points">Points of the lattice.</param>
    /// <param name="mostTilt">Where tilt times length would be more, the length is doubled.</param>
    public static (int Length, double Tilt) Of(double[] claim, Frequency count, int points, double mostTilt)
    {
        int length = (int)BitOperations.RoundUpToPowerOf2((uint)points);
        if (points < CoarsePoints)
        {
            return (length, 0);
        }

        int ratio = Math.Max(LeastRatio, length / CoarsePoints);
        double beyond = Beyond(Coarse(claim, ratio, length / ratio), count, length / ratio);
        double tilt = beyond > LatticeBuilder.MostAliasing ? Log.Of(beyond / LatticeBuilder.MostAliasing) + 1 : 0;
        return tilt <= mostTilt ? (length, tilt / length) : Double(length);
    }

    /// <summary>Twice the length, with a tilt.</summary>
    public static (int Length, double Tilt) Double(int length)
    {
        int twice = Math.Min(2 * length, 2 * Lattice.MostPoints);
        return (twice, Doubled / twice);
    }

    // the mean that is missing on the lattice, in its lengths
    private static double Beyond(double[] claim, Frequency count, int length)
    {
        double[] p = CompoundTransform.Of(claim, count, length);
        double missing = ((count.Mean * IndexedSums.Of(claim).First) - IndexedSums.Of(p).First) / length;
        double rounding = 1e-15 * (1 + count.Mean) * Math.Sqrt(length);
        return missing > rounding ? missing : 0;
    }

    // each probability to its two coarse points, so that the mean stays but for what would lie beyond the last one
    private static double[] Coarse(double[] claim, int ratio, int points)
    {
        double[] coarse = new double[Math.Min(((claim.Length - 1) / ratio) + 2, points)];
        for (int start = 0; start < claim.Length; start += ratio)
        {
            ReadOnlySpan<double> part = claim.AsSpan(start, Math.Min(ratio, claim.Length - start));
            double sum = 0;
            double first = 0;
            for (int k = 0; k < part.Length; k++)
            {
                sum += part[k];
                first = Math.FusedMultiplyAdd(k, part[k], first);
            }

            coarse[start / ratio] += sum - (first / ratio);
            coarse[Math.Min((start / ratio) + 1, coarse.Length - 1)] += first / ratio;
        }

        return coarse;
    }
}
