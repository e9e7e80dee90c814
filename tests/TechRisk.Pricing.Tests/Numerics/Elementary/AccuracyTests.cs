using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Numerics;

/// <summary>Each elementary function against a table of mpmath values (60 digits) within its stated bound.</summary>
public sealed class AccuracyTests
{
    [Fact]
    public void Exponential_is_within_1_ulp_of_mpmath() => Within(1, ExpTables.Rows, Exp.Of);

    [Fact]
    public void Logarithm_is_within_1_2_ulp_of_mpmath() => Within(1.2, LogTables.Rows, Log.Of);

    [Fact]
    public void Log1p_is_within_2_ulp_of_mpmath() => Within(2, Log1pTables.Rows, Log1p.Of);

    [Fact]
    public void Expm1_is_within_2_ulp_of_mpmath() => Within(2, Expm1Tables.Rows, Expm1.Of);

    [Fact]
    public void Normal_survival_is_within_6_ulp_of_mpmath() => Within(6, NormalSurvivalTables.Rows, NormalCdf.Survival);

    [Fact]
    public void Normal_distribution_function_is_the_mirrored_survival() =>
        Within(6, NormalSurvivalTables.Rows, x => NormalCdf.Of(-x));

    [Fact]
    public void Normal_quantile_is_within_6_ulp_of_mpmath() => Within(6, NormalQuantileTables.Rows, NormalQuantile.Upper);

    [Fact]
    public void Normal_density_is_within_2_5_ulp_of_mpmath() => Within(2.5, NormalDensityTables.Rows, NormalDensity.Of);

    [Fact]
    public void Error_function_is_within_2_ulp_of_mpmath() => Within(2, ErfTables.Rows, ErrorFunction.Erf);

    [Fact]
    public void Complementary_error_function_is_within_6_ulp_of_mpmath() => Within(6, ErfcTables.Rows, ErrorFunction.Erfc);

    [Fact]
    public void Power_is_within_2_ulp_of_mpmath()
    {
        double[] rows = PowTables.Rows;
        for (int i = 0; i < rows.Length; i += 4)
        {
            double actual = Pow.Of(rows[i], rows[i + 1]);
            double error = Ulps.Between(actual, rows[i + 2], rows[i + 3]);
            Assert.True(error <= 2, $"pow({rows[i]:R}, {rows[i + 1]:R}) = {actual:R}, {error:F2} ulp off");
        }
    }

    [Fact]
    public void Cheaper_exponential_has_the_same_bits()
    {
        for (double x = -700; x <= 700; x += 0.37)
        {
            Assert.Equal(Exp.Of(x), Exp.Moderate(new Lane1(x)).Value);
        }
    }

    [Fact]
    public void Cheaper_logarithm_has_the_same_bits()
    {
        for (double x = 2.3e-308; x < 1e308; x *= 3.7)
        {
            Assert.Equal(Log.Of(x), Log.Normal(new Lane1(x)).Value);
        }
    }

    [Fact]
    public void Normal_quantile_undoes_the_survival()
    {
        for (double u = 1e-300; u < 0.4; u *= 7.3)
        {
            // d log u = -z dz roughly, so that 6 ulp of z are 6 z^2 ulp of u, plus the survival's own 6
            double z = NormalQuantile.Upper(u);
            double relative = Math.Abs(NormalCdf.Survival(z) / u - 1);
            Assert.InRange(relative, 0, (12 + (6 * z * z)) * 2.3e-16);
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
