namespace TechRisk.Pricing.Tests.LossModels;

public sealed class VasicekPortfolioTests
{
    [Fact]
    public void A_large_portfolio_of_research_projects_has_the_closed_forms_of_Vasicek()
    {
        // RD-05: Phi2 closed forms, checked by R mvtnorm TVPACK and quadrature over the factor; tolerance 1e-9 relative
        VasicekPortfolio portfolio = new(failureProbability: 0.2, correlation: 0.25);
        Near(0.061396241180841055, portfolio.PairJointFailure);
        Near(0.13372650738025657, portfolio.IndicatorCorrelation);
        Near(0.14627454043968505, portfolio.StandardDeviation);
        Near(0.6968406147889777, portfolio.Quantile(0.995));
        Near(0.7541493052349358, portfolio.TailValueAtRisk(0.995));
        Near(0.7808166192721107, portfolio.Cdf(0.30));
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.5)]
    [InlineData(0.97)]
    public void The_quantile_inverts_the_distribution_function(double level)
    {
        VasicekPortfolio portfolio = new(0.2, 0.25);
        Assert.Equal(level, portfolio.Cdf(portfolio.Quantile(level)), 1e-13); // absolute: a handful of roundings of a probability
        Assert.Equal(portfolio.Quantile(level), portfolio.ConditionalFailureProbability(-TechRisk.Pricing.Numerics.NormalQuantile.Lower(level)), 1e-15);
    }

    [Fact]
    public void Without_correlation_the_fraction_is_the_probability()
    {
        VasicekPortfolio portfolio = new(0.2, 0);
        Assert.Equal(0.2, portfolio.Quantile(0.995), 1e-15);
        Assert.Equal(0.2, portfolio.TailValueAtRisk(0.995), 1e-13);
        Assert.Equal(0, portfolio.StandardDeviation, 1e-8); // the root of a rounding of 0.04
        Assert.Equal((0, 1), (portfolio.Cdf(0.19), portfolio.Cdf(0.2)));
    }

    [Fact]
    public void With_full_correlation_all_fail_or_none()
    {
        VasicekPortfolio portfolio = new(0.2, 1);
        Assert.Equal(0.2, portfolio.PairJointFailure, 1e-15);
        Assert.Equal(1, portfolio.IndicatorCorrelation, 1e-14);
        Assert.Equal((0, 1), (portfolio.Quantile(0.79), portfolio.Quantile(0.81)));
        Assert.Equal(0.8, portfolio.Cdf(0.5), 1e-15);
        Assert.Equal(1, portfolio.TailValueAtRisk(0.9), 1e-14);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_certain_outcome_has_no_spread(double probability)
    {
        VasicekPortfolio portfolio = new(probability, 0.3);
        Assert.Equal(probability, portfolio.Quantile(0.5));
        Assert.Equal(probability, portfolio.TailValueAtRisk(0.5), 1e-15);
        Assert.Equal(probability, portfolio.PairJointFailure);
        Assert.Equal((0, 0), (portfolio.StandardDeviation, portfolio.IndicatorCorrelation));
    }

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, 1e-9 * expected);
}
