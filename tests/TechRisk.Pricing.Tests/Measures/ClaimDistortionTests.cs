namespace TechRisk.Pricing.Tests.Measures;

/// <summary>Distorted survival integrals of one claim's layer.</summary>
public sealed class ClaimDistortionTests
{
    // reference case PR-02, transformed-parameter closed forms
    [Fact]
    public void Wang_price_of_a_lognormal_layer_is_the_mean_with_mu_shifted()
    {
        var severity = new LogNormal(12, 1.5);
        var layer = new PolicyTerms { Retention = 1e6, Limit = 4e6 };
        Assert.Equal(142100.07140106612, new MeanMeasure().Of(severity, layer), 142100 * 1e-9);
        Assert.Equal(309359.87002199027, new WangTransform(0.4).Of(severity, layer), 309359 * 1e-9);
        Assert.Equal(913464.6895224828, new WangTransform(0.4).Of(severity, PolicyTerms.None), 913464 * 1e-9);
    }

    [Fact]
    public void Proportional_hazard_of_a_pareto_layer_is_the_mean_with_the_index_multiplied()
    {
        var severity = new Pareto(1.8, 100_000);
        var layer = new PolicyTerms { Retention = 200_000, Limit = 800_000 };
        Assert.Equal(51982.48228155077, new MeanMeasure().Of(severity, layer), 51982 * 1e-9);
        Assert.Equal(66256.07029338996, new ProportionalHazard(0.9).Of(severity, layer), 66256 * 1e-9);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.6)]
    [InlineData(0.556)] // index after the transform 1.0008: the integral barely exists
    public void Unlimited_pareto_under_proportional_hazard_is_a_pareto_mean(double exponent)
    {
        double index = 1.8 * exponent;
        double expected = 100_000 * index / (index - 1);
        Assert.Equal(expected, new ProportionalHazard(exponent).Of(new Pareto(1.8, 100_000), PolicyTerms.None), 1e-9 * expected);
    }

    [Fact]
    public void An_integral_that_diverges_is_infinite()
    {
        Assert.Equal(double.PositiveInfinity, new ProportionalHazard(0.5).Of(new Pareto(1.8, 1), PolicyTerms.None));
        Assert.Equal(double.PositiveInfinity, new WangTransform(0.1).Of(new Pareto(0.9, 1), PolicyTerms.None));
        Assert.True(double.IsFinite(new WangTransform(0.1).Of(new Pareto(0.9, 1), new PolicyTerms { Limit = 100 })));
    }

    // mpmath 40 digits: 0.7 (300 g(S(500)) + integral of g(S) from 500 to 2200)
    [Fact]
    public void Franchise_retention_limit_and_share_act_on_the_claim()
    {
        var terms = new PolicyTerms { Franchise = 500, Retention = 200, Limit = 2000, InsuredShare = 0.3 };
        Assert.Equal(716.182134473947058, new WangTransform(0.5).Of(new Exponential(1000), terms), 1e-7);
        Assert.Equal(747.045960879791649, new DualPower(2).Of(new Exponential(1000), terms), 1e-7);
    }

    // by hand: 0.5 + sqrt(0.5) + 1.5 sqrt(0.2)
    [Fact]
    public void Atoms_are_steps_of_the_integral() =>
        Assert.Equal(
            1.87792717443648443,
            new ProportionalHazard(0.5).Of(new Discrete((1, 0.5), (2, 0.3), (5, 0.2)), new PolicyTerms { Retention = 0.5, Limit = 3 }),
            1e-9);

    [Fact]
    public void Quantile_and_constant_capital_of_a_claim()
    {
        var terms = new PolicyTerms { Retention = 100, Limit = 1000 };
        var severity = new Exponential(1000);
        Assert.Equal(Math.Log(2) * 1000 - 100, new ValueAtRisk(0.5).Of(severity, terms), 1e-9);
        double mean = 1000 * (Math.Exp(-0.1) - Math.Exp(-1.1));
        Assert.Equal((mean + 0.1 * 1000) / 1.1, new ConstantCostOfCapital(0.1).Of(severity, terms), 1e-7);
        Assert.Throws<InvalidOperationException>(() => new ConstantCostOfCapital(0.1).Of(severity, PolicyTerms.None));

        // lognormal TVaR: m Phi(sigma - z) / (1 - p), mpmath 30 digits: 0.995, mu 12, sigma 1.5
        double tvar = new TailValueAtRisk(0.995).Of(new LogNormal(12, 1.5), PolicyTerms.None);
        Assert.Equal(14137406.117950806, tvar, 14137406 * 1e-10);
    }
}
