using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Numerics;

/// <summary>Every operation of a wide lane is, element by element, the operation of the scalar lane.</summary>
public sealed unsafe class LaneTests
{
    [SkippableFact]
    public void Four_lanes_do_what_one_lane_does()
    {
        Skip.IfNot(Widths.Supported(4), Widths.Reason(4));
        Operations<Lane4>();
    }

    [SkippableFact]
    public void Eight_lanes_do_what_one_lane_does()
    {
        Skip.IfNot(Widths.Supported(8), Widths.Reason(8));
        Operations<Lane8>();
    }

    [Fact]
    public void Fused_product_and_sum_rounds_once()
    {
        double x = Math.BitIncrement(1.0); // 1 + 2^-52
        Assert.Equal(Math.Pow(2, -104), Lane1.Fma(new(x), new(x), new(-(x * x))).Value);
    }

    [Fact]
    public void Loops_refuse_a_short_destination()
    {
        double[] source = new double[3];
        Assert.Throws<ArgumentException>(() => LaneLoop.Map(source, new double[2], default(Exp.Map)));
        Assert.Throws<ArgumentException>(() => LaneLoop.Zip(source, source, new double[2], default(Pow.Zip)));
        Assert.Throws<ArgumentException>(() => LaneLoop.Zip(source, new double[2], new double[3], default(Pow.Zip)));
    }

