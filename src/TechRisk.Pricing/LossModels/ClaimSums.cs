using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Sums the claims of a block of years without an event table. Lane = year: the years are counting-sorted by their number of claims,
/// eight years of (almost always) equal count share a vector, and short passes over a chunk of draws stay in the first-level cache.
/// The order of the additions within a year is that of its claims, so the grouping cannot matter.
/// </summary>
internal sealed unsafe class ClaimSums
{
    private const int Lanes = ClaimPass.Lanes;
    private const int Chunk = 4096;
    private const int Buckets = 8192;
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    private readonly double[] _draws = GC.AllocateUninitializedArray<double>(Chunk + 64, pinned: true);
    private readonly ClaimSegment[] _segments = GC.AllocateUninitializedArray<ClaimSegment>(Chunk / Lanes + 2, pinned: true);
    private readonly int[] _even = new int[Buckets + 1];
    private readonly int[] _odd = new int[Buckets + 1];
    private uint[] _order = [];
    private int[] _sorted = [];

    /// <summary>Adds the claims of every year to its columns.</summary>
    /// <returns>Number of claims.</returns>
    public long Add(
        YearBlock block, ReadOnlySpan<int> counts, RandomKey key, Severity severity, ClaimTerms terms, YearColumns columns, SampleBuffer buffer)
    {
        int groups = (block.Count + Lanes - 1) / Lanes;
        Reserve(groups * Lanes);
        long claims = Sort(counts, groups * Lanes, out bool isExact);
        if (claims == 0)
        {
            return 0;
        }

        PhiloxKeys keys = new(key);
        fixed (uint* order = _order)
        fixed (int* sorted = _sorted)
        fixed (double* draws = _draws)
        fixed (double* groundUp = columns.GroundUp)
        fixed (double* gross = columns.Gross)
        fixed (ClaimSegment* segments = _segments)
        {
            ClaimPass pass = new()
            {
                FirstYear = (ulong)block.FirstYear,
                Order = order,
                Counts = sorted,
                Draws = draws,
                GroundUp = groundUp,
                Gross = gross,
                Segments = segments,
                Keys = &keys,
                Terms = terms,
                IsFresh = columns.IsEmpty,
            };
            Run(ref pass, groups, isExact, severity, buffer);
        }

        return claims;
    }

    // cuts the groups into segments that fill a chunk
    [MethodImpl(Hot)]
    private void Run(ref ClaimPass pass, int groups, bool isExact, Severity severity, SampleBuffer buffer)
    {
        int used = 0;
        int count = 0;
        int* last = pass.Counts + Lanes - 1;
        for (int g = 0; g < groups; g++)
        {
            int largest = isExact ? last[g * Lanes] : Largest(pass.Counts + g * Lanes);
            for (int first = 0; first < largest;)
            {
                int take = Math.Min(largest - first, (Chunk - used) / Lanes);
                if (take < largest - first)
                {
                    take &= ~1; // a call of the generator serves two claims: a segment starts at an even claim
                }

                if (take > 0)
                {
                    pass.Segments[count++] = new ClaimSegment { Group = g, First = first, Claims = take };
                    used += take * Lanes;
                    first += take;
                }

                if (used > Chunk - 2 * Lanes)
                {
                    pass.Count = count;
                    Flush(ref pass, severity, buffer, used);
                    used = 0;
                    count = 0;
                }
            }
        }

        pass.Count = count;
        Flush(ref pass, severity, buffer, used);
    }

    private void Flush(ref ClaimPass pass, Severity severity, SampleBuffer buffer, int used)
    {
        if (used == 0)
        {
            return;
        }

        pass.IsSum = false;
        LaneLoop.Run(ref pass);
        severity.SampleInPlace(_draws.AsSpan(0, used), buffer);
        pass.IsSum = true;
        LaneLoop.Run(ref pass);
    }

    private static int Largest(int* counts)
    {
        int largest = counts[0];
        for (int i = 1; i < Lanes; i++)
        {
            largest = Math.Max(largest, counts[i]);
        }

        return largest;
    }

    // counting sort of the years by count, two histograms so that no store waits for the one before; counts beyond the buckets are
    // sorted coarsely, and a group then holds different counts
    [MethodImpl(Hot)]
    private long Sort(ReadOnlySpan<int> counts, int padded, out bool isExact)
    {
        int largest = 0;
        long claims = 0;
        foreach (int count in counts)
        {
            largest = Math.Max(largest, count);
            claims += count;
        }

        int shift = 0;
        while (largest >> shift >= Buckets)
        {
            shift++;
        }

        isExact = shift == 0;
        int buckets = (largest >> shift) + 1;
        _even.AsSpan(0, buckets).Clear();
        _odd.AsSpan(0, buckets).Clear();
        fixed (int* even = _even)
        fixed (int* odd = _odd)
        fixed (int* from = counts)
        fixed (uint* order = _order)
        fixed (int* sorted = _sorted)
        {
            int years = counts.Length;
            int i = 0;
            for (; i + 1 < years; i += 2)
            {
                even[from[i] >> shift]++;
                odd[from[i + 1] >> shift]++;
            }

            if (i < years)
            {
                even[from[i] >> shift]++;
            }

            int position = 0;
            for (int k = 0; k < buckets; k++)
            {
                int number = even[k] + odd[k];
                even[k] = position;
                position += number;
            }

            for (i = 0; i < years; i++)
            {
                int count = from[i];
                int place = even[count >> shift]++;
                order[place] = (uint)i;
                sorted[place] = count;
            }

            for (; i < padded; i++)
            {
                order[i] = order[years - 1]; // the last year again: the same sum, stored twice
                sorted[i] = sorted[years - 1];
            }
        }

        return claims;
    }

    private void Reserve(int padded)
    {
        if (_order.Length < padded)
        {
            _order = GC.AllocateUninitializedArray<uint>(padded + 16, pinned: true);
            _sorted = GC.AllocateUninitializedArray<int>(padded + 16, pinned: true);
        }
    }
}
