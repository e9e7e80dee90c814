namespace TechRisk.Pricing.Tests.Fitting;

public class ParameterUncertaintyTests
{
    private static ClaimHistory Fifty(long seed) =>
        new([.. Enumerable.Range(0, 50).Select(i => Claim.FromGroundUp(new LogNormal(11, 1.6).Sample(RandomKey.FromSeed(seed).Uniform(i))))]);

    // expected information of a lognormal: mu has variance sigma^2 / n, ln sigma 1 / (2 n), no covariance
    [Fact]
    public void The_asymptotic_law_of_a_lognormal_is_the_known_one()
    {
        SeverityFit fit = Fifty(1).FitSeverity<LogNormal>();
        AsymptoticParameters law = fit.Asymptotic();
        double sigma = fit.Parameters[1].Value.Value;
        Assert.Equal(fit.Parameters.Select(p => p.Value.Value), law.Centre);
        Assert.Equal(sigma * sigma / 50, law.Covariance[0][0], 1e-4 * sigma * sigma / 50);
        Assert.Equal(0.01, law.Covariance[1][1], 1e-6);
        Assert.Equal(0, law.Covariance[0][1], 1e-5);
    }

    [Fact]
    public void A_fit_without_a_maximum_has_no_asymptotic_law()
    {
        ClaimHistory equal = new([.. Enumerable.Range(1, 20).Select(i => Claim.FromGroundUp(1_000 + i))]);
        SeverityFit fit = equal.FitSeverity<Lomax>();
        Assert.False(fit.HasOptimum);
        Assert.Throws<InvalidOperationException>(() => fit.Asymptotic());
        Assert.Throws<InvalidOperationException>(() => fit.Bootstrap(10));
    }

    // the estimates of a lognormal are independent: mu* normal with sigma^2 / n, sigma*^2 chi-square with mean sigma^2 (n - 1) / n
    [Fact]
    public void A_bootstrap_of_a_lognormal_has_the_exact_law_of_its_estimates()
    {
        SeverityFit fit = Fifty(2).FitSeverity<LogNormal>();
        SampledParameters bootstrap = fit.Bootstrap(4_000, seed: 3);
        double mu = fit.Parameters[0].Value.Value;
        double variance = Math.Pow(fit.Parameters[1].Value.Value, 2);
        double[] means = [.. bootstrap.Parameters.Sets.Select(set => set[0])];
        double[] squares = [.. bootstrap.Parameters.Sets.Select(set => set[1] * set[1])];
        Assert.Empty(bootstrap.Findings);
        Assert.InRange((means.Average() - mu) / Math.Sqrt(variance / 50 / 4_000), -4.5, 4.5);
        Assert.InRange(means.Sum(x => (x - mu) * (x - mu)) / 4_000 / (variance / 50), 1 - 4.5 * Math.Sqrt(2.0 / 4_000), 1 + 4.5 * Math.Sqrt(2.0 / 4_000));
        Assert.InRange((squares.Average() - variance * 49 / 50) / (variance * Math.Sqrt(2 * 49) / 50 / Math.Sqrt(4_000)), -4.5, 4.5);
        Assert.Equal(bootstrap.Parameters, fit.Bootstrap(4_000, seed: 3).Parameters);
    }

    [Fact]
    public void A_simulated_history_is_seen_as_the_observed_one_was()
    {
        ClaimHistory observed = new(
            Claim.FromPaid(30_000, deductible: 10_000, limit: 100_000), Claim.FromPaid(100_000, deductible: 10_000, limit: 100_000),
            Claim.FromGroundUp(5_000) with { Weight = 2.5 }, Claim.AtLeast(40_000));
        SimulatedHistory histories = new(observed, new LogNormal(10.5, 1.5));
        int cut = 0;
        for (int i = 0; i < 200; i++)
        {
            ClaimHistory made = histories.At(RandomKey.FromSeed(1).Derive(i));
            Assert.Equal(observed.ClaimCount, made.ClaimCount, 1e-12);
            Assert.All(made.Claims.Where(claim => claim.Deductible > 0), claim => Assert.True(claim.From > 10_000));
            Assert.All(made.Claims.Where(claim => claim.IsExact && double.IsFinite(claim.CensoredAbove)), claim => Assert.True(claim.To < claim.CensoredAbove));
            cut += made.Claims.Count(claim => claim.IsCensored);
        }

        Assert.InRange(cut, 1, 3 * 200);
        ClaimHistory grouped = new(Claim.FromBand(0, 10_000, 40), Claim.FromBand(10_000, 50_000, 30), Claim.FromBand(50_000, double.PositiveInfinity, 10));
        ClaimHistory again = new SimulatedHistory(grouped, new LogNormal(9.5, 1.5)).At(RandomKey.FromSeed(1));
        Assert.Equal(80, again.ClaimCount, 1e-9);
        Assert.All(again.Claims, claim => Assert.Contains((claim.From, claim.To), grouped.Claims.Select(old => (old.From, old.To))));
    }

    [Fact]
    public void A_fit_to_claims_above_deductibles_makes_a_model_with_a_restated_rate()
    {
        LogNormal truth = new(11, 1.6);
        ClaimHistory history = new([.. Enumerable.Range(0, 60).Select(i =>
        {
            double deductible = i % 2 == 0 ? 20_000 : 50_000;
            return Claim.FromPaid(truth.InverseSurvival(truth.Survival(deductible) * RandomKey.FromSeed(4).Uniform(i)) - deductible, deductible);
        })]);
        SeverityFit fit = history.FitSeverity<LogNormal>();
        Predictive model = fit.Predictive(new Poisson(6));
        Assert.Equal([(20_000, 30), (50_000, 30)], model.CountedAbove);
        double factor = 0.5 / fit.Severity.Survival(20_000) + 0.5 / fit.Severity.Survival(50_000);
        Assert.Equal(6 * factor, model.AtEstimate.Frequency.Mean, 1e-9);

        // the same exposure counted above one deductible and priced above it: the loss cost hardly depends on the restating
        Submission company = new("Chip designer", new Cover("a", model, new PolicyTerms { Retention = 50_000, Limit = 1e6 }));
        Assert.Contains(company.Simulate(100).Findings, finding => finding.Code == "parameters.restated-rate");
        Assert.Empty(Fifty(3).FitSeverity<LogNormal>().Predictive(new Poisson(1)).CountedAbove);
    }

    [Fact]
    public void Every_law_that_can_be_fitted_can_be_named_in_a_document()
    {
        Assert.Equal(Parametric(typeof(Severity), typeof(IParametricSeverity<>)), NamedFamilies.Severities.Select(family => family.Law).Order());
        Assert.Equal(Parametric(typeof(Frequency), typeof(IParametricFrequency<>)), NamedFamilies.Frequencies.Select(family => family.Law).Order());
    }

    [Fact]
    public void Families_are_equal_by_law_and_what_is_held_fast()
    {
        SeverityFamily pareto = SeverityFamily.Of<Pareto>();
        Assert.Equal(pareto.Fixing("minimum", 1e6), SeverityFamily.Of<Pareto>().Fixing("minimum", 1e6));
        Assert.NotEqual(pareto, pareto.Fixing("minimum", 1e6));
        Assert.NotEqual(pareto, SeverityFamily.Of<Lomax>());
    }

    private static IEnumerable<string> Parametric(Type root, Type parametric) =>
        root.Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(root) && type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == parametric))
            .Select(type => type.Name).Order();
}
