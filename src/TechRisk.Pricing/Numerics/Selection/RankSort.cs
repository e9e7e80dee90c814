using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// The order of doubles without moving them: the leading bits of each key and its position share one 64-bit word, and only as many
/// digits of the keys are sorted as tell most of them apart; runs that share these digits are then put in order by their full keys.
/// Linear in the number of values unless most of them agree in all leading bits and differ beyond. Source: Knuth, TAOCP 3, 5.2.5.
/// </summary>
internal static unsafe class RankSort
{
    private const int DigitBits = 11;

    private const int Buckets = 1 << DigitBits;

    private const int ShortLength = 1500;

    /// <summary>Bits beyond those of the position: about 2^-12 of the values then have a neighbour with the same digits.</summary>
    private const int SpareBits = 12;

    /// <summary>order[r] = the position of the r-th smallest key; equal keys (0 and -0 too) keep their order.</summary>
    /// <param name="keys">Numbers, none NaN; unchanged.</param>
    /// <param name="order">As long as the keys.</param>
    public static void Argsort(ReadOnlySpan<double> keys, Span<int> order)
    {
        if (order.Length != keys.Length)
        {
            throw Require.Wrong(nameof(order), order.Length, "must be as long as the keys");
        }

        if (keys.Length < ShortLength)
        {
            for (int i = 0; i < order.Length; i++)
            {
                order[i] = i;
            }

            ByFullKeys(keys, order);
            return;
        }

        ulong[] words = ArrayPool<ulong>.Shared.Rent(keys.Length);
        ulong[] scratch = ArrayPool<ulong>.Shared.Rent(keys.Length);
        try
        {
            Packed(keys, order, words, scratch);
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(words);
            ArrayPool<ulong>.Shared.Return(scratch);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong KeyOf(double x) => RadixSort.ToKey(BitConverter.DoubleToUInt64Bits(x + 0.0)); // -0 becomes 0

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Packed(ReadOnlySpan<double> keys, Span<int> order, ulong[] words, ulong[] scratch)
    {
        int length = keys.Length;
        (ulong least, ulong most) = Range(keys);
        int keyBits = 64 - BitOperations.LeadingZeroCount(most - least);
        int positionBits = 32 - BitOperations.LeadingZeroCount((uint)(length - 1));
        int digits = (positionBits + SpareBits + DigitBits - 1) / DigitBits;
        int sortedBits = Math.Min(Math.Min(keyBits, digits * DigitBits), 64 - positionBits);
        digits = (sortedBits + DigitBits - 1) / DigitBits;
        int drop = keyBits - sortedBits;
        int* histogram = (int*)NativeMemory.AllocZeroed((nuint)(Math.Max(digits, 1) * Buckets), sizeof(int));
        fixed (ulong* first = words)
        fixed (ulong* second = scratch)
        {
            ulong* from = first;
            ulong* to = second;
            for (int i = 0; i < length; i++)
            {
                ulong digitsOfKey = (KeyOf(keys[i]) - least) >> drop;
                from[i] = (digitsOfKey << positionBits) | (uint)i;
                for (int digit = 0; digit < digits; digit++)
                {
                    histogram[(digit * Buckets) + ((int)(digitsOfKey >> (digit * DigitBits)) & (Buckets - 1))]++;
                }
            }

            for (int digit = 0; digit < digits; digit++)
            {
                int* bucket = histogram + (digit * Buckets);
                Accumulate(bucket);
                Scatter(from, to, length, bucket, positionBits + (digit * DigitBits));
                ulong* swap = from;
                from = to;
                to = swap;
            }

            uint mask = (uint)((1UL << positionBits) - 1);
            for (int rank = 0; rank < length; rank++)
            {
                order[rank] = (int)((uint)from[rank] & mask);
            }

            if (drop > 0)
            {
                OrderRuns(keys, order, from, positionBits);
            }
        }

        NativeMemory.Free(histogram);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scatter(ulong* from, ulong* to, int length, int* bucket, int shift)
    {
        for (int i = 0; i < length; i++)
        {
            ulong word = from[i];
            to[bucket[(int)(word >> shift) & (Buckets - 1)]++] = word;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (ulong Least, ulong Most) Range(ReadOnlySpan<double> keys)
    {
        double least = keys[0];
        double most = keys[0];
        foreach (double key in keys)
        {
            least = key < least ? key : least;
            most = key > most ? key : most;
        }

        return (KeyOf(least), KeyOf(most));
    }

    /// <summary>Puts runs of words with equal leading bits in the order of their full keys.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OrderRuns(ReadOnlySpan<double> keys, Span<int> order, ulong* words, int positionBits)
    {
        int start = 0;
        for (int rank = 1; rank <= order.Length; rank++)
        {
            if (rank < order.Length && words[rank] >> positionBits == words[start] >> positionBits)
            {
                continue;
            }

            if (rank - start > 1)
            {
                OrderRun(keys, order[start..rank]);
            }

            start = rank;
        }
    }

    // an atom is in order already: its positions rise
    private static void OrderRun(ReadOnlySpan<double> keys, Span<int> order)
    {
        for (int i = 1; i < order.Length; i++)
        {
            if (keys[order[i]] < keys[order[i - 1]])
            {
                ByFullKeys(keys, order);
                return;
            }
        }
    }

    private static void ByFullKeys(ReadOnlySpan<double> keys, Span<int> order)
    {
        ulong[] rented = ArrayPool<ulong>.Shared.Rent(Math.Max(order.Length, 1));
        Span<ulong> full = rented.AsSpan(0, order.Length);
        for (int i = 0; i < order.Length; i++)
        {
            full[i] = KeyOf(keys[order[i]]);
        }

        full.Sort(order);
        int start = 0;
        for (int i = 1; i <= full.Length; i++)
        {
            if (i == full.Length || full[i] != full[start])
            {
                order[start..i].Sort();
                start = i;
            }
        }

        ArrayPool<ulong>.Shared.Return(rented);
    }

    private static void Accumulate(int* bucket)
    {
        int position = 0;
        for (int b = 0; b < Buckets; b++)
        {
            int count = bucket[b];
            bucket[b] = position;
            position += count;
        }
    }
}
