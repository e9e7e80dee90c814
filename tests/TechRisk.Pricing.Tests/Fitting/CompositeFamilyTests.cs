namespace TechRisk.Pricing.Tests.Fitting;

/// <summary>Mixtures and splices: their fits find what made the claims.</summary>
public class CompositeFamilyTests
{
    [Fact]
    public void A_mixture_of_lognormal_laws_is_found_again()
    {
        // 3,000 evenly spaced quantiles of the mixture stand for a large sample: the estimates lie near the truth
        Mixture truth = new((0.7, new LogNormal(7, 0.6)), (0.3, new LogNormal(10, 0.8)));
        SeverityFit fit = Even(truth, 3000).FitSeverity(SeverityFamily.Mixture(SeverityFamily.Of<LogNormal>(), SeverityFamily.Of<LogNormal>()));
        Assert.True(fit.HasOptimum);
        double[] expected = [0.7, 7, 0.6, 10, 0.8];
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], fit.Parameters[i].Value.Value, 0.02 * Math.Abs(expected[i]));
        }

        Assert.True(fit.LogLikelihood >= Even(truth, 3000).Likelihood.Of(truth));
    }

    [Fact]
    public void Three_exponential_laws_are_found_again_under_a_limit()
    {
        MixedExponential truth = new((0.6, 1_000), (0.3, 20_000), (0.1, 400_000));
        ClaimHistory history = new([.. Even(truth, 6000).Claims.Select(claim => claim.From > 500_000 ? Claim.AtLeast(500_000) : claim)]);
        SeverityFit fit = history.FitSeverity(SeverityFamily.MixedExponential(3));
        Assert.True(fit.HasOptimum);
        MixedExponential law = Assert.IsType<MixedExponential>(fit.Severity);
        foreach (double limit in new[] { 1e3, 1e4, 1e5, 5e5 })
        {
            Assert.Equal(truth.LimitedExpectedValue(limit), law.LimitedExpectedValue(limit), 0.005 * truth.LimitedExpectedValue(limit));
        }
    }

    [Fact]
    public void The_profile_of_the_threshold_finds_the_splice()
    {
        Spliced truth = new(new LogNormal(8, 1), 10_000, new GeneralizedPareto(30_000, 0.6), 0.2);
        ValueList<SeverityFit> fits = Even(truth, 2000).FitSplices(
            SeverityFamily.Of<LogNormal>(), SeverityFamily.Of<GeneralizedPareto>(), 4_000, 10_000, 30_000);
        Assert.Equal(10_000, Assert.IsType<Spliced>(fits[0].Severity).Threshold);
        Assert.Equal(0.2, Assert.IsType<Spliced>(fits[0].Severity).TailWeight, 1e-3);
        Assert.Contains(fits[0].Findings, finding => finding.Code == "fit.threshold-chosen");
        Assert.Contains("both sides", Assert.Throws<InvalidOperationException>(() => Even(truth, 50).FitSeverity(
            SeverityFamily.Splice(SeverityFamily.Of<LogNormal>(), 1e12, SeverityFamily.Of<Exponential>()))).Message, StringComparison.Ordinal);
    }

    private static ClaimHistory Even(Severity law, int count) => new([.. Enumerable.Range(0, count).Select(i => Claim.FromGroundUp(law.Quantile((i + 0.5) / count)))]);
}
