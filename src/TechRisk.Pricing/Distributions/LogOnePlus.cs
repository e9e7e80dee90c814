using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>ln(1 + factor x), the term of which Pareto likelihoods are made.</summary>
internal readonly struct LogOnePlus(double factor) : IMap
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V x)
        where V : struct, ILane<V> => Log1p.Apply(V.Mul(V.Set(factor), x));
}
