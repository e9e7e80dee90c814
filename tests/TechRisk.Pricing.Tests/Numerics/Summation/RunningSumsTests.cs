using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Numerics;

public class RunningSumsTests
{
    public static TheoryData<int> Lengths => [1, 2, 31, 127, 128, 129, 1023, 1024, 1025, 2049, 5000, 70_001];

    // q and F of positive numbers: a row of 128 errs by at most 128 half units, the starts of rows by two
    [Theory]
    [MemberData(nameof(Lengths))]
    public void Both_sums_agree_with_sums_in_decimal(int length)
    {
        double[] x = Values(length);
        double[] twice = new double[length];
        double[] once = new double[Math.Max(length - 1, 0)];
        RunningSums.Of(x, 0.5, twice, once);
        decimal f = 0;
        decimal q = 0;
        for (int k = 0; k < length; k++)
        {
            Assert.Equal((double)q * 0.5, twice[k], 3e-14 * (double)q);
            q += f += (decimal)x[k];
            if (k < once.Length)
            {
                Assert.Equal((double)f, once[k], 3e-14 * (double)f);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Indexed_sums_agree_with_sums_in_decimal(int length)
    {
        double[] x = Values(length);
        decimal first = 0;
        decimal squares = 0;
        for (int k = 0; k < length; k++)
        {
            first += k * (decimal)x[k];
            squares += (decimal)x[k] * (decimal)x[k];
        }

        (double First, double Squares) sums = IndexedSums.Of(x);
        Assert.Equal((double)first, sums.First, 1e-14 * (double)first); // 70 roundings
        Assert.Equal((double)squares, sums.Squares, 1e-14 * (double)squares);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Every_width_gives_the_same_bits(int length)
    {
        double[] x = Values(length);
        (double[] Twice, double[] Once, double First, double Squares) one = At<Lane1>(x);
        Same(one, (Run(x), Run2(x), IndexedSums.Of(x).First, IndexedSums.Of(x).Squares));
        if (LaneLoop.Width >= 4)
        {
            Same(one, At<Lane4>(x));
        }

        if (LaneLoop.Width >= 8)
        {
            Same(one, At<Lane8>(x));
        }
    }

    private static double[] Run(double[] x)
    {
        double[] twice = new double[x.Length];
        RunningSums.Of(x, 3, twice, []);
        return twice;
    }

    private static double[] Run2(double[] x)
    {
        double[] once = new double[x.Length];
        RunningSums.Of(x, 3, new double[x.Length], once);
        return once;
    }

    private static (double[] Twice, double[] Once, double First, double Squares) At<V>(double[] x)
        where V : struct, ILane<V>
    {
        double[] twice = new double[x.Length];
        double[] once = new double[x.Length];
        RunningSums.Of<V>(x, 3, twice, once);
        (double first, double squares) = IndexedSums.Of<V>(x);
        return (twice, once, first, squares);
    }

    private static void Same((double[] Twice, double[] Once, double First, double Squares) a, (double[] Twice, double[] Once, double First, double Squares) b)
    {
        Assert.Equal(a.Twice.Select(BitConverter.DoubleToInt64Bits), b.Twice.Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(a.Once.Select(BitConverter.DoubleToInt64Bits), b.Once.Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(BitConverter.DoubleToInt64Bits(a.First), BitConverter.DoubleToInt64Bits(b.First));
        Assert.Equal(BitConverter.DoubleToInt64Bits(a.Squares), BitConverter.DoubleToInt64Bits(b.Squares));
    }

    private static double[] Values(int length)
    {
        RandomKey key = RandomKey.FromSeed(length);
        return [.. Enumerable.Range(0, length).Select(i => key.Uniform(i))];
    }
}
