using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Sums of a span in a fixed order that no processor changes: term i goes to partial sum i mod 32, and the 32 partial sums are
/// added in a fixed tree. Lanes of 1, 4 and 8 give the same bits, at the speed of memory.
/// </summary>
internal static unsafe class BlockSum
{
    /// <summary>Partial sums.</summary>
    public const int Partials = 32;

    /// <summary>The sum of x.</summary>
    public static double Sum(ReadOnlySpan<double> x) => Run(x, x, default(PlainTerm));

    /// <summary>The sum of (x - shift)^2.</summary>
    public static double SumSquares(ReadOnlySpan<double> x, double shift) => Run(x, x, new SquareTerm(shift));

    /// <summary>The sum of max(x - floor, 0).</summary>
    public static double SumExcess(ReadOnlySpan<double> x, double floor) => Run(x, x, new ExcessTerm(floor));

    /// <summary>The sum of x y, element by element, each product fused into its partial sum.</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
        x.Length == y.Length ? Run(x, y, default(ProductTerm)) : throw Require.Wrong(nameof(y), y.Length, "must be as long as the other span");

    private static double Run<TTerm>(ReadOnlySpan<double> x, ReadOnlySpan<double> y, TTerm term)
        where TTerm : struct, IBlockTerm
    {
        fixed (double* a = x)
        fixed (double* b = y)
        {
            var task = new BlockTask<TTerm>(a, b, x.Length, term);
            LaneLoop.Run(ref task);
            return task.Result;
        }
    }

    internal readonly struct PlainTerm : IBlockTerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Step<V>(V sum, V x, V y)
            where V : struct, ILane<V> => V.Add(sum, x);
    }

    internal readonly struct SquareTerm(double shift) : IBlockTerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Step<V>(V sum, V x, V y)
            where V : struct, ILane<V>
        {
            V d = V.Sub(x, V.Set(shift));
            return V.Fma(d, d, sum);
        }
    }

    internal readonly struct ExcessTerm(double floor) : IBlockTerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Step<V>(V sum, V x, V y)
            where V : struct, ILane<V> => V.Add(sum, V.Max(V.Sub(x, V.Set(floor)), V.Set(0)));
    }

    internal readonly struct ProductTerm : IBlockTerm
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Step<V>(V sum, V x, V y)
            where V : struct, ILane<V> => V.Fma(x, y, sum);
    }
}
