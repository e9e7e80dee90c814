namespace TechRisk.Pricing.Tests.Conformance;

/// <summary>Two losses under a Gaussian copula, where closed forms are known.</summary>
public class GaussianSumTests
{
    [Fact]
    public void Independent_exponentials_add_to_a_gamma()
    {
        GaussianSum sum = new(new Exponential(100), new Exponential(100), 0);
        Gamma gamma = new(2, 100);

        // quadrature to 1e-12 in each of a dozen pieces
        foreach (double x in (double[])[1, 50, 200, 1000, 3000])
        {
            Assert.Equal(gamma.Survival(x), sum.Survival(x), 1e-11 * gamma.Survival(x) + 1e-14);
        }

        Assert.Equal(gamma.Quantile(0.99), sum.Quantile(0.99), 1e-8);
        Assert.Equal(gamma.Variance, sum.Variance, 1e-7);
        double excess = gamma.Mean - gamma.LimitedExpectedValue(300);
        Assert.Equal(excess, sum.StopLoss(300), 1e-9);
    }

    [Theory]
    [InlineData(-0.7)]
    [InlineData(0.3)]
    [InlineData(0.95)]
    public void Log_normals_have_the_covariance_of_their_logarithms(double correlation)
    {
        GaussianSum sum = new(new LogNormal(5, 0.8), new LogNormal(6, 0.5), correlation);

        // Cov = E[X] E[Y] (exp(r s t) - 1)
        double covariance = Math.Exp(5 + 0.32 + 6 + 0.125) * (Math.Exp(correlation * 0.4) - 1);
        double variance = new LogNormal(5, 0.8).Variance + new LogNormal(6, 0.5).Variance + (2 * covariance);
        Assert.Equal(variance, sum.Variance, 1e-9 * variance);
    }
}
