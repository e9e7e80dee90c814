using FsCheck;
using FsCheck.Xunit;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Numerics;

public unsafe class SelectionTests
{
    [Property(MaxTest = 200)]
    public bool A_selected_value_is_the_one_of_a_full_sort(int[] values, int rank)
    {
        if (values.Length == 0)
        {
            return true;
        }

        double[] x = [.. values.Select(v => (double)(v % 10))];
        int k = (int)((uint)rank % (uint)x.Length);
        double[] sorted = [.. x.Order()];
        return FloydRivest.Select(x, k) == sorted[k] && x[..k].All(v => v <= x[k]) && x[k..].All(v => v >= x[k]) && x.Order().SequenceEqual(sorted);
    }

    [Theory]
    [InlineData(100_000, 1)]
    [InlineData(50_000, 2)]
    [InlineData(1_000, 3)]
    public void Selection_partitions_a_large_sample(int length, int seed)
    {
        double[] x = Values(length, seed);
        double[] sorted = [.. x.Order()];
        foreach (int k in new[] { 0, length / 100, length / 2, length - 10, length - 1 })
        {
            double[] copy = [.. x];
            Assert.Equal(sorted[k], FloydRivest.Select(copy, k));
            Assert.Equal(sorted[k..].Sum(), copy[k..].Order().Sum());
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => FloydRivest.Select(x, length));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1499)]
    [InlineData(1500)]
    [InlineData(40_000)]
    public void Radix_sort_and_argsort_agree_with_the_stable_sort(int length)
    {
        double[] x = Values(length, length);
        for (int i = 0; i < length; i += 7)
        {
            x[i] = Math.Round(x[i]);
        }

        int[] order = new int[length];
        RankSort.Argsort(x, order);
        Assert.Equal(Enumerable.Range(0, length).OrderBy(i => x[i]).ToArray(), order); // LINQ's sort is stable
        double[] sorted = [.. x.Order()];
        RadixSort.Sort(x);
        Assert.Equal(sorted, x);
    }

    [Fact]
    public void Values_that_differ_in_their_last_bits_only_are_put_in_order()
    {
        // one value far away leaves the near ones no leading digit of their own
        double[] x = [1e300, .. Enumerable.Range(0, 5000).Select(i => BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(1) + (ulong)(i * 7919 % 4001)))];
        int[] order = new int[x.Length];
        RankSort.Argsort(x, order);
        Assert.Equal(Enumerable.Range(0, x.Length).OrderBy(i => x[i]).ToArray(), order);
    }

    [Fact]
    public void Infinite_subnormal_and_signed_zero_values_sort_by_size()
    {
        double[] some = [double.PositiveInfinity, 1, -1, double.Epsilon, -double.Epsilon, 0, -0.0, double.NegativeInfinity, double.MaxValue];
        foreach (int copies in new[] { 1, 400 })
        {
            double[] x = [.. Enumerable.Range(0, copies).SelectMany(_ => some)];
            RadixSort.Sort(x);
            Assert.Equal(BitsOf(double.NegativeInfinity, -1, -double.Epsilon, -0.0, 0, double.Epsilon, 1, double.MaxValue, double.PositiveInfinity), BitsOf(x).Distinct());
        }
    }

    [Property(MaxTest = 100)]
    public bool Sorting_short_samples_is_a_permutation_in_order(NormalFloat[] values)
    {
        double[] x = [.. values.Select(v => v.Get)];
        double[] sorted = [.. x.Order()];
        RadixSort.Sort(x);
        return x.SequenceEqual(sorted);
    }

    [Fact]
    public void The_tail_is_copied_in_order_at_every_width()
    {
        for (int length = 0; length <= 70; length++)
        {
            double[] x = Values(length, length + 1);
            if (length > 3)
            {
                x[3] = double.PositiveInfinity;
                x[2] = 1.5;
            }

            foreach (double floor in new[] { double.NegativeInfinity, 0, 1.5, double.PositiveInfinity })
            {
                int[] where = [.. Enumerable.Range(0, length).Where(i => x[i] >= floor)];
                double[] buffer = new double[length + 1];
                int[] positions = new int[length + 1];
                Assert.Equal(where.Length, TailExtract.ValuesAndPositions(x, floor, buffer, positions));
                Assert.Equal(where, positions[..where.Length]);
                Assert.Equal(where.Select(i => x[i]), buffer[..where.Length]);
                Assert.Equal(where.Length, Found<Lane1>(x, floor));
                Assert.True(LaneLoop.Width < 4 || Found<Lane4>(x, floor) == where.Length);
                Assert.True(LaneLoop.Width < 8 || Found<Lane8>(x, floor) == where.Length);
            }
        }
    }

    [Fact]
    public void A_destination_too_short_is_filled_and_the_rest_is_counted()
    {
        double[] x = [3, 1, 4, 1, 5, 9, 2, 6];
        double[] buffer = new double[2];
        Assert.Equal(5, TailExtract.Values(x, 3, buffer));
        Assert.Equal([3, 4], buffer);
    }

    private static int Found<V>(double[] x, double floor)
        where V : struct, ILane<V>
    {
        double[] buffer = new double[x.Length + 1];
        fixed (double* from = x)
        fixed (double* to = buffer)
        {
            var task = new TailExtract.ExtractTask(from, x.Length, floor, to, buffer.Length);
            task.Run<V>();
            return task.Found;
        }
    }

    private static long[] BitsOf(params double[] x) => [.. x.Select(BitConverter.DoubleToInt64Bits)];

    private static double[] Values(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (random.NextDouble() - 0.3) * Math.ScaleB(1, random.Next(-3, 6)))];
    }
}
