namespace TechRisk.Pricing.Tests.Fitting;

/// <summary>Success records and beta-binomial fits beside the cases of statistics.json.</summary>
public class ProportionTests
{
    [Fact]
    public void Wilson_intervals_are_of_use_at_the_ends()
    {
        // closed forms: n / (n + z^2) at 0 successes, z = 1.959964
        const double Z2 = 3.8414588206941236;
        Estimate none = new SuccessRecord(0, 20).Rate;
        Assert.Equal(0, none.Value);
        Assert.Equal(0, none.Lower);
        Assert.Equal(Z2 / (20 + Z2), none.Upper, 1e-12);
        Estimate all = new SuccessRecord(20, 20).Rate;
        Assert.Equal(1, all.Upper);
        Assert.Equal(20 / (20 + Z2), all.Lower, 1e-12);
    }

    [Fact]
    public void The_posterior_of_one_trial_is_that_of_the_beta_law()
    {
        // uniform prior, one success: density 2 p, distribution function p^2
        Estimate posterior = new SuccessRecord(1, 1).PosteriorMean();
        Assert.Equal(2.0 / 3, posterior.Value, 1e-15);
        Assert.Equal(Math.Sqrt(1.0 / 18), posterior.StandardError, 1e-15);
        Assert.Equal(Math.Sqrt(0.025), posterior.Lower, 1e-12);
        Assert.Equal(Math.Sqrt(0.975), posterior.Upper, 1e-12);
    }

    [Fact]
    public void Groups_that_differ_by_chance_only_are_at_the_boundary()
    {
        BetaBinomialFit fit = BetaBinomialFit.Of(new(5, 10), new(5, 10), new(4, 10), new(6, 10));
        Assert.Equal(double.PositiveInfinity, fit.Alpha.Value);
        Assert.Equal(0, fit.Correlation.Value);
        Assert.Equal(0.5, fit.Mean.Value);
        Assert.Equal(fit.BinomialLogLikelihood, fit.LogLikelihood);
        Assert.Contains(fit.Findings, finding => finding.Code == "fit.boundary");
        Assert.Equal(fit.Mean, fit.PosteriorMean(new(9, 10)));
    }

    [Fact]
    public void The_law_of_the_rates_is_found_within_its_error()
    {
        // rates from Beta(2, 6) by the mean of two of eight order statistics' law: gamma ratios
        List<SuccessRecord> groups = [];
        double[] first = Losses.Samples.Draw(new Gamma(2, 1), 400, 1, "a");
        double[] second = Losses.Samples.Draw(new Gamma(6, 1), 400, 2, "b");
        double[] uniforms = Losses.Samples.Draw(new Empirical([.. Enumerable.Range(0, 1000).Select(i => (i + 0.5) / 1000)]), 400 * 30, 3, "c");
        for (int i = 0; i < 400; i++)
        {
            double rate = first[i] / (first[i] + second[i]);
            groups.Add(new(uniforms.Skip(30 * i).Take(30).Count(u => u < rate), 30));
        }

        BetaBinomialFit fit = BetaBinomialFit.Of([.. groups]);
        Within(2, fit.Alpha);
        Within(6, fit.Beta);
        Within(0.25, fit.Mean);
        Within(1.0 / 9, fit.Correlation);
        Estimate posterior = fit.PosteriorMean(groups[0]);
        double share = groups[0].Successes / 30;
        Assert.InRange(posterior.Value, Math.Min(share, fit.Mean.Value), Math.Max(share, fit.Mean.Value));
    }

    [Fact]
    public void What_cannot_be_fitted_is_said()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SuccessRecord(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => SuccessRecord.FromRate(52, 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => BetaBinomialFit.Of(new SuccessRecord(1, 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => BetaBinomialFit.Of(new(1.5, 2), new(1, 2)));
        Assert.Throws<InvalidOperationException>(() => BetaBinomialFit.Of(new(0, 2), new(0, 5)));
    }

    private static void Within(double expected, Estimate actual) =>
        Assert.InRange(actual.Value, expected - 4 * actual.StandardError, expected + 4 * actual.StandardError);
}
