using System.Runtime.CompilerServices;

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
            for (int lane = 0; lane < 8; lane++)
            {
                _lanes[(round * 16) + lane] = k0;
                _lanes[(round * 16) + 8 + lane] = k1;
            }

            k0 = unchecked(k0 + Philox.WeylFirst);
            k1 = unchecked(k1 + Philox.WeylSecond);
        }
    }
}
