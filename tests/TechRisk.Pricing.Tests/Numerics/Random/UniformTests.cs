using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Numerics;

public sealed unsafe class UniformTests
{
    private static readonly RandomKey Key = RandomKey.FromSeed(2026);

    [Fact]
    public void Uniforms_lie_strictly_inside_0_and_1()
    {
        Assert.Equal(Math.ScaleB(1, -53), Uniforms.FromBits(0UL));
        Assert.Equal(1 - Math.ScaleB(1, -53), Uniforms.FromBits(ulong.MaxValue));
        Assert.Equal(Math.ScaleB(1, -53), Uniforms.FromBits(Lane1.SetBits(0)).Value);
        Assert.Equal(1 - Math.ScaleB(1, -53), Uniforms.FromBits(Lane1.SetBits(ulong.MaxValue)).Value);
    }

    [Theory]
    [InlineData(0x0000000000000FFFUL)]
    [InlineData(0x0000000000001000UL)]
    [InlineData(0x8000000000000000UL)]
    [InlineData(0x123456789ABCDEF0UL)]
    [InlineData(0xFFFFFFFFFFFFEFFFUL)]
    public void Uniforms_in_lanes_are_the_scalar_ones(ulong bits)
    {
        Assert.Equal(((bits >> 12) + 0.5) * Math.ScaleB(1, -52), Uniforms.FromBits(bits));
        Assert.Equal(Uniforms.FromBits(bits), Uniforms.FromBits(Lane1.SetBits(bits)).Value);
        Lane1 low = Lane1.SetBits((bits & 0xFFFFFFFF) | 0xABCD_0000_0000_0000);
        Lane1 high = Lane1.SetBits((bits >> 32) | 0xABCD_0000_0000_0000);
        Assert.Equal(Uniforms.FromBits(bits), Uniforms.FromWords(low, high).Value);
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    public void A_year_has_the_same_uniform_whatever_the_block_and_the_width(int width)
    {
        Skip.IfNot(Widths.Supported(width), Widths.Reason(width));
        PhiloxKeys keys = new(Key);
        double* u = stackalloc double[67];
        foreach (long first in (long[])[0, 1, 6, 1_000_003, 4_294_967_200])
        {
            for (int length = 0; length <= 67; length++)
            {
                UniformFill.YearsTask task = new(&keys, (ulong)first, u, length, 9);
                switch (width)
                {
                    case 8: task.Run<Lane8>(); break;
                    case 4: task.Run<Lane4>(); break;
                    default: task.Run<Lane1>(); break;
                }

                for (int i = 0; i < length; i++)
                {
                    Assert.Equal(UniformFill.YearAt(Key, first + i, 9), u[i]);
                }
            }
        }
    }

    [Fact]
    public void Years_fill_a_span()
    {
        double[] u = new double[1001];
        UniformFill.Years(Key, 77, u, 3);
        for (int i = 0; i < u.Length; i++)
        {
            long year = 77 + i;
            Assert.Equal(Key.Uniform(year >> 1, year & 1, 0, 3), u[i]);
        }
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    public void Events_of_eight_years_are_the_addressed_uniforms_at_every_width(int width)
    {
        Skip.IfNot(Widths.Supported(width), Widths.Reason(width));
        PhiloxKeys keys = new(Key);
        uint* member = stackalloc uint[8] { 0, 3, 4, 9, 200, 201, 4095, 77 };
        double* u = stackalloc double[8 * 12];
        const long First = 4_000_000_000;
        for (int events = 0; events <= 12; events += 2)
        {
            switch (width)
            {
                case 8: UniformFill.Events<Lane8>(&keys, (ulong)First, member, events, 2, u); break;
                case 4: UniformFill.Events<Lane4>(&keys, (ulong)First, member, events, 2, u); break;
                default: UniformFill.Events<Lane1>(&keys, (ulong)First, member, events, 2, u); break;
            }

            for (int e = 0; e < events; e++)
            {
                for (int lane = 0; lane < 8; lane++)
                {
                    Assert.Equal(Key.Uniform(First + member[lane], e, 0, 2), u[(e * 8) + lane]);
                    Assert.Equal(UniformFill.At(Key, First + member[lane], e, 0, 2), u[(e * 8) + lane]);
                }
            }
        }
    }

    [Fact]
    public void Events_run_at_the_width_of_the_processor()
    {
        PhiloxKeys keys = new(Key);
        uint* member = stackalloc uint[8] { 0, 1, 2, 3, 4, 5, 6, 7 };
        double* u = stackalloc double[16];
        UniformFill.Events(&keys, 5, member, 2, 0, u);
        Assert.Equal(Key.Uniform(12, 1), u[15]);
    }

    // A mean of n uniforms has standard deviation 1/sqrt(12 n); five of them at n = 100,000 are 0.0046. Fixed seed.
    [Fact]
    public void Uniforms_have_the_mean_and_variance_of_the_uniform_law()
    {
        double[] u = new double[100_000];
        UniformFill.Years(Key, 0, u, 0);
        double mean = u.Average();
        Assert.InRange(mean, 0.5 - 0.0046, 0.5 + 0.0046);
        double variance = u.Sum(x => (x - mean) * (x - mean)) / u.Length;
        Assert.InRange(variance, (1 / 12.0) - 0.0012, (1 / 12.0) + 0.0012); // five times sqrt(1/180/n)
    }
}
