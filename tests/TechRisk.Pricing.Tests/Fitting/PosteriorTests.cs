using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Fitting;

/// <summary>Posteriors that have a closed form; tolerances are 4.5 Monte Carlo standard errors with the reported effective sample size.</summary>
public class PosteriorTests
{
    private static readonly double[] Amounts = [12_000, 3_400, 51_000, 8_900, 140_000, 27_000, 6_100, 19_500, 33_000, 75_000, 2_200, 410_000];

    private static ClaimHistory History => new([.. Amounts.Select(x => Claim.FromGroundUp(x))]);

    [Fact]
    public void An_exponential_with_an_inverse_gamma_prior()
    {
        SampledParameters posterior = History.FitSeverity<Exponential>().Posterior(new InverseGammaPrior(3, 100_000));
        double shape = 3 + Amounts.Length;
        double scale = 100_000 + Amounts.Sum();
        HasMoments(posterior, 0, scale / (shape - 1), scale / (shape - 1) / Math.Sqrt(shape - 2));
        Assert.Empty(posterior.Findings);
    }

    [Fact]
    public void Deductibles_and_limits_are_part_of_the_likelihood()
    {
        // exponential: each claim counts with what lies above its deductible, a claim at its limit without having ended
        ClaimHistory history = new(
            Claim.FromPaid(30_000, deductible: 10_000), Claim.FromPaid(90_000, deductible: 10_000), Claim.FromPaid(50_000, deductible: 5_000, limit: 50_000),
            Claim.FromPaid(12_000, deductible: 5_000, limit: 50_000), Claim.AtLeast(70_000));
        SampledParameters posterior = history.FitSeverity<Exponential>().Posterior(new InverseGammaPrior(4, 50_000));
        double shape = 4 + 3;
        double scale = 50_000 + 30_000 + 90_000 + 50_000 + 12_000 + 70_000;
        HasMoments(posterior, 0, scale / (shape - 1), scale / (shape - 1) / Math.Sqrt(shape - 2));
    }

    [Fact]
    public void A_Pareto_index_with_a_gamma_prior()
    {
        SeverityFamily family = SeverityFamily.Of<Pareto>().Fixing("minimum", 2_000);
        SampledParameters posterior = History.FitSeverity(family).Posterior(new GammaPrior(2, 0.5));
        double shape = 2 + Amounts.Length;
        double rate = 1 / 0.5 + Amounts.Sum(x => Math.Log(x / 2_000));
        HasMoments(posterior, 0, shape / rate, Math.Sqrt(shape) / rate);
    }

    [Fact]
    public void The_mean_of_normal_logarithms_with_a_known_deviation_and_a_normal_prior()
    {
        SeverityFamily family = SeverityFamily.Of<LogNormal>().Fixing("sigma", 1.5);
        SampledParameters posterior = History.FitSeverity(family).Posterior(new NormalPrior(9, 0.4));
        double precision = 1 / 0.16 + Amounts.Length / 2.25;
        HasMoments(posterior, 0, (9 / 0.16 + Amounts.Sum(Math.Log) / 2.25) / precision, 1 / Math.Sqrt(precision));
    }

    [Fact]
    public void A_Poisson_rate_with_a_gamma_prior_and_exposures()
    {
        ClaimCounts counts = ClaimCounts.FromYears((2020, 1.5, 3), (2021, 2, 1), (2022, 0.5, 2), (2023, 3, 7));
        SampledParameters posterior = counts.FitFrequency<Poisson>().Posterior([new GammaPrior(2, 0.5)]);
        double shape = 2 + 13;
        double rate = 1 / 0.5 + 7;
        HasMoments(posterior, 0, shape / rate, Math.Sqrt(shape) / rate);
    }

    [Fact]
    public void A_lognormal_prior_of_a_mean_is_a_normal_prior_of_its_logarithm()
    {
        SeverityFit fit = History.FitSeverity<Exponential>();
        SampledParameters one = fit.Posterior(new LogNormalPrior(11, 0.5));
        SampledParameters other = fit.Posterior(new NormalPrior(11, 0.5));
        for (int i = 0; i < one.Parameters.Sets.Count; i += 97)
        {
            Assert.Equal(other.Parameters.Sets[i][0], one.Parameters.Sets[i][0], 1e-6 * one.Parameters.Sets[i][0]);
        }
    }

