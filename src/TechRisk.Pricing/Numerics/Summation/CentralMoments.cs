using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Mean and sums of (x - mean)^k, k = 2, 3, 4. Blocks of 8,192 numbers are summed about their own mean while they lie in the
/// cache, and merged in order, so that nothing cancels and every processor gives the same bits. Source: Pébay, Formulas for
/// robust, one-pass parallel computation of covariances and arbitrary-order statistical moments (2008), section 2.
/// </summary>
internal readonly unsafe record struct CentralMoments
{
    private const int BlockLength = 8192;

    /// <summary>How many numbers.</summary>
    public double Count { get; init; }

    /// <summary>Arithmetic mean.</summary>
    public double Mean { get; init; }

    /// <summary>Sum of (x - mean)^2.</summary>
    public double Second { get; init; }

    /// <summary>Sum of (x - mean)^3.</summary>
    public double Third { get; init; }

    /// <summary>Sum of (x - mean)^4.</summary>
    public double Fourth { get; init; }

    /// <summary>The moments of the numbers; of none all are 0.</summary>
    public static CentralMoments Of(ReadOnlySpan<double> x)
    {
        CentralMoments total = default;
        for (int start = 0; start < x.Length; start += BlockLength)
        {
            total = total.Merge(OfBlock(x.Slice(start, Math.Min(BlockLength, x.Length - start))));
        }

        return total;
    }

    /// <summary>The moments of both sets of numbers.</summary>
    public CentralMoments Merge(CentralMoments other)
    {
        double a = Count;
        double b = other.Count;
        if (a == 0 || b == 0)
        {
            return a == 0 ? other : this;
        }

        double n = a + b;
        double d = other.Mean - Mean;
        double step = d / n;
        double second = d * step * a * b;
        return new()
        {
            Count = n,
            Mean = Mean + (b * step),
            Second = Second + other.Second + second,
            Third = Third + other.Third + (second * step * (a - b)) + (3 * step * ((a * other.Second) - (b * Second))),
            Fourth = Fourth + other.Fourth
                + (second * step * step * ((a * a) - (a * b) + (b * b)))
                + (6 * step * step * ((a * a * other.Second) + (b * b * Second)))
                + (4 * step * ((a * other.Third) - (b * Third))),
        };
    }

    private static CentralMoments OfBlock(ReadOnlySpan<double> x)
    {
        double mean = BlockSum.Sum(x) / x.Length;
        return new()
        {
            Count = x.Length,
            Mean = mean,
            Second = BlockSum.SumSquares(x, mean),
            Third = Sum(x, new CubeTerm(mean)),
            Fourth = Sum(x, new FourthTerm(mean)),
        };
    }

    private static double Sum<TTerm>(ReadOnlySpan<double> x, TTerm term)
        where TTerm : struct, IBlockTerm
    {
        fixed (double* a = x)
        {
            var task = new BlockTask<TTerm>(a, a, x.Length, term);
            LaneLoop.Run(ref task);
            return task.Result;
        }
    }

    internal readonly struct CubeTerm(double shift) : IBlockTerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Step<V>(V sum, V x, V y)
            where V : struct, ILane<V>
        {
            V d = V.Sub(x, V.Set(shift));
            return V.Fma(V.Mul(d, d), d, sum);
        }
    }

    internal readonly struct FourthTerm(double shift) : IBlockTerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Step<V>(V sum, V x, V y)
            where V : struct, ILane<V>
        {
            V d = V.Sub(x, V.Set(shift));
            V d2 = V.Mul(d, d);
            return V.Fma(d2, d2, sum);
        }
    }
}
