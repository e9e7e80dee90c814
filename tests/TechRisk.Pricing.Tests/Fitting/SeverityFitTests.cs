using TechRisk.Pricing.Tests.Architecture;
using TechRisk.Pricing.Tests.Reference;

namespace TechRisk.Pricing.Tests.Fitting;

/// <summary>What fits say: closed-form optima, boundaries, missing optima, intervals, bootstrap.</summary>
public class SeverityFitTests
{
    private static readonly double[] Amounts = [1_200, 3_400, 560, 25_000, 7_800, 920, 14_300, 2_100, 610, 48_000, 5_500, 1_750];

    [Fact]
    public void A_lognormal_fit_is_mean_and_deviation_of_the_logarithms()
    {
        SeverityFit fit = Plain(Amounts).FitSeverity<LogNormal>();
        double mean = Amounts.Average(Math.Log);
        double deviation = Math.Sqrt(Amounts.Average(x => Math.Pow(Math.Log(x) - mean, 2)));

        // a Newton decrement of 1e-10 leaves 1e-5 standard errors
        Assert.Equal(mean, Value(fit, "mu"), 1e-5);
        Assert.Equal(deviation, Value(fit, "sigma"), 1e-5);
        Assert.Equal(deviation / Math.Sqrt(12), Error(fit, "mu"), 1e-5);
        Assert.Equal(deviation / Math.Sqrt(24), Error(fit, "sigma"), 1e-5);
    }

    [Fact]
    public void Claims_at_limits_raise_an_exponential_mean_to_the_sum_over_the_known_ones()
    {
        ClaimHistory history = new([.. Amounts.Select(x => x > 10_000 ? Claim.AtLeast(10_000) : Claim.FromGroundUp(x))]);
        double expected = Amounts.Sum(x => Math.Min(x, 10_000)) / Amounts.Count(x => x <= 10_000);
        Assert.Equal(expected, Value(history.FitSeverity<Exponential>(), "mean"), 1e-4 * expected);
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(1)]
    [InlineData(1e12)]
    [InlineData(7e12)]
    public void A_start_that_is_the_maximum_itself_is_found_whatever_the_unit(double unit)
    {
        SeverityFit fit = Plain([.. Enumerable.Range(1, 30).Select(i => i * i * unit)]).FitSeverity<Exponential>();
        Assert.True(fit.HasOptimum);
        Assert.Equal(31 * 61 / 6.0, Value(fit, "mean") / unit, 1e-3);
        Assert.Equal(31 * 61 / 6.0 / Math.Sqrt(30), Error(fit, "mean") / unit, 1e-2);
    }

    [Fact]
    public void A_family_that_cannot_have_made_the_claims_takes_no_other_with_it()
    {
        ValueList<SeverityFit> fits = Plain(Amounts).FitSeverities([SeverityFamily.Of<Beta>(), SeverityFamily.Of<LogNormal>(), SeverityFamily.Of<Gamma>()]);
        Assert.Equal(2, fits.Count);
        Assert.Contains("Beta", Assert.Single(fits[0].Findings, finding => finding.Code == "fit.impossible").Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Plain(Amounts).FitSeverities([SeverityFamily.Of<Beta>()]));
    }

    // twice the log likelihood between the Burr and the Weibull on its boundary is below 3.84, so that no alpha is too large
    [Theory]
    [InlineData(40, 3)]
    [InlineData(40, 8)]
    [InlineData(60, 4)]
    public void A_profile_that_the_likelihood_does_not_bound_has_no_end(int claims, int shape)
    {
        ClaimHistory history = Plain([.. Enumerable.Range(1, claims).Select(i => 1e4 * Math.Pow(Math.Pow(1 - (i - 0.5) / claims, -1.0 / shape) - 1, 0.8))]);
        SeverityFit burr = history.FitSeverity<Burr>();
        Assert.InRange(2 * (burr.LogLikelihood - history.FitSeverity<Weibull>().LogLikelihood), 0.01, 3.8);
        Assert.Equal(double.PositiveInfinity, burr.Profile("alpha").Upper);
        Assert.Equal(double.PositiveInfinity, burr.Profile("scale").Upper);
        Assert.True(double.IsFinite(burr.Profile("gamma").Upper));
    }

