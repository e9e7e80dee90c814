using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// How 64 bits become a uniform: the top 52 bits k give (k + 1/2) 2^-52, exact and strictly inside (0, 1). The 128 bits of a
/// counter give two: half 0 from words 0 (low) and 1 (high), half 1 from words 2 and 3.
/// </summary>
internal static class Uniforms
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private const double HalfStep = 1.1102230246251565e-16; // 2^-53

    /// <summary>The uniform of 64 bits.</summary>
    [MethodImpl(Inline)]
    public static V FromBits<V>(V bits)
        where V : struct, ILane<V>
    {
        V oneToTwo = V.Or(V.ShiftRight(bits, 12), V.Set(1));
        return V.Sub(oneToTwo, V.Set(1 - HalfStep));
    }

    /// <summary>The uniform of two words, each in the low 32 bits of its lane.</summary>
    [MethodImpl(Inline)]
    public static V FromWords<V>(V low, V high)
        where V : struct, ILane<V> =>
        FromBits(V.Or(V.And(low, V.SetBits(uint.MaxValue)), V.ShiftLeft(high, 32)));

    /// <summary>The uniform of 64 bits.</summary>
    [MethodImpl(Inline)]
    public static double FromBits(ulong bits) => ((bits >> 12) + 0.5) * (2 * HalfStep);
}