    [Fact]
    public void Rented_buffers_start_on_a_cache_line_and_nest()
    {
        SampleBuffer buffer = new();
        Span<double> first = buffer.RentDoubles(100);
        Span<double> second = buffer.RentDoubles(7);
        first.Fill(1);
        second.Fill(2);
        Assert.Equal(100, first.Length);
        Assert.Equal(1, first[99]);
        fixed (double* a = first, b = second)
        {
            Assert.Equal(0u, (nuint)a % 64);
            Assert.Equal(0u, (nuint)b % 64);
        }

        buffer.ReturnDoubles();
        Span<double> third = buffer.RentDoubles(5);
        Assert.Equal(2, third[0]);
        Span<int> integers = buffer.RentIntegers(9);
        Assert.Equal(9, integers.Length);
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    public void A_square_of_eight_by_eight_is_transposed_at_any_stride(int width)
    {
        Skip.IfNot(Widths.Supported(width), Widths.Reason(width));
        double[] source = [.. Enumerable.Range(0, 8 * 11).Select(i => (double)i)];
        double[] target = new double[8 * 13];
        fixed (double* from = source, to = target)
        {
            switch (width)
            {
                case 8: Lane8.Transpose(from, 11, to, 13); break;
                case 4: Lane4.Transpose(from, 11, to, 13); break;
                default: Lane1.Transpose(from, 11, to, 13); break;
            }
        }

        for (int place = 0; place < target.Length; place++)
        {
            (int row, int column) = (place / 13, place % 13);
            Assert.Equal(column < 8 ? (column * 11) + row : 0, target[place]);
        }
    }

    private static void Operations<V>()
        where V : struct, ILane<V>
    {
        double[] numbers = Widths.Awkward;
        int count = V.Count;
        double* a = stackalloc double[8];
        double* b = stackalloc double[8];
        double* c = stackalloc double[8];
        uint* index = stackalloc uint[8];
        for (int start = 0; start < numbers.Length; start++)
        {
            for (int other = 0; other < numbers.Length; other++)
            {
                for (int i = 0; i < count; i++)
                {
                    a[i] = numbers[(start + i) % numbers.Length];
                    b[i] = numbers[(other + (3 * i)) % numbers.Length];
                    c[i] = numbers[(start + other + (5 * i)) % numbers.Length];
                    index[i] = (uint)((start * 977) + i) * 16_777_259;
                }

                Element<V>(a, b, c, index);
            }
        }
    }

    private static void Element<V>(double* a, double* b, double* c, uint* index)
        where V : struct, ILane<V>
    {
        V x = V.Load(a);
        V y = V.Load(b);
        V z = V.Load(c);
        Check(V.Add(x, y), i => Lane1.Add(new(a[i]), new(b[i])));
        Check(V.Sub(x, y), i => Lane1.Sub(new(a[i]), new(b[i])));
        Check(V.Mul(x, y), i => Lane1.Mul(new(a[i]), new(b[i])));
        Check(V.Div(x, y), i => Lane1.Div(new(a[i]), new(b[i])));
        Check(V.Sqrt(x), i => Lane1.Sqrt(new(a[i])));
        Check(V.Fma(x, y, z), i => Lane1.Fma(new(a[i]), new(b[i]), new(c[i])));
        Check(V.Fms(x, y, z), i => Lane1.Fms(new(a[i]), new(b[i]), new(c[i])));
        Check(V.Reverse(x), i => new Lane1(a[V.Count - 1 - i]));
        Check(V.Max(x, y), i => Lane1.Max(new(a[i]), new(b[i])));
        Check(V.Min(x, y), i => Lane1.Min(new(a[i]), new(b[i])));
        Check(V.AddBits(x, y), i => Lane1.AddBits(new(a[i]), new(b[i])));
        Check(V.SubBits(x, y), i => Lane1.SubBits(new(a[i]), new(b[i])));
        Check(V.And(x, y), i => Lane1.And(new(a[i]), new(b[i])));
        Check(V.Or(x, y), i => Lane1.Or(new(a[i]), new(b[i])));
        Check(V.Xor(x, y), i => Lane1.Xor(new(a[i]), new(b[i])));
        Check(V.Xor(x, y, z), i => Lane1.Xor(new(a[i]), new(b[i]), new(c[i])));
        Check(V.ShiftRight(x, 12), i => Lane1.ShiftRight(new(a[i]), 12));
        Check(V.ShiftLeft(x, 32), i => Lane1.ShiftLeft(new(a[i]), 32));
        Check(V.SelectGreater(x, y, z, x), i => Lane1.SelectGreater(new(a[i]), new(b[i]), new(c[i]), new(a[i])));
        Check(V.SelectEqual(x, y, z, x), i => Lane1.SelectEqual(new(a[i]), new(b[i]), new(c[i]), new(a[i])));
        Check(V.CountGreater(V.SetBits(7), x, y), i => Lane1.CountGreater(Lane1.SetBits(7), new(a[i]), new(b[i])));
        Check(V.Widen(index, 5_000_000_000), i => Lane1.Widen(index + i, 5_000_000_000));
        Check(V.MultiplyLow32(x, y), i => Lane1.MultiplyLow32(new(a[i]), new(b[i])));
        Check(V.AddBits(V.Iota, V.SetBits(3)), i => Lane1.SetBits((ulong)i + 3));
        Check(LaneBits.Abs(x), i => LaneBits.Abs(new Lane1(a[i])));
        Check(LaneBits.Negate(x), i => LaneBits.Negate(new Lane1(a[i])));
        Check(LaneBits.CopySign(x, y), i => LaneBits.CopySign(new Lane1(a[i]), new Lane1(b[i])));

        bool any = false;
        double* both = stackalloc double[16];
        V.StoreInterleaved(both, x, y);
        for (int i = 0; i < V.Count; i++)
        {
            any |= a[i] > b[i];
            SameBits(a[i], both[2 * i]);
            SameBits(b[i], both[(2 * i) + 1]);
        }

        Assert.Equal(any, V.AnyGreater(x, y));
    }

    private static void Check<V>(V lanes, Func<int, Lane1> scalar)
        where V : struct, ILane<V>
    {
        double* stored = stackalloc double[8];
        V.Store(stored, lanes);
        for (int i = 0; i < V.Count; i++)
        {
            SameBits(scalar(i).Value, stored[i]);
        }
    }

    private static void SameBits(double expected, double actual)
    {
        if (BitConverter.DoubleToInt64Bits(expected) != BitConverter.DoubleToInt64Bits(actual)
            && !(double.IsNaN(expected) && double.IsNaN(actual)))
        {
            Assert.Fail($"{actual:R} instead of {expected:R}");
        }
    }
}
