using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Numerics;

public class ExactSumTests
{
    [Fact]
    public void Terms_that_cancel_leave_nothing_behind()
    {
        ExactSum sum = Of(1e308, 1e308, 1, -1e308, -1e308, double.Epsilon, -1);
        Assert.Equal(double.Epsilon, sum.Value);
    }

    [Fact]
    public void An_empty_sum_is_zero_and_infinities_stay()
    {
        Assert.Equal(0.0, new ExactSum().Value);
        Assert.Equal(double.PositiveInfinity, Of(1, double.PositiveInfinity).Value);
        Assert.Equal(double.NegativeInfinity, Of(1, double.NegativeInfinity).Value);
        Assert.Throws<InvalidOperationException>(() => Of(double.PositiveInfinity, double.NegativeInfinity).Value);
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(double.NaN));
        Assert.Equal(double.PositiveInfinity, Of(double.MaxValue, double.MaxValue).Value);
    }

    // half a unit in the last place of 1 is 2^-53: ties go to even, anything more goes up (IEEE 754)
    [Fact]
    public void The_value_is_rounded_once_and_ties_go_to_even()
    {
        double half = Math.ScaleB(1, -53);
        Assert.Equal(1.0, Of(1, half).Value);
        Assert.Equal(Math.BitIncrement(1.0), Of(1, half, double.Epsilon).Value);
        Assert.Equal(1 + Math.ScaleB(1, -51), Of(Math.BitIncrement(1.0), half).Value);
        Assert.Equal(1.0, Of(1, half, -double.Epsilon).Value);
        Assert.Equal(double.Epsilon * 3, Of(double.Epsilon, double.Epsilon, double.Epsilon).Value);
        Assert.Equal(double.MaxValue, Of(double.MaxValue, 1e290).Value);
    }

    // Python 3 math.fsum over [0.1] * 10 and over the list below
    [Fact]
    public void Values_agree_with_fsum()
    {
        Assert.Equal(1.0, Of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1).Value);
        Assert.Equal(1e-16 + 0, Of(1, 1e-16, -1).Value);
    }

    [Property(MaxTest = 300)]
    public bool A_single_number_comes_back_unchanged(NormalFloat x) => Of(x.Get).Value == x.Get && Of(-x.Get, x.Get).Value == 0;

    [Property(MaxTest = 200)]
    public bool Any_order_and_any_grouping_give_the_same_sum(NormalFloat[] values, int seed, int groups)
    {
        double[] x = [.. values.Select(v => Math.ScaleB(v.Get, (int)(BitConverter.DoubleToInt64Bits(v.Get) % 97) - 40))];
        ExactSum plain = Of(x);
        var random = new Random(seed);
        random.Shuffle(x);
        int count = 1 + Math.Abs(groups % 7);
        var parts = new ExactSum[count];
        for (int g = 0; g < count; g++)
        {
            parts[g] = new ExactSum();
        }

        foreach (double value in x)
        {
            parts[random.Next(count)].Add(value);
        }

        random.Shuffle(parts);
        var merged = new ExactSum();
        foreach (ExactSum part in parts)
        {
            merged.Merge(part);
        }

        return merged.Equals(plain) && merged.Value == plain.Value && merged.GetHashCode() == plain.GetHashCode();
    }

    [Property(MaxTest = 200)]
    public bool The_value_is_the_rational_sum_rounded(NormalFloat[] values)
    {
        // doubles as whole multiples of 2^-200; System.Numerics.BigInteger is exact
        double[] x = [.. values.Select(v => Math.Round(Math.IEEERemainder(v.Get, 1e6), 3))];
        System.Numerics.BigInteger exact = 0;
        foreach (double value in x)
        {
            exact += (System.Numerics.BigInteger)Math.ScaleB(value, 60) << 140;
        }

        double sum = Of(x).Value;
        double neighbour = Math.BitIncrement(sum);
        System.Numerics.BigInteger error = System.Numerics.BigInteger.Abs(((System.Numerics.BigInteger)Math.ScaleB(sum, 60) << 140) - exact);
        System.Numerics.BigInteger spacing = ((System.Numerics.BigInteger)Math.ScaleB(neighbour, 110) << 90) - ((System.Numerics.BigInteger)Math.ScaleB(sum, 110) << 90);
        return 2 * error <= spacing;
    }

    [Fact]
    public void A_million_terms_need_no_more_than_one_accumulator()
    {
        var random = new Random(3);
        double[] x = [.. Enumerable.Range(0, 100_000).Select(_ => (random.NextDouble() - 0.5) * Math.ScaleB(1, random.Next(-300, 300)))];
        ExactSum bulk = new();
        bulk.Add(x);
        ExactSum single = Of([.. x.Reverse()]);
        Assert.Equal(bulk, single);
        bulk.Add([.. x.Select(v => -v)]);
        Assert.Equal(0.0, bulk.Value);
    }

    [Fact]
    public void Products_are_added_without_rounding()
    {
        double x = 1 + Math.ScaleB(1, -30);
        var sum = new ExactSum();
        sum.AddProduct(x, x);
        sum.Add(-1);
        sum.Add(-Math.ScaleB(1, -29));
        Assert.Equal(Math.ScaleB(1, -60), sum.Value);
    }

    [Fact]
    public void A_clone_goes_its_own_way()
    {
        ExactSum sum = Of(1, 2);
        ExactSum copy = sum.Clone();
        copy.Add(3);
        Assert.Equal(3.0, sum.Value);
        Assert.Equal(6.0, copy.Value);
        Assert.NotEqual(sum, copy);
    }

    private static ExactSum Of(params double[] values)
    {
        var sum = new ExactSum();
        foreach (double x in values)
        {
            sum.Add(x);
        }

        return sum;
    }
}
