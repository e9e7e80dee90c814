using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Stability;

/// <summary>
/// Hashes (FNV-1a, 64 bits) of the bits of 4,001 values of each function, at the width of the processor. Origin: this library at
/// stream contract 1 (the uniforms: also a program in Python 3); accuracy is held by the mpmath tables. They are the same with
/// AVX-512, AVX2 or all intrinsics switched off, and on every operating system. A change here changes simulated numbers.
/// </summary>
public sealed class ElementaryHashTests
{
    private const int Count = 4_001;

    [Fact]
    public void Uniforms_keep_their_bits() => Assert.Equal("5d8b979b785ba638", Hash(Uniform()));

    [Fact]
    public void Exponential_keeps_its_bits() => Assert.Equal("9260c2d00fe39a6e", Hash(Mapped(Spread(700), default(Exp.Map))));

    [Fact]
    public void Logarithm_keeps_its_bits() => Assert.Equal("9fce83d618614759", Hash(Mapped(Uniform(), default(Log.Map))));

    [Fact]
    public void Log1p_keeps_its_bits() => Assert.Equal("f67c608e6b544216", Hash(Mapped(Spread(0.9), default(Log1p.Map))));

    [Fact]
    public void Expm1_keeps_its_bits() => Assert.Equal("7288ea1bdb2c9066", Hash(Mapped(Spread(5), default(Expm1.Map))));

    [Fact]
    public void Normal_survival_keeps_its_bits() => Assert.Equal("879544bcf908dd5e", Hash(Mapped(Spread(37), default(NormalCdf.SurvivalMap))));

    [Fact]
    public void Power_keeps_its_bits()
    {
        double[] result = new double[Count];
        LaneLoop.Zip(Uniform(), Spread(20), result, default(Pow.Zip));
        Assert.Equal("2352b29c46f98a2f", Hash(result));
    }

    [Fact]
    public void Normal_quantiles_keep_their_bits()
    {
        double[] z = Uniform();
        NormalQuantile.FillUpper(z, new SampleBuffer());
        Assert.Equal("9433e1e3ba063ffd", Hash(z));
    }

    private static double[] Uniform()
    {
        double[] u = new double[Count];
        UniformFill.Years(RandomKey.FromSeed(7), 3, u, 0);
        return u;
    }

    private static double[] Spread(double size) => Array.ConvertAll(Uniform(), u => ((2 * u) - 1) * size);

    private static double[] Mapped<TMap>(double[] x, TMap map)
        where TMap : struct, IMap
    {
        LaneLoop.Map(x, x, map);
        return x;
    }

    private static string Hash(double[] values)
    {
        ulong hash = 14695981039346656037;
        foreach (double value in values)
        {
            ulong bits = BitConverter.DoubleToUInt64Bits(value);
            for (int i = 0; i < 64; i += 8)
            {
                hash = unchecked((hash ^ (byte)(bits >> i)) * 1099511628211);
            }
        }

        return hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }
}
