using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Philox4x32-10, a counter-based generator: a bijection of 128-bit counters for every 64-bit key. Source: J. Salmon,
/// M. Moraes, R. Dror, D. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011, section 4.3. Each word of the counter
/// lies in the low 32 bits of a 64-bit lane.
/// </summary>
internal static unsafe class Philox
{
    internal const uint WeylFirst = 0x9E3779B9;
    internal const uint WeylSecond = 0xBB67AE85;
    internal const int Rounds = 10;
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private const uint MultiplierFirst = 0xD2511F53;
    private const uint MultiplierSecond = 0xCD9E8D57;

    /// <summary>Ten rounds; on return the low 32 bits of each lane are the output words, the high bits are undefined.</summary>
    [MethodImpl(Inline)]
    public static void Apply<V>(ref V c0, ref V c1, ref V c2, ref V c3, PhiloxKeys* keys)
        where V : struct, ILane<V>
    {
        // unrolled by hand: the four words stay in registers
        double* k = (double*)keys;
        Round(ref c0, ref c1, ref c2, ref c3, k);
        Round(ref c0, ref c1, ref c2, ref c3, k + 16);
        Round(ref c0, ref c1, ref c2, ref c3, k + 32);
        Round(ref c0, ref c1, ref c2, ref c3, k + 48);
        Round(ref c0, ref c1, ref c2, ref c3, k + 64);
        Round(ref c0, ref c1, ref c2, ref c3, k + 80);
        Round(ref c0, ref c1, ref c2, ref c3, k + 96);
        Round(ref c0, ref c1, ref c2, ref c3, k + 112);
        Round(ref c0, ref c1, ref c2, ref c3, k + 128);
        Round(ref c0, ref c1, ref c2, ref c3, k + 144);
    }

    /// <summary>The 128 output bits of one counter as two halves: (words 0 and 1) and (words 2 and 3), the even word low.</summary>
    public static (ulong First, ulong Second) Of(ulong key, uint c0, uint c1, uint c2, uint c3)
    {
        uint k0 = (uint)key;
        uint k1 = (uint)(key >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            ulong first = (ulong)c0 * MultiplierFirst;
            ulong second = (ulong)c2 * MultiplierSecond;
            c0 = (uint)(second >> 32) ^ c1 ^ k0;
            c1 = (uint)second;
            c2 = (uint)(first >> 32) ^ c3 ^ k1;
            c3 = (uint)first;
            k0 = unchecked(k0 + WeylFirst);
            k1 = unchecked(k1 + WeylSecond);
        }

        return (c0 | ((ulong)c1 << 32), c2 | ((ulong)c3 << 32));
    }

    [MethodImpl(Inline)]
    private static void Round<V>(ref V c0, ref V c1, ref V c2, ref V c3, double* keys)
        where V : struct, ILane<V>
    {
        V first = V.MultiplyLow32(c0, V.SetBits(MultiplierFirst));
        V second = V.MultiplyLow32(c2, V.SetBits(MultiplierSecond));
        c0 = V.Xor(V.ShiftRight(second, 32), c1, V.Load(keys));
        c1 = second;
        c2 = V.Xor(V.ShiftRight(first, 32), c3, V.Load(keys + 8));
        c3 = first;
    }
}