    [Fact]
    public void Two_exponentials_that_want_to_be_one_say_so()
    {
        SeverityFit fit = Plain([.. Enumerable.Range(1, 40).Select(i => -1_000 * Math.Log((i - 0.5) / 40))]).FitSeverity(SeverityFamily.MixedExponential(2));
        Assert.IsType<Exponential>(fit.Severity);
        Assert.Single(fit.Findings, finding => finding.Code == "fit.boundary");
        Assert.True(double.IsFinite(fit.Aic));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public void Equal_amounts_have_no_likeliest_gamma(int claims)
    {
        SeverityFit fit = Plain([.. Enumerable.Repeat(1_000.0, claims)]).FitSeverity<Gamma>();
        Assert.False(fit.HasOptimum);
        Assert.Contains(fit.Findings, finding => finding.Code == "fit.no-optimum");
    }

    [Fact]
    public void Deductibles_come_off_an_exponential_mean()
    {
        ClaimHistory history = new([.. Amounts.Select(x => Claim.FromPaid(x, deductible: x / 3))]);
        Assert.Equal(Amounts.Average(), Value(history.FitSeverity<Exponential>(), "mean"), 1e-4 * Amounts.Average());
    }

    [Fact]
    public void A_weight_is_as_many_claims()
    {
        ClaimHistory repeated = Plain([.. Amounts, .. Amounts, .. Amounts]);
        ClaimHistory weighted = new([.. Amounts.Select(x => Claim.FromGroundUp(x) with { Weight = 3 })]);
        SeverityFit one = repeated.FitSeverity<Gamma>();
        SeverityFit other = weighted.FitSeverity<Gamma>();
        Assert.Equal(one.LogLikelihood, other.LogLikelihood, 1e-8);
        Assert.Equal(Value(one, "shape"), Value(other, "shape"), 1e-7);
        Assert.Equal(Error(one, "shape"), Error(other, "shape"), 1e-6);
        Assert.Equal(one.Bic, other.Bic, 1e-7);
    }

    [SkippableFact]
    public void A_pareto_that_wants_to_be_exponential_says_so()
    {
        ClaimHistory history = Above("secura_re_belgium.csv", "loss_eur2002", 1_200_000);
        SeverityFit fit = history.FitSeverity<Lomax>();
        Finding finding = Assert.Single(fit.Findings, f => f.Code == "fit.boundary");
        Assert.Contains("Exponential", finding.Message, StringComparison.Ordinal);
        Exponential law = Assert.IsType<Exponential>(fit.Severity);

        // an exponential excess over the deductible: its mean is the average excess
        double excess = history.Claims.Average(claim => claim.From) - 1_200_000;
        Assert.Equal(excess, law.Mean, 1e-5 * excess);
        Assert.Throws<InvalidOperationException>(() => fit.Profile("shape"));
    }

    [SkippableFact]
    public void A_pareto_that_cannot_be_told_from_the_exponential_says_so()
    {
        // the maximum lies inside (shape 101.7), 0.029 above the exponential in ln L: a grid of the profile likelihood in scipy 1.10 finds the same
        SeverityFit fit = Above("italian_mtpl_large.csv", "ultimate_cost_eur2013", 500_000).FitSeverity<Lomax>();
        Finding finding = Assert.Single(fit.Findings, f => f.Code == "fit.boundary");
        Assert.Contains("Exponential", finding.Message, StringComparison.Ordinal);
        Assert.Equal(-5509.3430, fit.LogLikelihood, 2e-4);
    }

    [SkippableFact]
    public void A_burr_without_a_maximum_says_so_and_is_never_the_best()
    {
        // untruncated Danish losses: the likelihood climbs towards a single-parameter Pareto from the smallest loss on
        ClaimHistory history = Plain([.. SharedData.Column("danish_fire_univariate.csv", "loss_mdkk")]);
        SeverityFit fit = history.FitSeverity<Burr>();
        Assert.Contains(fit.Findings, finding => finding.Code == "fit.no-optimum");
        Assert.False(fit.HasOptimum);
        Assert.Equal(double.PositiveInfinity, fit.Aic);
        Assert.All(fit.Parameters, parameter => Assert.Equal(double.PositiveInfinity, parameter.Value.StandardError));
        Assert.Equal("LogNormal", history.FitSeverities([SeverityFamily.Of<Burr>(), SeverityFamily.Of<LogNormal>()])[0].Family.Name);
        Assert.Throws<InvalidOperationException>(() => fit.Bootstrap());
    }

    [SkippableFact]
    public void Breaches_of_2023_and_2024_have_an_infinite_mean_and_say_so()
    {
        ClaimHistory tail = Plain(SharedData.Column("hhs_ocr_breaches_2023_2024.csv", "individuals_affected")).Above(50_000);
        Assert.Contains(tail.FitSeverity<Lomax>().Findings, finding => finding.Code == "tail.infinite-mean");
    }

    [Fact]
    public void Profile_intervals_contain_the_estimate_and_meet_the_likelihood_ratio()
    {
        SeverityFit fit = Plain(Amounts).FitSeverity<LogNormal>();
        Estimate sigma = fit.Profile("sigma");
        Assert.InRange(sigma.Value, sigma.Lower, sigma.Upper);
        double n = Amounts.Length;
        double centre = sigma.Value * sigma.Value;

        // profile of sigma of a normal sample: n ln(sigma / s) + n (s^2 / sigma^2 - 1) / 2 = 3.8415 / 2
        foreach (double end in new[] { sigma.Lower, sigma.Upper })
        {
            double drop = n * Math.Log(end / sigma.Value) + n * (centre / (end * end) - 1) / 2;
            Assert.Equal(3.841458820694124 / 2, drop, 1e-4);
        }
    }

    [Fact]
    public void Bootstrap_histories_depend_on_the_seed_alone()
    {
        SeverityFit fit = Plain(Amounts).FitSeverity<LogNormal>();
        Estimate one = fit.Bootstrap(200, seed: 7).Of(law => law.Quantile(0.99));
        Estimate two = fit.Bootstrap(200, seed: 7).Of(law => law.Quantile(0.99));
        Estimate other = fit.Bootstrap(200, seed: 8).Of(law => law.Quantile(0.99));
        Assert.Equal(one, two);
        Assert.NotEqual(one, other);
        Assert.InRange(one.Value, one.Lower, one.Upper);
    }

    [Fact]
    public void Bootstrap_errors_of_a_large_sample_are_those_of_the_information()
    {
        LogNormal truth = new(9, 1.4);
        ClaimHistory history = new([.. Enumerable.Range(0, 2000).Select(i => truth.Quantile((i + 0.5) / 2000)).Select(x => x > 50_000 ? Claim.AtLeast(50_000) : Claim.FromGroundUp(x).WithLimit(50_000))]);
        SeverityFit fit = history.FitSeverity<LogNormal>();
        foreach (BootstrapKind kind in new[] { BootstrapKind.Parametric, BootstrapKind.Resampling })
        {
            Estimate sigma = fit.Bootstrap(800, seed: 3, kind).Of(law => ((LogNormal)law).Sigma);

            // a standard deviation of 800 replicates is good to 1 / sqrt(1600) = 2.5 %: 4.5 of those
            Assert.Equal(Error(fit, "sigma"), sigma.StandardError, 0.1125 * Error(fit, "sigma"));
        }
    }

    [Fact]
    public void P_values_are_small_for_a_wrong_law_and_not_for_the_right_one()
    {
        LogNormal truth = new(9, 1.4);
        ClaimHistory history = Plain([.. Enumerable.Range(0, 200).Select(i => truth.Quantile((i + 0.5) / 200))]);
        Assert.True(history.FitSeverity<LogNormal>().TestFit(99).AndersonDarling.Value > 0.5);
        Assert.True(history.FitSeverity<Exponential>().TestFit(99).AndersonDarling.Value <= 0.01);
    }

    [Fact]
    public void Anderson_and_darling_stays_finite_far_in_the_tail()
    {
        SeverityFit fit = Plain([.. Amounts, 1e9]).FitSeverity<Exponential>();
        GoodnessOfFit far = GoodnessOfFit.Of(Plain([.. Amounts, 1e9]).Claims, new Exponential(8_000))!;
        Assert.True(double.IsFinite(fit.GoodnessOfFit!.AndersonDarling));

        // 1 - F underflows at 125,000 means; ln S does not: the claim adds 2 (n - 1/2) / n of its 125,000 to -n - mean(...)
        Assert.InRange(far.AndersonDarling, 125_000 / 13.0, 125_000);
    }

    [Fact]
    public void Distances_of_a_complete_sample_are_the_sums_of_the_textbook()
    {
        Gamma law = new(0.8, 12_000);
        GoodnessOfFit distances = GoodnessOfFit.Of(Plain(Amounts).Claims, law)!;
        double[] u = [.. Amounts.Order().Select(law.Cdf)];
        int n = u.Length;
        double ks = Enumerable.Range(0, n).Max(i => Math.Max((i + 1.0) / n - u[i], u[i] - (double)i / n));
        double cvm = 1.0 / (12 * n) + Enumerable.Range(0, n).Sum(i => Math.Pow(u[i] - (2 * i + 1.0) / (2 * n), 2));
        double ad = -n - Enumerable.Range(0, n).Average(i => (2 * i + 1) * (Math.Log(u[i]) + Math.Log(1 - u[n - 1 - i])));
        Assert.Equal(ks, distances.KolmogorovSmirnov, 1e-12);
        Assert.Equal(cvm, distances.CramerVonMises, 1e-12);
        Assert.Equal(ad, distances.AndersonDarling, 1e-11);
    }

    [Fact]
    public void Derived_figures_carry_the_delta_method()
    {
        SeverityFit fit = Plain(Amounts).FitSeverity<LogNormal>();
        Estimate sigma = fit.Derived(law => ((LogNormal)law).Sigma);
        Estimate median = fit.Derived(law => law.Quantile(0.5));
        Assert.Equal(Error(fit, "sigma"), sigma.StandardError, 1e-6);
        Assert.Equal(median.Value * Error(fit, "mu"), median.StandardError, 1e-4 * median.StandardError);
    }

    [Fact]
    public void A_plot_has_the_textbook_places_of_complete_claims()
    {
        SeverityFit fit = Plain(Amounts).FitSeverity<LogNormal>();
        ValueList<PlotPoint> points = fit.Plot();
        for (int i = 0; i < points.Count; i++)
        {
            double p = (i + 0.5) / points.Count;
            Assert.Equal(p, points[i].EmpiricalProbability, 1e-12);
            Assert.Equal(fit.Severity.Quantile(p), points[i].FittedQuantile, 1e-9 * points[i].FittedQuantile);
            Assert.Equal(fit.Severity.Cdf(points[i].Loss), points[i].FittedProbability, 1e-12);
        }
    }

    [Fact]
    public void An_average_of_fits_lies_between_them_and_carries_the_choice_in_its_error()
    {
        ValueList<SeverityFit> fits = Plain(Amounts).FitSeverities([SeverityFamily.Of<LogNormal>(), SeverityFamily.Of<Weibull>(), SeverityFamily.Of<Lomax>()]);
        SeverityAverage average = fits.Average();
        Assert.Equal(1, average.Weights.Sum(), 1e-12);
        Assert.Equal(Math.Exp((fits[0].Aic - fits[1].Aic) / 2), average.Weights[1] / average.Weights[0], 1e-9);
        Estimate quantile = average.Derived(law => law.Quantile(0.9));
        Estimate[] each = [.. fits.Select(fit => fit.Derived(law => law.Quantile(0.9)))];
        Assert.InRange(quantile.Value, each.Min(one => one.Value), each.Max(one => one.Value));
        Assert.True(quantile.StandardError > average.Weights.Zip(each, (weight, one) => weight * one.StandardError).Sum());
        Assert.Equal(average.Weights.Zip(fits, (weight, fit) => weight * fit.Severity.Mean).Sum(), average.Severity.Mean, 1e-6 * average.Severity.Mean);
    }

    [Fact]
    public void A_flat_top_is_a_maximum_and_its_intervals_stay_in_range()
    {
        // scipy 1.10, Nelder-Mead and BFGS from perturbed starts: shape 0.03325, scale 415,639, power 1.42486, ln L -533.65320
        ClaimHistory history = ClaimHistory.FromCsv(new StringReader(Repository.Read("docs/examples/claims.csv")));
        SeverityFit fit = history.FitSeverity<GeneralizedGamma>();
        Assert.True(fit.HasOptimum);
        Assert.Equal(-533.65320, fit.LogLikelihood, 1e-5);
        Assert.Equal(0.03325, Value(fit, "shape"), 1e-4);
        Assert.Equal(1.42486, Value(fit, "power"), 1e-3);
        Assert.Contains(fit.Findings, finding => finding.Code == "fit.weak-parameter");
        Assert.All(fit.Parameters, parameter => Assert.InRange(parameter.Value.Lower, 0, parameter.Value.Value));
    }

    [Fact]
    public void A_predictive_model_over_mixed_exponentials_is_quoted_and_read_again()
    {
        SeverityFit fit = Plain([.. Amounts, .. Amounts.Select(x => 3 * x)]).FitSeverity(SeverityFamily.MixedExponential(2));
        Assert.True(fit.HasOptimum);
        Submission submission = new("x", new Cover("a", fit.Predictive(new Poisson(1)), new PolicyTerms { Limit = 1e6 }));
        Assert.Contains("gross premium", submission.Price(new PricingBasis(new WangTransform(0.3)), 1000).ToMarkdown(), StringComparison.Ordinal);
        Assert.Equal(submission, Submission.FromJson(submission.ToJson()));
    }

    [Fact]
    public void A_predictive_model_over_a_splice_is_simulated_and_says_that_it_has_no_json()
    {
        SeverityFit fit = Plain([.. Amounts, .. Amounts.Select(x => 3 * x)]).FitSeverity(SeverityFamily.Splice(SeverityFamily.Of<LogNormal>(), 5_000, SeverityFamily.Of<Exponential>()));
        Submission submission = new("x", new Cover("a", fit.Predictive(new Poisson(1)), new PolicyTerms { Limit = 1e6 }));
        Assert.True(submission.Simulate(1000).Net.Mean.Value > 0);
        Assert.Contains("no JSON form", Assert.Throws<InvalidOperationException>(() => submission.ToJson()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Trend_brings_amount_deductible_and_limit_to_one_date()
    {
        Claim claim = Claim.FromPaid(80_000, deductible: 20_000, limit: 500_000) with { Date = new DateOnly(2020, 7, 1) };
        Claim trended = Assert.Single(new ClaimHistory(claim).Trended(0.05, new DateOnly(2024, 7, 1)).Claims);
        double factor = Math.Pow(1.05, 1461 / 365.25);
        Assert.Equal(100_000 * factor, trended.From, 1e-6);
        Assert.Equal(20_000 * factor, trended.Deductible, 1e-6);
        Assert.Equal(520_000 * factor, trended.CensoredAbove, 1e-6);
        Assert.Throws<InvalidOperationException>(() => Plain(Amounts).Trended(0.05, new DateOnly(2024, 7, 1)));
    }

    [Fact]
    public void Wrong_claims_are_refused_with_name_value_and_rule()
    {
        Assert.Contains("paid is 11", Assert.Throws<ArgumentOutOfRangeException>(() => Claim.FromPaid(11, limit: 10)).Message, StringComparison.Ordinal);
        Assert.Contains("Deductible is 6", Assert.Throws<ArgumentOutOfRangeException>(() => Claim.FromGroundUp(5) with { Deductible = 6 }).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Claim.FromBand(5, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Claim.FromGroundUp(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClaimHistory());
        Assert.Throws<ArgumentOutOfRangeException>(() => SeverityFamily.Of<LogNormal>().Fixing("sigma", -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeverityFamily.Of<LogNormal>().Fixing("scale", 1));
    }

    internal static ClaimHistory Plain(double[] amounts) => new([.. amounts.Select(Claim.FromGroundUp)]);

    private static ClaimHistory Above(string file, string column, double deductible) =>
        new([.. SharedData.Column(file, column).Where(x => x > deductible).Select(x => Claim.FromGroundUp(x) with { Deductible = deductible })]);

    private static double Value(SeverityFit fit, string parameter) => fit.Parameters.Single(p => p.Name == parameter).Value.Value;

    private static double Error(SeverityFit fit, string parameter) => fit.Parameters.Single(p => p.Name == parameter).Value.StandardError;
}
