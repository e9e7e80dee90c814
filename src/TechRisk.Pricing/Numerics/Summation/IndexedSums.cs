using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// The sums of k x[k] and of x[k]^2 in one pass. Terms go to partial sum k mod 32 within blocks of 2048, whose sums are added with their
/// rounding errors: the relative error of a sum of positive terms is at most 70 roundings. The same bits at every lane width.
/// </summary>
internal static unsafe class IndexedSums
{
    private const int Block = 2048;
    private const int Partials = 32;

    public static (double First, double Squares) Of(ReadOnlySpan<double> x) => LaneLoop.Width switch
    {
        8 => Of<Lane8>(x),
        4 => Of<Lane4>(x),
        _ => Of<Lane1>(x),
    };

    /// <summary>The same at a given width; tests call it to compare the widths.</summary>
    public static (double First, double Squares) Of<V>(ReadOnlySpan<double> x)
        where V : struct, ILane<V>
    {
        (double Sum, double Error) first = default;
        (double Sum, double Error) squares = default;
        fixed (double* start = x)
        {
            for (int from = 0; from < x.Length; from += Block)
            {
                var task = new BlockOfTerms(start + from, from, Math.Min(Block, x.Length - from));
                task.Run<V>();
                Add(ref first, task.First);
                Add(ref squares, task.Squares);
            }
        }

        return (first.Sum + first.Error, squares.Sum + squares.Error);
    }

    private static void Add(ref (double Sum, double Error) to, double x)
    {
        double total = to.Sum + x;
        double rest = total - to.Sum;
        to.Error += (to.Sum - (total - rest)) + (x - rest);
        to.Sum = total;
    }

    private struct BlockOfTerms(double* x, int index, int length)
    {
        public double First { get; private set; }

        public double Squares { get; private set; }

        public void Run<V>()
            where V : struct, ILane<V>
        {
            double* numbers = stackalloc double[Partials];
            double* first = stackalloc double[Partials];
            double* squares = stackalloc double[Partials];
            for (int i = 0; i < Partials; i++)
            {
                numbers[i] = index + i;
                first[i] = 0;
                squares[i] = 0;
            }

            int whole = length / Partials * Partials;
            for (int offset = 0; offset < Partials; offset += 2 * V.Count)
            {
                Two<V>(x + offset, whole, numbers + offset, first + offset, squares + offset);
            }

            for (int i = whole; i < length; i++)
            {
                first[i - whole] = Math.FusedMultiplyAdd(index + i, x[i], first[i - whole]);
                squares[i - whole] = Math.FusedMultiplyAdd(x[i], x[i], squares[i - whole]);
            }

            for (int half = Partials / 2; half > 0; half /= 2)
            {
                for (int i = 0; i < half; i++)
                {
                    first[i] += first[i + half];
                    squares[i] += squares[i + half];
                }
            }

            First = first[0];
            Squares = squares[0];
        }

        // two registers of partial sums at a time
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Two<V>(double* x, int length, double* numbers, double* first, double* squares)
            where V : struct, ILane<V>
        {
            V k = V.Load(numbers);
            V l = V.Load(numbers + V.Count);
            V next = V.Set(Partials);
            V a = V.Set(0);
            V b = V.Set(0);
            V c = V.Set(0);
            V d = V.Set(0);
            for (int i = 0; i < length; i += Partials)
            {
                V p = V.Load(x + i);
                V q = V.Load(x + i + V.Count);
                a = V.Fma(k, p, a);
                b = V.Fma(l, q, b);
                c = V.Fma(p, p, c);
                d = V.Fma(q, q, d);
                k = V.Add(k, next);
                l = V.Add(l, next);
            }

            V.Store(first, a);
            V.Store(first + V.Count, b);
            V.Store(squares, c);
            V.Store(squares + V.Count, d);
        }
    }
}
