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
    }

    // the estimates of a lognormal are independent: mu* normal with sigma^2 / n, sigma*^2 chi-square with mean sigma^2 (n - 1) / n
    [Fact]
    public void A_bootstrap_of_a_lognormal_has_the_exact_law_of_its_estimates()
    {
        SeverityFit fit = Fifty(2).FitSeverity<LogNormal>();
        SeverityBootstrap bootstrap = fit.Bootstrap(4_000, seed: 3);
        double mu = fit.Parameters[0].Value.Value;
        double variance = Math.Pow(fit.Parameters[1].Value.Value, 2);
        double[] means = [.. bootstrap.Parameters.Sets.Select(set => set[0])];
        double[] squares = [.. bootstrap.Parameters.Sets.Select(set => set[1] * set[1])];
        Assert.Empty(bootstrap.Findings);
        Assert.InRange((means.Average() - mu) / Math.Sqrt(variance / 50 / 4_000), -4.5, 4.5);
        Assert.InRange(means.Sum(x => (x - mu) * (x - mu)) / 4_000 / (variance / 50), 1 - 4.5 * Math.Sqrt(2.0 / 4_000), 1 + 4.5 * Math.Sqrt(2.0 / 4_000));
        Assert.InRange((squares.Average() - variance * 49 / 50) / (variance * Math.Sqrt(2 * 49) / 50 / Math.Sqrt(4_000)), -4.5, 4.5);
        Assert.Equal(bootstrap.Parameters, fit.Bootstrap(4_000, seed: 3).Parameters);
        Assert.Equal(fit.Parameters.Select(p => p.Value.Value), bootstrap.Parameters.Centre);
    }

    // bootstrap of claims that are cut at limits and seen above deductibles: the spread of mu is that of the information
    [Fact]
    public void A_bootstrap_repeats_deductibles_and_limits()
    {
        LogNormal truth = new(11, 1.6);
        ClaimHistory history = new([.. Enumerable.Range(0, 400).Select(i =>
        {
            double loss = truth.InverseSurvival(truth.Survival(20_000) * RandomKey.FromSeed(8).Uniform(i));
            return Claim.FromPaid(Math.Min(loss - 20_000, 500_000), deductible: 20_000, limit: 500_000);
        })]);
        SeverityFit fit = history.FitSeverity<LogNormal>();
        SeverityBootstrap bootstrap = fit.Bootstrap(1_000);
        AsymptoticParameters normal = fit.Asymptotic();
        double mu = bootstrap.Of(law => ((LogNormal)law).Mu).StandardError;
        double sigma = bootstrap.Of(law => ((LogNormal)law).Sigma).StandardError;
        Assert.InRange(mu / Math.Sqrt(normal.Covariance[0][0]), 0.8, 1.5); // skew to the left: few claims tell what lies below
        Assert.InRange(sigma / (fit.Values[1] * Math.Sqrt(normal.Covariance[1][1])), 0.8, 1.3);
    }

    [Fact]
    public void Counts_and_sizes_of_fits_make_a_model_in_one_call()
    {
        FrequencyFit counts = ClaimCounts.FromCounts(2, 0, 3, 1, 5, 2, 0, 1, 9, 2, 3, 0).FitFrequency<NegativeBinomial>();
        SeverityFit sizes = Fifty(5).FitSeverity<LogNormal>();
        Predictive model = counts.Predictive(sizes);
        Assert.Equal(counts.Frequency.Mean, model.AtEstimate.Frequency.Mean, 1e-9);
        Assert.Equal(counts.Frequency.Variance, model.AtEstimate.Frequency.Variance, 1e-6);
        Assert.Equal(sizes.Severity.Mean, model.AtEstimate.Severity.Mean, 1e-6 * sizes.Severity.Mean);
        Submission company = new("x", new Cover("a", model, new PolicyTerms { Limit = 1e6 }));
        Assert.Equal(company, Submission.FromJson(company.ToJson()));

        // the asymptotic error of the fit's own mean
        AsymptoticParameters law = counts.Asymptotic();
        Assert.Equal(counts.Parameters[0].Value.StandardError / counts.Parameters[0].Value.Value, Math.Sqrt(law.Covariance[0][0]), 1e-9);
        SampledParameters bootstrap = counts.Bootstrap(50);
        Assert.InRange(bootstrap.Parameters.Sets.Count, 25, 50);
        Assert.Equal(bootstrap.Parameters.Sets.Count < 50 ? 1 : 0, bootstrap.Findings.Count);
        Predictive byHand = counts.Predictive(sizes, bootstrap.Parameters, sizes.Bootstrap(40).Parameters);
        Assert.True(byHand.VarianceParts(new PolicyTerms { Limit = 1e6 }).Parameter > 0);
    }

    [Fact]
    public void A_history_with_exposure_tells_its_claim_rate()
    {
        ClaimHistory history = Fifty(6) with { ExposureYears = 8 };
        FrequencyFit rate = history.FitFrequency();
        Assert.Equal(50.0 / 8, rate.Frequency.Mean, 1e-7);
        Assert.Equal(Math.Sqrt(50) / 8, rate.Parameters[0].Value.StandardError, 1e-4);
        Predictive model = rate.Predictive(history.FitSeverity<LogNormal>());
        Assert.Equal(50.0 / 8, model.AtEstimate.Frequency.Mean, 1e-7);
        ClaimHistory dated = new(
            Claim.FromGroundUp(1_000) with { Date = new(2021, 3, 1) }, Claim.FromGroundUp(2_000) with { Date = new(2021, 9, 1), Weight = 2 },
            Claim.FromGroundUp(3_000) with { Date = new(2023, 1, 1) });
        ClaimCounts counts = (dated with { Exposures = [(2023, 2), (2021, 1), (2022, 3)] }).Counts();
        Assert.Equal([3L, 0, 1], counts.Rows.Select(row => row.Count));
        Assert.Equal([1.0, 3, 2], counts.Rows.Select(row => row.Exposure));
        Assert.Throws<InvalidOperationException>(() => dated.Counts());
        Assert.Throws<InvalidOperationException>(() => (dated with { Exposures = [(2021, 1)] }).Counts());
        Assert.Throws<InvalidOperationException>(() => (Fifty(6) with { Exposures = [(2021, 1)] }).Counts());
    }

    [Fact]
    public void A_count_on_its_boundary_is_drawn_from_the_simpler_law()
    {
        FrequencyFit even = ClaimCounts.FromCounts(2, 2, 3, 1, 2, 2, 1, 3, 2, 2).FitFrequency<NegativeBinomial>();
        Assert.Equal(FrequencyFamily.Of<Poisson>(), even.Uncertain().Family);
        Assert.Equal(2, even.Uncertain().AtEstimate.Mean, 1e-7);
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
        string[] mixtures = ["MixedExponential2", "MixedExponential3"];
        Assert.Equal(Parametric(typeof(Severity), typeof(IParametricSeverity<>)).Concat(mixtures).Order(), NamedFamilies.Severities.Select(family => family.Law).Order());
        Assert.Equal(Parametric(typeof(Frequency), typeof(IParametricFrequency<>)), NamedFamilies.Frequencies.Select(family => family.Law).Where(law => !law.Contains('(')).Order());
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
