using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>What a claim of one kind is.</summary>
/// <param name="Key">Address of the claims' uniforms.</param>
/// <param name="Severity">Law of a ground-up claim.</param>
/// <param name="Terms">Terms of a claim.</param>
/// <param name="MostClaims">A bound on the claims of a year.</param>
internal readonly record struct ClaimDraws(RandomKey Key, Severity Severity, ClaimTerms Terms, int MostClaims);

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
    private const int Streams = 4;
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    private readonly double[] _draws = GC.AllocateUninitializedArray<double>(Chunk + 64, pinned: true);
    private readonly ClaimSegment[] _segments = GC.AllocateUninitializedArray<ClaimSegment>(Chunk / Lanes + 2, pinned: true);
    private readonly int[] _histogram = new int[Streams * Buckets];
    private uint[] _order = [];
    private int[] _sorted = [];
    private int[] _keys = [];

    /// <summary>Adds the claims of every year to its columns.</summary>
    /// <returns>Number of claims.</returns>
    /// <param name="block">The years.</param>
    /// <param name="counts">Claims of each year.</param>
    /// <param name="draws">What a claim is: where its uniform stands, its law, its terms.</param>
    /// <param name="columns">The sums to add to.</param>
    /// <param name="buffer">Working space of the thread.</param>
    public long Add(YearBlock block, ReadOnlySpan<int> counts, ClaimDraws draws, YearColumns columns, SampleBuffer buffer)
    {
        int groups = (block.Count + Lanes - 1) / Lanes;
        Reserve(groups * Lanes);
        long claims = Sort(counts, draws.MostClaims, groups * Lanes, out bool isExact);
        if (claims == 0)
        {
            return 0;
        }

        PhiloxKeys keys = new(draws.Key);
        fixed (uint* order = _order)
        fixed (int* sorted = _sorted)
        fixed (double* space = _draws)
        fixed (double* groundUp = columns.GroundUp)
        fixed (double* gross = columns.Gross)
        fixed (ClaimSegment* segments = _segments)
        {
            ClaimPass pass = new()
            {
                FirstYear = (ulong)block.FirstYear,
                Order = order,
                Counts = sorted,
                Draws = space,
                GroundUp = groundUp,
                Gross = gross,
                Segments = segments,
                Keys = &keys,
                Terms = draws.Terms,
                IsFresh = columns.IsEmpty,
            };
            Run(ref pass, groups, isExact, draws.Severity, buffer);
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

    // counting sort of the years by count, a histogram for each quarter of the block so that no store waits for the one before; counts
    // beyond the buckets are sorted coarsely, and a group then holds different counts
    [MethodImpl(Hot)]
    private long Sort(ReadOnlySpan<int> counts, int mostClaims, int padded, out bool isExact)
    {
        int largest = mostClaims < Buckets ? mostClaims : Largest(counts);
        isExact = largest < Buckets;
        fixed (int* exact = counts)
        fixed (int* coarse = _keys)
        {
            int* keys = exact;
            if (!isExact)
            {
                keys = coarse;
                largest = Coarsen(counts, largest);
            }

            int buckets = largest + 1;
            _histogram.AsSpan(0, Streams * buckets).Clear();
            long sum = Arrange(exact, keys, counts.Length, padded, buckets);
            return isExact ? sum : Total(counts);
        }
    }

    // keys of counts beyond the buckets; returns the largest
    private int Coarsen(ReadOnlySpan<int> counts, int largest)
    {
        int shift = 0;
        while (largest >> shift >= Buckets)
        {
            shift++;
        }

        for (int i = 0; i < counts.Length; i++)
        {
            _keys[i] = counts[i] >> shift;
        }

        return largest >> shift;
    }

    // places the years by key; returns the sum of the keys
    [MethodImpl(Hot)]
    private long Arrange(int* counts, int* keys, int years, int padded, int buckets)
    {
        int quarter = years / Streams;
        long sum = 0;
        fixed (int* first = _histogram)
        fixed (uint* order = _order)
        fixed (int* sorted = _sorted)
        {
            int* second = first + buckets;
            int* third = second + buckets;
            int* fourth = third + buckets;
            for (int i = 0; i < quarter; i++)
            {
                first[keys[i]]++;
                second[keys[quarter + i]]++;
                third[keys[2 * quarter + i]]++;
                fourth[keys[3 * quarter + i]]++;
            }

            for (int i = Streams * quarter; i < years; i++)
            {
                fourth[keys[i]]++;
            }

            int position = 0;
            for (int k = 0; k < buckets; k++)
            {
                int start = position;
                for (int* histogram = first; histogram <= fourth; histogram += buckets)
                {
                    int number = histogram[k];
                    histogram[k] = position;
                    position += number;
                }

                sum += (long)k * (position - start);
            }

            for (int i = 0; i < quarter; i++)
            {
                int a = first[keys[i]]++;
                int b = second[keys[quarter + i]]++;
                int c = third[keys[2 * quarter + i]]++;
                int d = fourth[keys[3 * quarter + i]]++;
                order[a] = (uint)i;
                order[b] = (uint)(quarter + i);
                order[c] = (uint)(2 * quarter + i);
                order[d] = (uint)(3 * quarter + i);
                sorted[a] = counts[i];
                sorted[b] = counts[quarter + i];
                sorted[c] = counts[2 * quarter + i];
                sorted[d] = counts[3 * quarter + i];
            }

            for (int i = Streams * quarter; i < years; i++)
            {
                int place = fourth[keys[i]]++;
                order[place] = (uint)i;
                sorted[place] = counts[i];
            }

            for (int i = years; i < padded; i++)
            {
                order[i] = order[years - 1]; // the last year again: the same sum, stored twice
                sorted[i] = sorted[years - 1];
            }
        }

        return sum;
    }

    private static int Largest(ReadOnlySpan<int> counts)
    {
        int largest = 0;
        foreach (int count in counts)
        {
            largest = Math.Max(largest, count);
        }

        return largest;
    }

    private static long Total(ReadOnlySpan<int> counts)
    {
        long claims = 0;
        foreach (int count in counts)
        {
            claims += count;
        }

        return claims;
    }

    private void Reserve(int padded)
    {
        if (_order.Length < padded)
        {
            _order = GC.AllocateUninitializedArray<uint>(padded + 16, pinned: true);
            _sorted = GC.AllocateUninitializedArray<int>(padded + 16, pinned: true);
            _keys = GC.AllocateUninitializedArray<int>(padded + 16, pinned: true);
        }
    }
}
