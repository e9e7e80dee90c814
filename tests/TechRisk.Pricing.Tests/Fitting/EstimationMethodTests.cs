namespace TechRisk.Pricing.Tests.Fitting;

public class EstimationMethodTests
{
    private static readonly double[] Amounts = [1_200, 3_400, 560, 25_000, 7_800, 920, 14_300, 2_100, 610, 48_000, 5_500, 1_750];

    private static ClaimHistory Claims => SeverityFitTests.Plain(Amounts);

    [Fact]
    public void Moments_of_a_gamma_are_mean_and_variance()
    {
        SeverityEstimate gamma = Claims.EstimateSeverity(SeverityFamily.Of<Gamma>(), new MethodOfMoments());
        double mean = Amounts.Average();
        double variance = Amounts.Average(x => x * x) - mean * mean;

        // the search ends 1e-8 short of the two equations
        Assert.Equal(mean * mean / variance, gamma.Values[0], 1e-5);
        Assert.Equal(variance / mean, gamma.Values[1], 1e-5 * variance / mean);
        Assert.InRange(gamma.Distance, 0, 1e-12);
    }

    [Fact]
    public void L_moments_of_a_generalised_pareto_are_hoskings()
    {
        // l1 = sigma / (1 - xi), l2 = sigma / ((1 - xi)(2 - xi)): xi = 2 - l1 / l2, sigma = l1 (1 - xi) (Hosking and Wallis 1987)
        double[] sorted = [.. Amounts.Order()];
        int n = sorted.Length;
        double l1 = sorted.Average();
        double b1 = Enumerable.Range(0, n).Sum(i => i / (n - 1.0) * sorted[i]) / n;
        double l2 = 2 * b1 - l1;
        SeverityEstimate law = Claims.EstimateSeverity(SeverityFamily.Of<GeneralizedPareto>(), new LMoments());
        double xi = 2 - l1 / l2;
        Assert.Equal(xi, law.Values[1], 1e-4);
        Assert.Equal(l1 * (1 - xi), law.Values[0], 1e-4 * l1);
    }

    [Fact]
    public void Percentiles_are_met_as_many_as_there_are_parameters()
    {
        SeverityEstimate law = Claims.EstimateSeverity(SeverityFamily.Of<Weibull>(), new PercentileMatching(0.25, 0.75));

        // smoothed order statistics at 13 p = 3.25 and 9.75
        double[] sorted = [.. Amounts.Order()];
        Assert.Equal(sorted[2] + 0.25 * (sorted[3] - sorted[2]), law.Severity.Quantile(0.25), 0.1);
        Assert.Equal(sorted[8] + 0.75 * (sorted[9] - sorted[8]), law.Severity.Quantile(0.75), 1);
    }

    [Fact]
    public void The_smallest_cramer_von_mises_distance_is_below_that_of_the_likelihood()
    {
        SeverityEstimate nearest = Claims.EstimateSeverity(SeverityFamily.Of<LogNormal>(), new MinimumCramerVonMises());
        Assert.True(nearest.Distance < Claims.FitSeverity<LogNormal>().GoodnessOfFit!.CramerVonMises);
        foreach (double factor in new[] { 0.99, 1.01 })
        {
            LogNormal law = (LogNormal)nearest.Severity;
            Assert.True(GoodnessOfFit.Of(Claims.Claims, law with { Sigma = law.Sigma * factor })!.CramerVonMises > nearest.Distance);
            Assert.True(GoodnessOfFit.Of(Claims.Claims, law with { Mu = law.Mu * factor })!.CramerVonMises > nearest.Distance);
        }
    }

    [Fact]
    public void Errors_come_from_simulated_histories()
    {
        SeverityEstimate law = Claims.EstimateSeverity(SeverityFamily.Of<Exponential>(), new MethodOfMoments());
        FittedParameter mean = Assert.Single(law.Errors(2000, seed: 5));

        // the mean of 12 exponential claims has the deviation mean / sqrt(12); 2,000 histories tell it to 1.6 %, 4.5 times that is 7 %
        Assert.Equal(law.Values[0] / Math.Sqrt(12), mean.Value.StandardError, 0.07 * mean.Value.StandardError);
    }

    [Fact]
    public void Methods_that_need_complete_claims_say_so()
    {
        ClaimHistory cut = new(Claim.FromGroundUp(5), Claim.AtLeast(10));
        Assert.Contains("moments", Assert.Throws<InvalidOperationException>(() => cut.EstimateSeverity(SeverityFamily.Of<Gamma>(), new MethodOfMoments())).Message, StringComparison.Ordinal);
        Assert.Contains("bands", Assert.Throws<InvalidOperationException>(() => cut.EstimateSeverity(SeverityFamily.Of<Gamma>(), new MinimumChiSquare())).Message, StringComparison.Ordinal);
        Assert.Contains("limits", Assert.Throws<InvalidOperationException>(() => cut.EstimateSeverity(SeverityFamily.Of<Gamma>(), new LayerAverages())).Message, StringComparison.Ordinal);
    }
}
