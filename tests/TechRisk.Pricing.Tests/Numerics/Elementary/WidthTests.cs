using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Numerics;

/// <summary>Every function has the same bits at widths 1, 4 and 8, for lengths 0 to 67 and at special values.</summary>
public sealed unsafe class WidthTests
{
    [SkippableTheory]
    [InlineData(4)]
    [InlineData(8)]
    public void Functions_have_the_same_bits_at_every_width(int width)
    {
        Skip.IfNot(Widths.Supported(width), Widths.Reason(width));
        for (int length = 0; length <= 67; length++)
        {
            Compare(width, length, default(Exp.Map));
            Compare(width, length, default(Log.Map));
            Compare(width, length, default(Log1p.Map));
            Compare(width, length, default(Expm1.Map));
            Compare(width, length, default(NormalCdf.Map));
            Compare(width, length, default(NormalCdf.SurvivalMap));
            Compare(width, length, default(NormalDensity.Map));
            Compare(width, length, default(UpperMap));
            Compare(width, length, default(ErfMap));
            Compare(width, length, default(ErfcMap));
            Compare(width, length, default(SinCos.SineMap));
            Compare(width, length, default(SinCos.CosineMap));
        }
    }

    [SkippableTheory]
    [InlineData(4)]
    [InlineData(8)]
    public void Power_has_the_same_bits_at_every_width(int width)
    {
        Skip.IfNot(Widths.Supported(width), Widths.Reason(width));
        for (int length = 0; length <= 67; length++)
        {
            for (int shift = 0; shift < Widths.Awkward.Length; shift += 3)
            {
                double[] x = Widths.Buffer(length, length);
                double[] y = Widths.Buffer(length, length + shift);
                double[] expected = new double[length];
                double[] actual = new double[length];
                Pow.Zip zip = default;
                fixed (double* a = x, b = y, e = expected, w = actual)
                {
                    LaneLoop.Zip<Lane1, Pow.Zip>(a, b, e, length, ref zip);
                    if (width == 4)
                    {
                        LaneLoop.Zip<Lane4, Pow.Zip>(a, b, w, length, ref zip);
                    }
                    else
                    {
                        LaneLoop.Zip<Lane8, Pow.Zip>(a, b, w, length, ref zip);
                    }
                }

                Widths.Same(expected, actual, x);
            }
        }
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    public void Filled_normal_quantiles_have_the_bits_of_the_scalar_ones(int width)
    {
        Skip.IfNot(Widths.Supported(width), Widths.Reason(width));
        double* logarithms = stackalloc double[80];
        int* rare = stackalloc int[80];
        for (int length = 0; length <= 67; length++)
        {
            double[] u = Array.ConvertAll(Widths.Buffer(length, 3 * length), x => x is >= 0 and <= 1 ? x : 0.25);
            double[] expected = Array.ConvertAll(u, NormalQuantile.Upper);
            double[] actual = [.. u];
            fixed (double* z = actual)
            {
                NormalQuantile.FillTask task = new(z, logarithms, rare, length);
                switch (width)
                {
                    case 8: task.Run<Lane8>(); break;
                    case 4: task.Run<Lane4>(); break;
                    default: task.Run<Lane1>(); break;
                }
            }

            Widths.Same(expected, actual, u);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2047)]
    [InlineData(2049)]
    [InlineData(10_003)]
    public void Long_buffers_of_normal_quantiles_have_the_bits_of_the_scalar_ones(int length)
    {
        double[] u = new double[length];
        UniformFill.Years(RandomKey.FromSeed(5), 11, u, 0);
        for (int i = 0; i < length; i += 7)
        {
            u[i] *= 1e-4; // many in the tail
        }

        double[] actual = [.. u];
        SampleBuffer buffer = new();
        NormalQuantile.FillUpper(actual, buffer);
        Widths.Same(Array.ConvertAll(u, NormalQuantile.Upper), actual, u);
    }

    [Fact]
    public void Filled_survivals_have_the_bits_of_the_scalar_ones()
    {
        double[] x = Widths.Buffer(61, 0);
        double[] actual = [.. x];
        NormalCdf.FillSurvival(actual);
        Widths.Same(Array.ConvertAll(x, NormalCdf.Survival), actual, x);
    }

    private static void Compare<TMap>(int width, int length, TMap map)
        where TMap : struct, IMap
    {
        double[] source = Widths.Buffer(length, length);
        double[] expected = new double[length];
        double[] actual = new double[length];
        fixed (double* s = source, e = expected, a = actual)
        {
            LaneLoop.Map<Lane1, TMap>(s, e, length, ref map);
            if (width == 4)
            {
                LaneLoop.Map<Lane4, TMap>(s, a, length, ref map);
            }
            else
            {
                LaneLoop.Map<Lane8, TMap>(s, a, length, ref map);
            }
        }

        Widths.Same(expected, actual, source);
    }

    private readonly struct UpperMap : IMap
    {
        public V Apply<V>(V x)
            where V : struct, ILane<V> => NormalQuantile.Upper(x);
    }

    private readonly struct ErfMap : IMap
    {
        public V Apply<V>(V x)
            where V : struct, ILane<V> => ErrorFunction.Erf(x);
    }

    private readonly struct ErfcMap : IMap
    {
        public V Apply<V>(V x)
            where V : struct, ILane<V> => ErrorFunction.Erfc(x);
    }
}