    // t quantiles with 11 degrees of freedom: scipy 1.11, stats.t.ppf
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.1, 1.363430318020541)]
    [InlineData(0.005, 3.105806515539290)]
    public void The_reference_prior_of_a_lognormal_predicts_Student_t(double s, double t)
    {
        int n = Amounts.Length;
        double mean = Amounts.Average(Math.Log);
        double deviation = Math.Sqrt(Amounts.Sum(x => Math.Pow(Math.Log(x) - mean, 2)) / (n - 1));
        double quantile = Math.Exp(mean + t * deviation * Math.Sqrt(1 + 1.0 / n));
        SeverityFit fit = History.FitSeverity<LogNormal>();
        SampledParameters posterior = fit.Posterior(new ReferencePrior());
        double[] exceeded = [.. posterior.Parameters.Sets.Select(set => new LogNormal(set[0], set[1]).Survival(quantile))];
        double[][] chains = [.. exceeded.Chunk(1000)];
        double spread = Math.Sqrt(exceeded.Sum(x => Math.Pow(x - exceeded.Average(), 2)) / (exceeded.Length - 1));
        double error = spread / Math.Sqrt(ChainMixing.EffectiveSizeOfMean(chains));
        Assert.InRange((exceeded.Average() - s) / error, -4.5, 4.5);
        Assert.Equal(exceeded.Average(), fit.Uncertain(posterior.Parameters).Marginal().Survival(quantile), 1e-12);
    }

    [Fact]
    public void Chains_are_the_same_again_and_other_with_another_seed()
    {
        SeverityFit fit = History.FitSeverity<LogNormal>();
        PosteriorSettings settings = new() { WarmUp = 200, Draws = 50, Thinning = 2 };
        Assert.Equal(fit.Posterior(new ReferencePrior(), settings).Parameters, fit.Posterior(new ReferencePrior(), settings).Parameters);
        Assert.NotEqual(fit.Posterior(new ReferencePrior(), settings).Parameters, fit.Posterior(new ReferencePrior(), settings with { Seed = 1 }).Parameters);
    }

    [Fact]
    public void Chains_that_are_too_short_say_so()
    {
        SampledParameters posterior = History.FitSeverity<LogNormal>().Posterior(new ReferencePrior(), new PosteriorSettings { WarmUp = 100, Draws = 20, Thinning = 1 });
        Assert.Contains(posterior.Findings, finding => finding.Code == "posterior.few-draws");
        Assert.Contains(posterior.Findings, finding => finding.Code == "posterior.not-converged");
        Assert.All(posterior.Mixing, one => Assert.True(one.RHat >= 0.99 && one.EffectiveSize > 0));
    }

    [Fact]
    public void A_reference_prior_is_refused_where_there_is_none()
    {
        SeverityFit gamma = History.FitSeverity<Gamma>();
        Assert.Throws<InvalidOperationException>(() => gamma.Posterior(new ReferencePrior()));
        Assert.Throws<InvalidOperationException>(() => gamma.Posterior(new BetaPrior(1, 1)));
        Assert.Throws<InvalidOperationException>(() => History.FitSeverity<LogNormal>().Posterior(new GammaPrior(1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => gamma.Posterior([new FlatPrior(), new FlatPrior(), new FlatPrior()]));
    }

    [Fact]
    public void R_hat_is_1_for_chains_of_one_law_and_larger_for_others()
    {
        RandomKey key = RandomKey.FromSeed(5);
        double[][] alike = Chains(key, 4, 500, 0, _ => 0);
        Assert.InRange(ChainMixing.RHat(alike), 0.99, 1.01);
        Assert.InRange(ChainMixing.EffectiveSize(alike), 1600, 2600);
        Assert.True(ChainMixing.RHat(Chains(key, 4, 500, 0, c => 0.5 * c)) > 1.1);
        double[][] wider = Chains(key, 4, 500, 0, _ => 0);
        wider[3] = Array.ConvertAll(wider[3], x => 4 * x); // the same mean, another spread: seen by the folded ranks
        Assert.True(ChainMixing.RHat(wider) > 1.05);
    }

    // autoregression with coefficient f: the effective number is n (1 - f) / (1 + f)
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void The_effective_size_of_an_autoregression_is_the_known_one(double f)
    {
        double[][] chains = Chains(RandomKey.FromSeed(9), 4, 20_000, f, _ => 0);
        double expected = 80_000 * (1 - f) / (1 + f);
        Assert.InRange(ChainMixing.EffectiveSize(chains) / expected, 0.85, 1.15);
    }

    private static double[][] Chains(RandomKey key, int chains, int length, double f, Func<int, double> mean) =>
        [.. Enumerable.Range(0, chains).Select(c =>
        {
            double x = 0;
            return Enumerable.Range(0, length + 100).Select(i => x = f * x + NormalQuantile.Upper(key.Derive(c).Uniform(i))).Skip(100).Select(y => y + mean(c)).ToArray();
        })];

    private static void HasMoments(SampledParameters posterior, int parameter, double mean, double deviation)
    {
        double size = posterior.Mixing[parameter].EffectiveSize;
        Assert.True(size > 400);
        Assert.InRange(posterior.Mixing[parameter].RHat, 0.98, 1.01);
        FittedParameter found = posterior.Summary[parameter];
        Assert.InRange((found.Value.Value - mean) / (deviation / Math.Sqrt(size)), -4.5, 4.5);
        Assert.InRange(found.Value.StandardError / deviation, 1 - 4.5 * 1.6 / Math.Sqrt(size), 1 + 4.5 * 1.6 / Math.Sqrt(size)); // kurtosis up to 12
    }
}
