using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// E[X w(S)] of all columns under the rank weights of several distortions in one pass over memory: a block of rows gets the weights of
/// every distortion from its survival probabilities, then every column is multiplied while the weights lie in the cache.
/// </summary>
internal static class RankPanel
{
    private const int BlockLength = 2048;

    /// <summary>The sums, one row a distortion, one column a column.</summary>
    public static double[][] Sums(SortedRows sorted, ReadOnlySpan<IDistortionCurve> curves, ReadOnlySpan<SampledLoss> columns)
    {
        double[][] sums = new double[curves.Length][];
        double[][] errors = new double[curves.Length][];
        double[][] weights = new double[curves.Length][];
        for (int m = 0; m < curves.Length; m++)
        {
            sums[m] = new double[columns.Length];
            errors[m] = new double[columns.Length];
            weights[m] = new double[BlockLength];
        }

        double[] survival = new double[2 * BlockLength];
        double[] distorted = new double[2 * BlockLength];
        double[] share = new double[BlockLength];
        for (int start = 0; start < sorted.Count; start += BlockLength)
        {
            int length = Math.Min(BlockLength, sorted.Count - start);
            Span<double> steps = survival.AsSpan(0, 2 * length);
            bool isShared = sorted.FillSteps(start, steps[..length], steps[length..], share.AsSpan(0, length));
            for (int m = 0; m < curves.Length; m++)
            {
                Span<double> g = distorted.AsSpan(0, 2 * length);
                steps.CopyTo(g);
                curves[m].Distort(g);
                Span<double> weight = weights[m].AsSpan(0, length);
                LaneLoop.Zip(g[..length], g[length..], weight, default(Difference));
                if (isShared)
                {
                    LaneLoop.Zip(weight, share.AsSpan(0, length), weight, default(Product));
                }
            }

            for (int c = 0; c < columns.Length; c++)
            {
                ReadOnlySpan<double> x = columns[c].Values.Slice(start, length);
                for (int m = 0; m < curves.Length; m++)
                {
                    Add(ref sums[m][c], ref errors[m][c], BlockSum.Dot(x, weights[m].AsSpan(0, length)));
                }
            }
        }

        return sums;
    }

    private static void Add(ref double sum, ref double error, double term)
    {
        double corrected = term - error;
        double next = sum + corrected;
        error = next - sum - corrected;
        sum = next;
    }

    private readonly struct Difference : IZip
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x, V y)
            where V : struct, ILane<V> => V.Sub(x, y);
    }

    private readonly struct Product : IZip
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x, V y)
            where V : struct, ILane<V> => V.Mul(x, y);
    }
}
