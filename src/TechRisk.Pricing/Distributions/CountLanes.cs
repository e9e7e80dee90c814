using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Counts from a short table: the number of thresholds above the uniform, eight years at a time. Thresholds descend, so the passes end
/// at the first that no year exceeds.
/// </summary>
internal readonly unsafe struct CountLanes : ILaneTask
{
    private readonly double* _uniforms;
    private readonly int* _counts;
    private readonly int _length;
    private readonly double* _thresholds;
    private readonly int _first;

    /// <summary>Longest table for which comparing beats looking up.</summary>
    public const int MostThresholds = 40;

    public CountLanes(double* uniforms, int* counts, int length, double* thresholds, int first)
    {
        _uniforms = uniforms;
        _counts = counts;
        _length = length;
        _thresholds = thresholds;
        _first = first;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run<V>()
        where V : struct, ILane<V>
    {
        int i = 0;
        for (; i <= _length - V.Count; i += V.Count)
        {
            Count<V>(i);
        }

        for (; i < _length; i++)
        {
            Count<Lane1>(i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Count<V>(int at)
        where V : struct, ILane<V>
    {
        ulong* whole = stackalloc ulong[8];
        V uniform = V.Max(V.Load(_uniforms + at), V.Set(LawArgument.SmallestUniform));
        V count = V.SetBits((ulong)_first);
        double* threshold = _thresholds;
        while (V.AnyGreater(V.Set(*threshold), uniform))
        {
            count = V.CountGreater(count, V.Set(*threshold), uniform);
            threshold++;
        }

        V.Store((double*)whole, count);
        for (int lane = 0; lane < V.Count; lane++)
        {
            _counts[at + lane] = (int)whole[lane];
        }
    }
}
