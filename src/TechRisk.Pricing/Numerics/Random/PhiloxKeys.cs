using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// The ten round keys of a key, each broadcast to eight lanes, so that a round loads them instead of making them. Prepared once
/// per key.
/// </summary>
internal unsafe struct PhiloxKeys
{
    private fixed ulong _lanes[Philox.Rounds * 16];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public PhiloxKeys(RandomKey key)
    {
        uint k0 = (uint)key.Value;
        uint k1 = (uint)(key.Value >> 32);
        for (int round = 0; round < Philox.Rounds; round++)
        {
            fixed (ulong* lanes = &_lanes[round * 16])
            {
                Vector256<ulong> first = Vector256.Create((ulong)k0);
                Vector256<ulong> second = Vector256.Create((ulong)k1);
                first.Store(lanes);
                first.Store(lanes + 4);
                second.Store(lanes + 8);
                second.Store(lanes + 12);
            }

            k0 = unchecked(k0 + Philox.WeylFirst);
            k1 = unchecked(k1 + Philox.WeylSecond);
        }
    }
}
