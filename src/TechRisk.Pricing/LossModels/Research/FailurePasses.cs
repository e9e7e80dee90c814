using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The insured failures of one project in a chunk of years, years ascending.</summary>
internal sealed class FailureList(int length)
{
    /// <summary>Year, counted from the chunk's first.</summary>
    public int[] Year { get; } = new int[length];

    /// <summary>Ground-up loss.</summary>
    public double[] Loss { get; } = new double[length];

    /// <summary>Years from inception to the failure.</summary>
    public double[] Time { get; } = new double[length];
}

/// <summary>weight * x.</summary>
internal readonly struct Weighted(double weight) : IMap
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x)
        where V : struct, ILane<V> => V.Mul(V.Set(weight), x);
}

/// <summary>weight * x + y.</summary>
internal readonly struct WeightedPlus(double weight) : IZip
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x, V y)
        where V : struct, ILane<V> => V.Fma(V.Set(weight), x, y);
}

/// <summary>1 where x is below the level, otherwise 0.</summary>
internal readonly struct IsBelow(double level) : IMap
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x)
        where V : struct, ILane<V> => V.SelectGreater(V.Set(level), x, V.Set(1), V.Set(0));
}

/// <summary>1 where weight * own + common exceeds the threshold, otherwise 0.</summary>
internal readonly struct Exceeds(double weight, double threshold) : IZip
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V own, V common)
        where V : struct, ILane<V> => V.SelectGreater(V.Fma(V.Set(weight), own, common), V.Set(threshold), V.Set(1), V.Set(0));
}
