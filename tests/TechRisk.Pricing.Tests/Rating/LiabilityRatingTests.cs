using System.Text.Json;
using TechRisk.Pricing.Tests.Reference;

namespace TechRisk.Pricing.Tests.Rating;

/// <summary>Rates of liability: increased limits, Riebesell, tariff, credibility and development, on the cases PL-01, PL-02, PL-03 and PL-11.</summary>
public class LiabilityRatingTests
{
    // PRC manual instructions, domain.md 4.1: limits in CNY m, factors of classes A, B and C
    private static readonly double[] Limits = [0.4, 0.6, 1, 2, 3, 4, 8];

    private static readonly MixedExponential Products = new((0.85, 20_000), (0.13, 150_000), (0.02, 2_000_000));

    [Fact]
    public void PL_01_increased_limits_with_expenses_and_risk_load()
    {
        JsonElement expected = ReferenceFile.Case("covers.json", "PL-01").GetProperty("expected");
        IncreasedLimits plain = new(Products, 100_000);
        IncreasedLimits loaded = plain with { ExpensePerClaim = 12_000, VarianceLoad = 2e-8 };
        double[] limits = [100_000, 250_000, 500_000, 1_000_000, 2_000_000, 5_000_000];
        LimitFactors table = plain.Table(limits);
        LimitFactors second = loaded.Table(limits);
        for (int i = 0; i < limits.Length; i++)
        {
            double ilf = expected.GetProperty("ilf")[i].GetDouble();
            double withLoad = expected.GetProperty("ilf_with_alae_and_risk_load")[i].GetDouble();
            Assert.Equal(ilf, plain.Factor(limits[i]), 1e-11 * ilf);
            Assert.Equal(withLoad, loaded.Factor(limits[i]), 1e-11 * withLoad);
            Assert.Equal(plain.Factor(limits[i]), table.Factor(limits[i]));
        }

        Assert.True(table.IsConsistent);
        Assert.True(second.IsConsistent);
        Assert.Equal(expected.GetProperty("layer_1m_xs_1m").GetDouble(), table.LayerFactor(1_000_000, 1_000_000) * plain.ClaimCost(100_000), 1e-6);

        // the load k E[min(X, k)^2] grows with the square of the limit: strong enough it breaks the rule
        Assert.Contains((plain with { VarianceLoad = 1e-5 }).Table(limits).Findings, finding => finding.Code == "limits.growing-rate");
        Assert.Equal(1.06 * plain.ClaimCost(250_000), (plain with { UnallocatedRatio = 0.06 }).ClaimCost(250_000), 1e-9);
    }

    [Theory]
    [InlineData(0.153, 1.21, 1.32, 1.43, 1.50, 1.59, 1.85)]
    [InlineData(0.274, 1.30, 1.59, 1.83, 2.06, 2.33, 2.85)]
    [InlineData(0.366, 1.31, 1.68, 2.02, 2.40, 2.84, 3.85)]
    public void PL_02_riebesell_rates_of_a_tariff(double rate, params double[] factors)
    {
        // domain.md 4.1: implied z over 0.4m to 8m, 15.3, 27.4 and 36.6 %, three digits
        (double, double)[] points = [(Limits[0], 1), .. factors.Select((factor, i) => (Limits[i + 1], factor))];
        Riebesell rule = new LimitFactors(points).Riebesell();
        Assert.Equal(rate, rule.Rate, 5e-4);
        Assert.Equal(factors[^1], rule.Factor(8, 0.4), 1e-13 * factors[^1]);
        Assert.Equal(1 - Math.Log2(1 + rule.Rate), rule.ParetoShape, 1e-14);
        Assert.Equal(1 + rule.Rate, rule.Factor(2, 1), 1e-14);
        Assert.Equal(rule.Factor(8, 0.4) - rule.Factor(3, 0.4), rule.LayerFactor(5, 3, 0.4), 1e-13);
    }

    [Fact]
    public void Riebesell_is_a_pareto_above_a_threshold()
    {
        // layers of a Pareto of index a: proportional to d^(1 - a) - c^(1 - a)
        Riebesell rule = new(0.25);
        Pareto tail = new(rule.ParetoShape, 1);
        double Layer(double from, double to) => tail.LimitedExpectedValue(to) - tail.LimitedExpectedValue(from);
        Assert.Equal(Layer(4, 8) / Layer(2, 4), rule.LayerFactor(4, 4, 1) / rule.LayerFactor(2, 2, 1), 1e-12);
        Assert.Equal(0, new Riebesell(0).Exponent);
        Assert.Equal(1, new Riebesell(1).Exponent, 1e-15);
        Assert.Throws<ArgumentOutOfRangeException>(() => Riebesell.FromFactors(1, 1, 2, 2.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Riebesell.FromFactors(1, 1, 2, 0.9));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Riebesell(-0.1));
    }

