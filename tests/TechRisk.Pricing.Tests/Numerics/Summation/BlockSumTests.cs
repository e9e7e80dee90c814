using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Numerics;

public unsafe class BlockSumTests
{
    [Fact]
    public void Every_width_gives_the_same_bits_at_every_length()
    {
        for (int length = 0; length <= 100; length++)
        {
            double[] x = Values(length, 1);
            double[] y = Values(length, 2);
            AssertSame(x, x, default(BlockSum.PlainTerm), BlockSum.Sum(x));
            AssertSame(x, x, new BlockSum.SquareTerm(0.3), BlockSum.SumSquares(x, 0.3));
            AssertSame(x, x, new BlockSum.ExcessTerm(0.3), BlockSum.SumExcess(x, 0.3));
            AssertSame(x, y, default(BlockSum.ProductTerm), BlockSum.Dot(x, y));
        }
    }

    // each of the 32 partial sums errs by at most n/32 half units of the sum of sizes: 1e-13 relative to it for n = 4,096
    [Fact]
    public void Sums_agree_with_the_exact_sum()
    {
        double[] x = Values(4096, 5);
        double[] y = Values(4096, 6);
        var sum = new ExactSum();
        var product = new ExactSum();
        for (int i = 0; i < x.Length; i++)
        {
            sum.Add(x[i]);
            product.AddProduct(x[i], y[i]);
        }

        Assert.Equal(sum.Value, BlockSum.Sum(x), 1e-13 * x.Sum(Math.Abs));
        Assert.Equal(product.Value, BlockSum.Dot(x, y), 1e-13 * x.Zip(y, (a, b) => Math.Abs(a * b)).Sum());
        Assert.Equal(1, BlockSum.SumExcess(x, 2) / x.Sum(v => Math.Max(v - 2, 0)), 1e-12);
        Assert.Equal(1, BlockSum.SumSquares(x, 2) / x.Sum(v => (v - 2) * (v - 2)), 1e-12);
    }

    private static void AssertSame<TTerm>(double[] x, double[] y, TTerm term, double dispatched)
        where TTerm : struct, IBlockTerm
    {
        double one = At<Lane1, TTerm>(x, y, term);
        Assert.Equal(BitConverter.DoubleToInt64Bits(one), BitConverter.DoubleToInt64Bits(dispatched));
        if (LaneLoop.Width >= 4)
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(one), BitConverter.DoubleToInt64Bits(At<Lane4, TTerm>(x, y, term)));
        }

        if (LaneLoop.Width >= 8)
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(one), BitConverter.DoubleToInt64Bits(At<Lane8, TTerm>(x, y, term)));
        }
    }

    private static double At<V, TTerm>(double[] x, double[] y, TTerm term)
        where V : struct, ILane<V>
        where TTerm : struct, IBlockTerm
    {
        fixed (double* a = x)
        fixed (double* b = y)
        {
            var task = new BlockTask<TTerm>(a, b, x.Length, term);
            task.Run<V>();
            return task.Result;
        }
    }

    private static double[] Values(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (random.NextDouble() - 0.4) * Math.ScaleB(1, random.Next(-20, 20)))];
    }
}
