using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>Sign work and constants that every lane formula shares.</summary>
internal static class LaneBits
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private const ulong SignBit = 0x8000000000000000;

    /// <summary>|a|, of NaN too.</summary>
    [MethodImpl(Inline)]
    public static V Abs<V>(V a)
        where V : struct, ILane<V> => V.And(a, V.SetBits(~SignBit));

    /// <summary>-a: the sign bit turned.</summary>
    [MethodImpl(Inline)]
    public static V Negate<V>(V a)
        where V : struct, ILane<V> => V.Xor(a, V.SetBits(SignBit));

    /// <summary>The size of a with the sign of s.</summary>
    [MethodImpl(Inline)]
    public static V CopySign<V>(V a, V s)
        where V : struct, ILane<V> => V.Or(V.And(a, V.SetBits(~SignBit)), V.And(s, V.SetBits(SignBit)));
}
