using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TechRisk.Pricing.Numerics;

/// <summary>A formula of one variable, stated once for every lane width.</summary>
internal interface IMap
{
    V Apply<V>(V x)
        where V : struct, ILane<V>;
}

/// <summary>A formula of two variables, stated once for every lane width.</summary>
internal interface IZip
{
    V Apply<V>(V x, V y)
        where V : struct, ILane<V>;
}

/// <summary>Two formulas of two variables that share their work, stated once for every lane width.</summary>
internal interface IPair
{
    void Apply<V>(V x, V y, out V first, out V second)
        where V : struct, ILane<V>;
}

/// <summary>A piece of work over buffers that needs the lane width itself (several passes, integer work).</summary>
internal interface ILaneTask
{
    void Run<V>()
        where V : struct, ILane<V>;
}

/// <summary>
/// The only loops over lanes, and the one place where the width is chosen. The remainder of a buffer runs at width 1, which
/// gives the same bits.
/// </summary>
internal static unsafe class LaneLoop
{
    /// <summary>The width this processor runs at: 8 with AVX-512, 4 with AVX2 and FMA, otherwise 1. Never part of a result.</summary>
    public static readonly int Width =
        Vector512.IsHardwareAccelerated && Avx512F.IsSupported && Avx512DQ.IsSupported ? 8
        : Avx2.IsSupported && Fma.IsSupported ? 4
        : 1;

    /// <summary>destination[i] = map(source[i]); the two may be the same buffer.</summary>
    public static void Map<TMap>(ReadOnlySpan<double> source, Span<double> destination, TMap map)
        where TMap : struct, IMap
    {
        if (destination.Length < source.Length)
        {
            throw new ArgumentException("the destination is shorter than the source", nameof(destination));
        }

        fixed (double* from = source)
        fixed (double* to = destination)
        {
            switch (Width)
            {
                case 8: Map<Lane8, TMap>(from, to, source.Length, ref map); break;
                case 4: Map<Lane4, TMap>(from, to, source.Length, ref map); break;
                default: Map<Lane1, TMap>(from, to, source.Length, ref map); break;
            }
        }
    }

    /// <summary>destination[i] = zip(x[i], y[i]); buffers may coincide.</summary>
    public static void Zip<TZip>(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> destination, TZip zip)
        where TZip : struct, IZip
    {
        if (destination.Length < x.Length || y.Length < x.Length)
        {
            throw new ArgumentException("the buffers differ in length", nameof(destination));
        }

        fixed (double* a = x)
        fixed (double* b = y)
        fixed (double* to = destination)
        {
            switch (Width)
            {
                case 8: Zip<Lane8, TZip>(a, b, to, x.Length, ref zip); break;
                case 4: Zip<Lane4, TZip>(a, b, to, x.Length, ref zip); break;
                default: Zip<Lane1, TZip>(a, b, to, x.Length, ref zip); break;
            }
        }
    }

    /// <summary>Replaces (x[i], y[i]) by the pair's two results.</summary>
    public static void Pairs<TPair>(Span<double> x, Span<double> y, TPair pair)
        where TPair : struct, IPair
    {
        if (y.Length != x.Length)
        {
            throw new ArgumentException("the buffers differ in length", nameof(y));
        }

        fixed (double* a = x)
        fixed (double* b = y)
        {
            switch (Width)
            {
                case 8: Pairs<Lane8, TPair>(a, b, x.Length, ref pair); break;
                case 4: Pairs<Lane4, TPair>(a, b, x.Length, ref pair); break;
                default: Pairs<Lane1, TPair>(a, b, x.Length, ref pair); break;
            }
        }
    }

    /// <summary>points[k] = start + k step, k step rounded first.</summary>
    public static void Lattice(double start, double step, Span<double> points)
    {
        fixed (double* to = points)
        {
            switch (Width)
            {
                case 8: Lattice<Lane8>(start, step, to, points.Length); break;
                case 4: Lattice<Lane4>(start, step, to, points.Length); break;
                default: Lattice<Lane1>(start, step, to, points.Length); break;
            }
        }
    }

    /// <summary>Runs the task at this processor's width.</summary>
    public static void Run<TTask>(ref TTask task)
        where TTask : struct, ILaneTask
    {
        switch (Width)
        {
            case 8: task.Run<Lane8>(); break;
            case 4: task.Run<Lane4>(); break;
            default: task.Run<Lane1>(); break;
        }
    }

    /// <summary>The loop at a given width; tests call it to compare the widths.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Map<V, TMap>(double* source, double* destination, int length, ref TMap map)
        where V : struct, ILane<V>
        where TMap : struct, IMap
    {
        TMap own = map;
        int i = 0;
        for (; i <= length - V.Count; i += V.Count)
        {
            V.Store(destination + i, own.Apply(V.Load(source + i)));
        }

        for (; i < length; i++)
        {
            destination[i] = own.Apply(new Lane1(source[i])).Value;
        }
    }

    /// <summary>The loop at a given width; tests call it to compare the widths.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Zip<V, TZip>(double* x, double* y, double* destination, int length, ref TZip zip)
        where V : struct, ILane<V>
        where TZip : struct, IZip
    {
        TZip own = zip;
        int i = 0;
        for (; i <= length - V.Count; i += V.Count)
        {
            V.Store(destination + i, own.Apply(V.Load(x + i), V.Load(y + i)));
        }

        for (; i < length; i++)
        {
            destination[i] = own.Apply(new Lane1(x[i]), new Lane1(y[i])).Value;
        }
    }

    /// <summary>The loop at a given width; tests call it to compare the widths.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Pairs<V, TPair>(double* x, double* y, int length, ref TPair pair)
        where V : struct, ILane<V>
        where TPair : struct, IPair
    {
        TPair own = pair;
        int i = 0;
        for (; i <= length - V.Count; i += V.Count)
        {
            own.Apply(V.Load(x + i), V.Load(y + i), out V first, out V second);
            V.Store(x + i, first);
            V.Store(y + i, second);
        }

        for (; i < length; i++)
        {
            own.Apply(new Lane1(x[i]), new Lane1(y[i]), out Lane1 first, out Lane1 second);
            (x[i], y[i]) = (first.Value, second.Value);
        }
    }

    /// <summary>The loop at a given width; tests call it to compare the widths.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Lattice<V>(double start, double step, double* points, int length)
        where V : struct, ILane<V>
    {
        const double twoTo52 = 4503599627370496.0;
        V big = V.Set(twoTo52);
        V from = V.Set(start);
        V width = V.Set(step);
        int i = 0;
        for (; i <= length - V.Count; i += V.Count)
        {
            // a whole number below 2^52 put into the last bits of 2^52
            V k = V.Sub(V.AddBits(big, V.AddBits(V.Iota, V.SetBits((ulong)i))), big);
            V.Store(points + i, V.Add(from, V.Mul(k, width)));
        }

        for (; i < length; i++)
        {
            points[i] = start + (i * step);
        }
    }
}
