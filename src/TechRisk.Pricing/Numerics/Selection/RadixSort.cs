using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Sorting of doubles by their bits: least significant digit first, six digits of 11 bits, all histograms in one pass, digits
/// that are the same everywhere skipped. Stable, and linear in the number of values. Source: Knuth, TAOCP 3, 5.2.5.
/// </summary>
internal static unsafe class RadixSort
{
    private const int Digits = 6;

    private const int DigitBits = 11;

    private const int Buckets = 1 << DigitBits;

    private const int ShortLength = 1500;

    /// <summary>Sorts in rising order; -0 comes before 0.</summary>
    /// <param name="values">Numbers, none NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sort(Span<double> values)
    {
        Span<ulong> keys = MemoryMarshal.Cast<double, ulong>(values);
        foreach (ref ulong key in keys)
        {
            key = ToKey(key);
        }

        if (values.Length < ShortLength)
        {
            keys.Sort();
        }
        else
        {
            SortKeys(keys);
        }

        foreach (ref ulong key in keys)
        {
            key = FromKey(key);
        }
    }

    // flips all bits of a negative number and the sign of a positive one: the order of doubles becomes that of whole numbers
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong ToKey(ulong bits) => bits ^ ((ulong)((long)bits >> 63) | 0x8000000000000000UL);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong FromKey(ulong key) => key ^ (((key >> 63) - 1) | 0x8000000000000000UL);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SortKeys(Span<ulong> keys)
    {
        int length = keys.Length;
        ulong[] scratch = ArrayPool<ulong>.Shared.Rent(length);
        int* histogram = Histogram(keys);
        try
        {
            fixed (ulong* first = keys)
            fixed (ulong* second = scratch)
            {
                ulong* from = first;
                ulong* to = second;
                for (int digit = 0; digit < Digits; digit++)
                {
                    int shift = digit * DigitBits;
                    int* bucket = histogram + (digit * Buckets);
                    if (!Accumulate(bucket, (int)(from[0] >> shift) & (Buckets - 1), length))
                    {
                        continue;
                    }

                    for (int i = 0; i < length; i++)
                    {
                        ulong key = from[i];
                        to[bucket[(int)(key >> shift) & (Buckets - 1)]++] = key;
                    }

                    ulong* swap = from;
                    from = to;
                    to = swap;
                }

                if (from != first)
                {
                    new ReadOnlySpan<ulong>(from, length).CopyTo(keys);
                }
            }
        }
        finally
        {
            NativeMemory.Free(histogram);
            ArrayPool<ulong>.Shared.Return(scratch);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int* Histogram(ReadOnlySpan<ulong> keys)
    {
        int* histogram = (int*)NativeMemory.AllocZeroed(Digits * Buckets, sizeof(int));
        for (int i = 0; i < keys.Length; i++)
        {
            ulong key = keys[i];
            for (int digit = 0; digit < Digits; digit++)
            {
                histogram[(digit * Buckets) + ((int)(key >> (digit * DigitBits)) & (Buckets - 1))]++;
            }
        }

        return histogram;
    }

    /// <summary>Turns counts into first positions; false where one bucket holds everything and the pass can be skipped.</summary>
    private static bool Accumulate(int* bucket, int anyBucket, int length)
    {
        if (bucket[anyBucket] == length)
        {
            return false;
        }

        int position = 0;
        for (int b = 0; b < Buckets; b++)
        {
            int count = bucket[b];
            bucket[b] = position;
            position += count;
        }

        return true;
    }
}
