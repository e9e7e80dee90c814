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
}