    [Fact]
    public void A_table_says_where_it_is_not_consistent_and_refuses_limits_outside()
    {
        LimitFactors falling = new((1, 1.5), (2, 1.4));
        LimitFactors growing = new((1, 1), (2, 1.1), (3, 1.4));
        Assert.Equal("limits.falling", Assert.Single(falling.Findings).Code);
        Assert.Equal("points[2]", Assert.Single(growing.Findings).Path);
        Assert.Equal(Math.Sqrt(1.1), growing.Factor(Math.Sqrt(2)), 1e-14);
        Assert.Equal("limit", Assert.Throws<ArgumentOutOfRangeException>(() => growing.Factor(3.5)).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => new LimitFactors((2, 1), (1, 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LimitFactors());
    }

    [Fact]
    public void PL_03_a_manual_premium_on_sales()
    {
        JsonElement expected = ReferenceFile.Case("covers.json", "PL-03").GetProperty("expected");
        ProductTariff tariff = new(0.0025)
        {
            LimitFactor = new LimitFactors((0.4, 1), (0.6, 1.30), (1, 1.59), (2, 1.83)).Factor(1),
            AggregateFactor = 1.2,
            Size = new SizeFactors((20e6, 1.2), (50e6, 1), (200e6, 0.8), (1e9, 0.5), (3e9, 0.3)),
        };
        Is("size_factor", tariff.Size.Factor(80e6));
        Is("rate_per_mille", 1_000 * tariff.Rate(80e6));
        Is("deposit_premium", tariff.DepositPremium(80e6));
        Is("adjusted_premium", tariff.AdjustedPremium(80e6, 95e6));
        Is("additional_premium", tariff.AdditionalPremium(80e6, 95e6));
        Assert.Equal(1.2, tariff.Size.Factor(1e6));
        Assert.Equal(0.3, tariff.Size.Factor(1e10));
        Assert.Equal(0.5, tariff.Size.Factor(1e9));

        void Is(string name, double value) => Assert.Equal(expected.GetProperty(name).GetDouble(), value, 1e-12 * value);
    }

    [Fact]
    public void PL_11_gamma_poisson_is_exact_credibility()
    {
        ClaimRateCredibility prior = ClaimRateCredibility.FromMeanAndCv(0.06, 0.5);
        ClaimRateCredibility after = prior.After(11, 120);
        Assert.Equal((4.0 + 11) / (4 / 0.06 + 120), after.Mean, 1e-15);
        double z = prior.Credibility(120);
        Assert.Equal((z * 11 / 120) + ((1 - z) * prior.Mean), after.Mean, 1e-15);
        Assert.Equal(after, prior.After(4, 50).After(7, 70));

        // the linear rule with k = b gives the same
        Assert.Equal(after.Mean, new BuhlmannStraub(prior.Exposure).Estimate(11.0 / 120, 120, prior.Mean), 1e-15);
        NegativeBinomial claims = after.Claimed(80);
        Assert.Equal(80 * after.Mean, claims.Mean, 1e-13);
        Assert.Equal(80 * after.Mean + 6400 * after.Variance, claims.Variance, 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>(() => prior.After(-1, 1));
        Assert.Equal(0, new BuhlmannStraub(0).Credibility(0));
    }

    [Fact]
    public void Young_years_develop_to_ultimate()
    {
        // factors of covers.json PL-13
        Development factors = new(3.20, 1.75, 1.30, 1.12, 1.05);
        Assert.Equal(90 * 3.2, factors.Ultimate(90, 1), 1e-12);
        Assert.Equal(90 * 2.2, factors.Outstanding(90, 1), 1e-12);
        Assert.Equal(199.87408424908426, new[] { (40.0, 5), (50, 4), (60, 3), (75, 2), (90, 1) }.Sum(year => factors.UsedExposure(year.Item1, year.Item2)), 1e-10);
        Assert.Equal(1, factors.Factor(6));
        Assert.Equal([3.0, 1.5], Development.FromLinks(2, 1.5).Factors);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Development(1.1, 1.2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Development.FromLinks(0.9));
    }
}
