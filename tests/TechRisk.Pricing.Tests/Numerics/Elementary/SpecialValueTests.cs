using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Numerics;

/// <summary>Limits and special values, by definition.</summary>
public sealed class SpecialValueTests
{
    private const double Infinity = double.PositiveInfinity;
    private const double NaN = double.NaN;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-0.0, 1)]
    [InlineData(Infinity, Infinity)]
    [InlineData(-Infinity, 0)]
    [InlineData(709.8, Infinity)]
    [InlineData(1e300, Infinity)]
    [InlineData(-745.2, 0)]
    [InlineData(-1e300, 0)]
    [InlineData(NaN, NaN)]
    public void Exponential_takes_its_limits(double x, double expected) => Assert.Equal(expected, Exp.Of(x));

    [Theory]
    [InlineData(0, -Infinity)]
    [InlineData(-0.0, -Infinity)]
    [InlineData(1, 0)]
    [InlineData(Infinity, Infinity)]
    [InlineData(-1, NaN)]
    [InlineData(-1e-320, NaN)]
    [InlineData(-Infinity, NaN)]
    [InlineData(NaN, NaN)]
    public void Logarithm_takes_its_limits(double x, double expected) => Assert.Equal(expected, Log.Of(x));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-0.0, -0.0)]
    [InlineData(-1, -Infinity)]
    [InlineData(Infinity, Infinity)]
    [InlineData(-1.5, NaN)]
    [InlineData(-Infinity, NaN)]
    [InlineData(NaN, NaN)]
    public void Log1p_takes_its_limits(double x, double expected) => SameBits(expected, Log1p.Of(x));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-0.0, -0.0)]
    [InlineData(-60, -1)]
    [InlineData(-Infinity, -1)]
    [InlineData(Infinity, Infinity)]
    [InlineData(710, Infinity)]
    [InlineData(NaN, NaN)]
    public void Expm1_takes_its_limits(double x, double expected) => SameBits(expected, Expm1.Of(x));

    [Theory]
    [InlineData(0, 2, 0)]
    [InlineData(0, -2, Infinity)]
    [InlineData(0, 0, 1)]
    [InlineData(1, 1e300, 1)]
    [InlineData(1, Infinity, 1)]
    [InlineData(1, NaN, 1)]
    [InlineData(NaN, 0, 1)]
    [InlineData(NaN, 1, NaN)]
    [InlineData(2, NaN, NaN)]
    [InlineData(Infinity, 0, 1)]
    [InlineData(Infinity, 0.5, Infinity)]
    [InlineData(Infinity, -0.5, 0)]
    [InlineData(2, Infinity, Infinity)]
    [InlineData(2, -Infinity, 0)]
    [InlineData(0.5, Infinity, 0)]
    [InlineData(0.5, -Infinity, Infinity)]
    [InlineData(0, Infinity, 0)]
    [InlineData(0, -Infinity, Infinity)]
    [InlineData(10, 400, Infinity)]
    [InlineData(10, -400, 0)]
    [InlineData(1.5, 1e308, Infinity)]
    [InlineData(0.5, 1e308, 0)]
    [InlineData(-2, 0.5, NaN)]
    [InlineData(-2, 0, 1)]
    [InlineData(2, 10, 1024)]
    [InlineData(9, 0.5, 3)]
    public void Power_takes_its_limits(double x, double y, double expected) => Assert.Equal(expected, Pow.Of(x, y));

    [Theory]
    [InlineData(0, Infinity)]
    [InlineData(1, -Infinity)]
    [InlineData(0.5, 0)]
    [InlineData(NaN, NaN)]
    public void Normal_quantile_takes_its_limits(double u, double expected) => Assert.Equal(expected, NormalQuantile.Upper(u));

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-5)]
    [InlineData(0.3)]
    [InlineData(0.97)]
    public void Lower_normal_quantile_is_the_upper_one_mirrored(double p) =>
        Assert.Equal(-NormalQuantile.Upper(p), NormalQuantile.Lower(p));

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.03125)]
    [InlineData(1.0 / 4096)]
    [InlineData(1.0 / 1073741824)]
    public void Normal_quantile_is_odd_about_one_half(double u) =>
        Assert.Equal(-NormalQuantile.Upper(u), NormalQuantile.Upper(1 - u));

    [Theory]
    [InlineData(Infinity, 0)]
    [InlineData(-Infinity, 1)]
    [InlineData(0, 0.5)]
    [InlineData(39, 0)]
    [InlineData(-39, 1)]
    [InlineData(NaN, NaN)]
    public void Normal_survival_takes_its_limits(double x, double expected) => Assert.Equal(expected, NormalCdf.Survival(x));

    [Theory]
    [InlineData(Infinity, 1, 0)]
    [InlineData(-Infinity, -1, 2)]
    [InlineData(0, 0, 1)]
    [InlineData(NaN, NaN, NaN)]
    public void Error_functions_take_their_limits(double x, double erf, double erfc)
    {
        Assert.Equal(erf, ErrorFunction.Erf(x));
        Assert.Equal(erfc, ErrorFunction.Erfc(x));
    }

    [Theory]
    [InlineData(Infinity, 0)]
    [InlineData(-Infinity, 0)]
    [InlineData(NaN, NaN)]
    public void Normal_density_takes_its_limits(double x, double expected) => Assert.Equal(expected, NormalDensity.Of(x));

    private static void SameBits(double expected, double actual) =>
        Assert.True(
            double.IsNaN(expected) ? double.IsNaN(actual) : BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual),
            $"{actual:R} instead of {expected:R}");
}
