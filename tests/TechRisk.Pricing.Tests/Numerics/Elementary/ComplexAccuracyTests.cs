using System.Numerics;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Numerics;

/// <summary>Sine, cosine, angle and the complex functions made of them against tables of mpmath values (60 digits).</summary>
public sealed class ComplexAccuracyTests
{
    [Fact]
    public void Sine_is_within_1_ulp_of_mpmath_up_to_1e12() => Within(1, SinCosTables.Sines, x => SinCos.Of(x).Sine);

    [Fact]
    public void Cosine_is_within_1_ulp_of_mpmath_up_to_1e12() => Within(1, SinCosTables.Cosines, x => SinCos.Of(x).Cosine);

    [Fact]
    public void Angle_is_within_2_ulp_of_mpmath()
    {
        double[] rows = Atan2Tables.Rows;
        for (int i = 0; i < rows.Length; i += 4)
        {
            double actual = Atan2.Of(rows[i], rows[i + 1]);
            double error = Ulps.Between(actual, rows[i + 2], rows[i + 3]);
            Assert.True(error <= 2, $"atan2({rows[i]:R}, {rows[i + 1]:R}) = {actual:R}, {error:F2} ulp off");
        }
    }

    [Fact]
    public void Complex_logarithm_near_1_is_within_5e_16_of_its_size() => Near(
        5e-16,
        ComplexTables.LogOnePlus,
        z => ComplexLog.OnePlus(z),
        (z, size) => z.Real >= 0 ? size : Math.Max(size, 1)); // left of 1 the real part may cancel: absolute there

    [Fact]
    public void Complex_exponential_less_1_is_within_5e_16_of_its_size() => Near(5e-16, ComplexTables.ExpMinusOne, MinusOne, (_, size) => size);

    [Fact]
    public void Complex_exponential_is_one_more_than_that() =>
        Near(5e-16, ComplexTables.ExpMinusOne, z => ComplexExp.Of(z) - 1, (_, size) => Math.Max(size, 1)); // the difference rounds at 1

    [Fact]
    public void An_argument_beyond_the_domain_keeps_sine_and_cosine_on_the_circle()
    {
        foreach (double x in (double[])[3e12, 1e300, double.PositiveInfinity, double.NegativeInfinity])
        {
            (double sine, double cosine) = SinCos.Of(x);
            Assert.Equal(1, (sine * sine) + (cosine * cosine), 1e-15);
        }

        Assert.True(double.IsNaN(SinCos.Of(double.NaN).Sine));
    }

    [Fact]
    public void The_exponential_of_a_product_keeps_the_digits_that_the_product_loses()
    {
        // e^(3e9 (x + iy)) by mpmath 1.3.0 at x = -1e-9, y = 0.1 as doubles
        Lane1 factor = new(3e9);
        ComplexExp.OfProduct(factor, new Lane1(-1e-9), new Lane1(0.1), out Lane1 real, out Lane1 imaginary);
        Assert.Equal(0.044719597517064655, real.Value, 1e-16);
        Assert.Equal(-0.021884007278789284, imaginary.Value, 1e-16);
    }

    private static Complex MinusOne(Complex z)
    {
        ComplexExp.MinusOne(new Lane1(z.Real), new Lane1(z.Imaginary), out Lane1 real, out Lane1 imaginary);
        return new Complex(real.Value, imaginary.Value);
    }

    private static void Near(double bound, double[] rows, Func<Complex, Complex> function, Func<Complex, double, double> scale)
    {
        for (int i = 0; i < rows.Length; i += 4)
        {
            Complex z = new(rows[i], rows[i + 1]);
            Complex expected = new(rows[i + 2], rows[i + 3]);
            Complex actual = function(z);
            double error = (actual - expected).Magnitude;
            Assert.True(error <= bound * scale(z, expected.Magnitude), $"f({z}) = {actual}, not {expected}: {error:R} off");
        }
    }

    private static void Within(double bound, double[] rows, Func<double, double> function)
    {
        for (int i = 0; i < rows.Length; i += 3)
        {
            double actual = function(rows[i]);
            double error = Ulps.Between(actual, rows[i + 1], rows[i + 2]);
            Assert.True(error <= bound, $"f({rows[i]:R}) = {actual:R}, {error:F2} ulp off");
        }
    }
}
