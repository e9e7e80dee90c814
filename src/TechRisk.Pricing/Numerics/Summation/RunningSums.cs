using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Running sums F[k] = x[0] + ... + x[k] and the running sums of those, Q[k] = F[0] + ... + F[k - 1]. Within a row of 128 numbers sums run
/// plainly from 0; the starts of rows are added with their rounding errors, so that both are correct to a few roundings however long they are.
/// Eight rows run side by side, with the same bits at every lane width.
/// </summary>
internal static unsafe class RunningSums
{
    private const int Row = 128;
    private const int Rows = 8;

    /// <summary>Q[k] times a factor, and F[k].</summary>
    /// <param name="x">Numbers.</param>
    /// <param name="factor">What Q is multiplied by.</param>
    /// <param name="twice">Room for as many numbers as x: factor Q[k].</param>
    /// <param name="once">Room for F[k], all but the last; empty where nobody asks.</param>
    public static void Of(ReadOnlySpan<double> x, double factor, Span<double> twice, Span<double> once)
    {
        switch (LaneLoop.Width)
        {
            case 8: Of<Lane8>(x, factor, twice, once); break;
            case 4: Of<Lane4>(x, factor, twice, once); break;
            default: Of<Lane1>(x, factor, twice, once); break;
        }
    }

    /// <summary>The same at a given width; tests call it to compare the widths.</summary>
    public static void Of<V>(ReadOnlySpan<double> x, double factor, Span<double> twice, Span<double> once)
        where V : struct, ILane<V>
    {
        Starts starts = default;
        int blocks = Math.Max(x.Length - 1, 0) / (Row * Rows);
        double* work = stackalloc double[2 * Row * Rows + 7];
        double* tile = (double*)(((nuint)work + 63) & ~(nuint)63);
        fixed (double* from = x)
        fixed (double* q = twice)
        fixed (double* f = once)
        {
            for (int i = 0; i < blocks; i++)
            {
                int start = i * Row * Rows;
                var task = new Block(from + start, factor, q + start, once.Length == 0 ? null : f + start, tile, starts);
                task.Run<V>();
                starts = task.After;
            }
        }

        for (int start = blocks * Row * Rows; start < x.Length; start += Row)
        {
            int end = Math.Min(start + Row, x.Length);
            double local = 0;
            double area = 0;
            for (int k = start; k < end; k++)
            {
                twice[k] = factor * (Math.FusedMultiplyAdd(k - start, starts.F, area) + starts.Q);
                local += x[k];
                area += local;
                if (k < once.Length)
                {
                    once[k] = starts.F + local;
                }
            }

            starts.Next(end - start, local, area);
        }
    }

    /// <summary>Both sums at the start of a row, each with its rounding error apart.</summary>
    private struct Starts
    {
        private double _f;
        private double _fError;
        private double _q;
        private double _qError;

        public readonly double F => _f + _fError;

        public readonly double Q => _q + _qError;

        public void Next(int length, double local, double area)
        {
            Add(ref _q, ref _qError, length * F);
            Add(ref _q, ref _qError, area);
            Add(ref _f, ref _fError, local);
        }

        private static void Add(ref double sum, ref double error, double x)
        {
            double total = sum + x;
            double rest = total - sum;
            error += (sum - (total - rest)) + (x - rest);
            sum = total;
        }
    }

    /// <summary>Eight rows: turned, so that a register holds one number of each, summed, and turned back.</summary>
    private struct Block(double* x, double factor, double* q, double* f, double* tile, Starts starts)
    {
        public Starts After { get; private set; } = starts;

        public void Run<V>()
            where V : struct, ILane<V>
        {
            double* areas = tile + (Row * Rows);
            for (int c = 0; c < Row; c += Rows)
            {
                V.Transpose(x + c, Row, tile + (c * Rows), Rows);
            }

            double* local = stackalloc double[Rows];
            double* area = stackalloc double[Rows];
            for (int lane = 0; lane < Rows; lane += V.Count)
            {
                Sum<V>(tile + lane, areas + lane, local + lane, area + lane);
            }

            Starts at = After;
            for (int i = 0; i < Rows; i++)
            {
                (double sum, double all) = (local[i], area[i]);
                (local[i], area[i]) = (at.F, at.Q);
                at.Next(Row, sum, all);
            }

            After = at;
            for (int lane = 0; lane < Rows; lane += V.Count)
            {
                Finish<V>(tile + lane, areas + lane, V.Load(local + lane), V.Load(area + lane), V.Set(factor));
            }

            for (int c = 0; c < Row; c += Rows)
            {
                V.Transpose(areas + (c * Rows), Rows, q + c, Row);
                if (f is not null)
                {
                    V.Transpose(tile + (c * Rows), Rows, f + c, Row);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Sum<V>(double* numbers, double* areas, double* local, double* area)
            where V : struct, ILane<V>
        {
            V sum = V.Set(0);
            V all = V.Set(0);
            for (int j = 0; j < Row * Rows; j += Rows)
            {
                V.Store(areas + j, all);
                sum = V.Add(sum, V.Load(numbers + j));
                all = V.Add(all, sum);
                V.Store(numbers + j, sum);
            }

            V.Store(local, sum);
            V.Store(area, all);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Finish<V>(double* numbers, double* areas, V f, V q, V factor)
            where V : struct, ILane<V>
        {
            V index = V.Set(0);
            V one = V.Set(1);
            for (int j = 0; j < Row * Rows; j += Rows)
            {
                V.Store(areas + j, V.Mul(factor, V.Add(V.Fma(index, f, V.Load(areas + j)), q)));
                V.Store(numbers + j, V.Add(f, V.Load(numbers + j)));
                index = V.Add(index, one);
            }
        }
    }
}
