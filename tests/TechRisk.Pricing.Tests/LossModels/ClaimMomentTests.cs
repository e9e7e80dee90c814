namespace TechRisk.Pricing.Tests.LossModels;

/// <summary>Layer moments far in the tail, where differences of limited moments have no digits left; expected values from mpmath 1.2.1, 30 digits.</summary>
public class ClaimMomentTests
{
    [Fact]
    public void A_far_unlimited_layer_of_a_pareto_keeps_its_digits()
    {
        // m^a R^(1-a) / (a-1) and 2 m^a R^(2-a) (1/(a-2) - 1/(a-1)), a = 2.5, m = 10^4, R = 10^9
        ClaimMoments claim = Of(new Pareto(2.5, 10_000), 1e9);
        Assert.Equal(0.000210818510677891955, claim.Mean, 1e-12 * claim.Mean);
        Assert.Equal(843274.042711567821866, claim.SecondMoment, 1e-10 * claim.SecondMoment);
    }

    [Fact]
    public void A_far_unlimited_layer_of_a_weibull_keeps_its_digits()
    {
        ClaimMoments claim = Of(new Weibull(0.4, 10_000), 1e9); // 10^4 / 0.4 Gamma(2.5, 10^2) with the upper incomplete gamma function, at 60 digits
        Assert.Equal(9.44038686687669781e-37, claim.Mean, 1e-12 * claim.Mean);
    }

    [Theory]
    [InlineData(1e3)]
    [InlineData(1e6)]
    [InlineData(1e12)]
    public void No_retention_gives_a_value_that_is_not_a_number(double retention)
    {
        foreach (Severity law in (Severity[])[new LogNormal(10, 1.5), new Pareto(1.01, 1e4), new Lomax(2.2, 1e4), new GeneralizedPareto(2e4, -0.3), new GeneralizedPareto(2e4, 0), new Gamma(0.1, 2e5), new Pert(1, 2, 3)])
        {
            ClaimMoments claim = Of(law, retention);
            Assert.False(double.IsNaN(claim.Mean) || double.IsNaN(claim.SecondMoment));
            Assert.True(claim.Mean >= 0 && claim.SecondMoment >= 0);
        }
    }

    private static ClaimMoments Of(Severity law, double retention) =>
        new FrequencySeverity(new Poisson(1), law).ClaimMoments(new PolicyTerms { Retention = retention });
}
