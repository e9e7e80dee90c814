using System.Buffers;
using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The largest losses of a plain sample, sorted: one pass over the sample against a floor taken from every so many rows, then a
/// sort of what lies above it. What it answers does not depend on how much of the tail it holds.
/// </summary>
internal sealed class UpperTail
{
    private const int SampleLength = 16384;
    private const int SortAllUpTo = 32768;

    private readonly double[] _above;
    private readonly double _floor;
    private readonly long _atFloor;

    private UpperTail(double[] above, double floor, long atFloor)
    {
        _above = above;
        _floor = floor;
        _atFloor = atFloor;
    }

    /// <summary>Rows needed for a quantile at 99 % and its interval.</summary>
    public static long UsualCount(long years) => (long)((years * 0.01) + (3 * Math.Sqrt(years * 0.01))) + 2;

    /// <summary>The largest rows, at least <paramref name="count"/> of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static UpperTail Of(ReadOnlySpan<double> values, long count)
    {
        int n = values.Length;
        if (n <= SortAllUpTo || count > n / 4)
        {
            return All(values);
        }

        double[] rented = ArrayPool<double>.Shared.Rent(SampleLength);
        Span<double> sample = rented.AsSpan(0, SampleLength);
        for (int i = 0; i < SampleLength; i++)
        {
            sample[i] = values[(int)((long)i * n / SampleLength)];
        }

        double expected = (double)count * SampleLength / n;
        UpperTail? tail = null;
        for (double margin = 4; tail is null; margin *= 2)
        {
            int fromTop = (int)(expected + (margin * Math.Sqrt(expected)) + margin);
            tail = fromTop < SampleLength / 2
                ? From(values, FloydRivest.Select(sample, SampleLength - fromTop), count)
                : All(values);
        }

        ArrayPool<double>.Shared.Return(rented);
        return tail;
    }

    /// <summary>True if the largest <paramref name="count"/> rows are held.</summary>
    public bool Covers(long count) => count <= _above.Length + _atFloor;

    /// <summary>The loss of a rank counted from the largest, which has rank 1.</summary>
    public double FromTop(long rank) => rank <= _above.Length ? _above[^(int)rank] : _floor;

    /// <summary>Sums of (x - level) and (x - level)^2 over the rows above a level that is held, largest first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (double First, double Second, long Rows) Excess(double level)
    {
        double first = 0;
        double second = 0;
        int i = _above.Length - 1;
        for (; i >= 0 && _above[i] > level; i--)
        {
            double excess = _above[i] - level;
            first += excess;
            second = Math.FusedMultiplyAdd(excess, excess, second);
        }

        return (first, second, _above.Length - 1 - i);
    }

    private static UpperTail All(ReadOnlySpan<double> values)
    {
        double[] all = values.ToArray();
        RadixSort.Sort(all);
        return new UpperTail(all, all.Length == 0 ? 0 : all[0], 0);
    }

    /// <summary>The rows above a floor, with the number of rows at it if it is an atom that many rows share; null if they are too few.</summary>
    private static UpperTail? From(ReadOnlySpan<double> values, double floor, long count)
    {
        int capacity = (int)Math.Min(values.Length, (2 * count) + 1024);
        double[] buffer = ArrayPool<double>.Shared.Rent(capacity);
        try
        {
            int found = TailExtract.Values(values, floor, buffer.AsSpan(0, capacity));
            if (found < count)
            {
                return null;
            }

            long atFloor = 0;
            if (found > capacity)
            {
                // an atom at the floor: only its size is kept
                int above = TailExtract.Values(values, Math.BitIncrement(floor), buffer.AsSpan(0, capacity));
                if (above > capacity)
                {
                    return All(values);
                }

                atFloor = found - above;
                found = above;
            }

            double[] tail = buffer.AsSpan(0, found).ToArray();
            RadixSort.Sort(tail);
            return new UpperTail(tail, floor, atFloor);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(buffer);
        }
    }
}
