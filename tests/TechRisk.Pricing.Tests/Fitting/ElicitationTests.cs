namespace TechRisk.Pricing.Tests.Fitting;

public class ElicitationTests
{
    public static TheoryData<string> Families =>
    [
        "Gamma", "Weibull", "LogNormal", "Lomax", "GeneralizedPareto", "InverseGamma", "InverseGaussian", "InverseWeibull", "LogLogistic",
        "Paralogistic", "InverseParalogistic",
    ];

    [Theory]
    [MemberData(nameof(Families))]
    public void As_many_quantiles_as_parameters_are_met(string law)
    {
        ElicitedSeverity elicited = NamedFamilies.Severity(law, []).FromQuantiles((0.5, 40_000), (0.9, 250_000));
        Assert.Equal(40_000, elicited.Severity.Quantile(0.5), 40_000 * 1e-8);
        Assert.Equal(250_000, elicited.Severity.InverseSurvival(0.1), 250_000 * 1e-8);
        Assert.DoesNotContain(elicited.Findings, finding => finding.Code == "elicitation.not-met");
        Assert.Equal(elicited.Stated.Select(q => q.Level), elicited.Implied.Select(q => q.Level));
    }

    [Fact]
    public void A_lognormal_is_that_of_its_own_formula()
    {
        LogNormal expected = LogNormal.FromQuantiles((0.25, 10_000), (0.95, 900_000));
        LogNormal found = Assert.IsType<LogNormal>(SeverityFamily.Of<LogNormal>().FromQuantiles((0.95, 900_000), (0.25, 10_000)).Severity);
        Assert.Equal(expected.Mu, found.Mu, 1e-9);
        Assert.Equal(expected.Sigma, found.Sigma, 1e-9);
    }

    [Fact]
    public void More_quantiles_than_parameters_are_met_by_least_squares_of_logarithms()
    {
        (double Level, double Loss)[] stated = [(0.25, 10_000), (0.5, 30_000), (0.75, 70_000), (0.95, 500_000)];
        ElicitedSeverity elicited = SeverityFamily.Of<LogNormal>().FromQuantiles(stated);
        double[] z = [.. stated.Select(q => Math.Log(new LogNormal(0, 1).Quantile(q.Level)))];
        double[] y = [.. stated.Select(q => Math.Log(q.Loss))];
        double slope = z.Zip(y, (a, b) => (a - z.Average()) * (b - y.Average())).Sum() / z.Sum(a => Math.Pow(a - z.Average(), 2));
        LogNormal found = Assert.IsType<LogNormal>(elicited.Severity);
        Assert.Equal(slope, found.Sigma, 1e-8);
        Assert.Equal(y.Average() - slope * z.Average(), found.Mu, 1e-8);
        Assert.Contains(elicited.Findings, finding => finding.Code == "elicitation.not-met");
    }

    [Fact]
    public void A_mean_and_a_percentile_are_met_or_refused()
    {
        Severity law = SeverityFamily.Of<LogNormal>().FromMeanAndQuantiles(100_000, (0.95, 350_000)).Severity;
        Assert.Equal(100_000, law.Mean, 1e-3);
        Assert.Equal(350_000, law.InverseSurvival(0.05), 1e-2);

        // a lognormal has no 95 % quantile above mean exp(z^2 / 2), z = 1.645
        Assert.Throws<InvalidOperationException>(() => SeverityFamily.Of<LogNormal>().FromMeanAndQuantiles(100_000, (0.95, 400_000)));
        Assert.Equal(1_234.5, SeverityFamily.Of<Exponential>().FromMeanAndQuantiles(1_234.5, (0.5, 1_234.5 * Math.Log(2))).Severity.Mean, 1e-6);
    }

    // the derivative of ln mean by ln of the low loss is (z - sigma) / (z - z_low): negative once sigma exceeds the upper z
    [Fact]
    public void A_low_estimate_that_lowers_the_mean_when_raised_is_found()
    {
        ElicitedSeverity wide = SeverityFamily.Of<LogNormal>().FromQuantiles((0.5, 10_000), (0.9, 200_000));
        Assert.Contains(wide.Findings, finding => finding.Code == "elicitation.mean-falls" && finding.Message.Contains("level 0.5", StringComparison.Ordinal));
        ElicitedSeverity narrow = SeverityFamily.Of<LogNormal>().FromQuantiles((0.5, 10_000), (0.9, 30_000));
        Assert.DoesNotContain(narrow.Findings, finding => finding.Code == "elicitation.mean-falls");
        ElicitedSeverity extreme = SeverityFamily.Of<LogNormal>().FromQuantiles((0.5, 10_000), (0.9, 400_000));
        Assert.Contains(extreme.Findings, finding => finding.Code == "elicitation.mean-above-quantiles");
        Assert.Contains(extreme.Findings, finding => finding.Code == "elicitation.far-tail");
    }

    [Fact]
    public void An_infinite_mean_is_found_and_a_wrong_order_refused()
    {
        ElicitedSeverity lomax = SeverityFamily.Of<Lomax>().FromQuantiles((0.5, 10_000), (0.99, 10_000_000));
        Assert.Contains(lomax.Findings, finding => finding.Code == "tail.infinite-mean");
        Assert.Throws<ArgumentOutOfRangeException>(() => SeverityFamily.Of<LogNormal>().FromQuantiles((0.5, 10_000), (0.9, 9_000)));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeverityFamily.Of<LogNormal>().FromQuantiles([(0.5, 10_000)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeverityFamily.Of<LogNormal>().FromQuantiles((0.5, 1), (95, 2)));
    }

    [Fact]
    public void A_family_that_cannot_meet_the_quantiles_says_how_far_off_it_is()
    {
        // lighter than exponential: a Lomax cannot
        ElicitedSeverity lomax = SeverityFamily.Of<Lomax>().FromQuantiles((0.5, 10_000), (0.9, 15_000));
        Assert.Contains(lomax.Findings, finding => finding is { Code: "elicitation.not-met", Level: FindingLevel.Warning });
    }

    [Fact]
    public void Experts_are_pooled_in_two_ways()
    {
        LogNormal one = new(10, 1);
        LogNormal other = new(12, 1);
        ElicitedSeverity pool = Severity.FromLinearPool((0.5, one), (0.5, other));
        Assert.Equal((one.Survival(1e5) + other.Survival(1e5)) / 2, pool.Severity.Survival(1e5), 1e-15);
        ElicitedSeverity average = SeverityFamily.Of<Exponential>().FromQuantileAverage((0.25, new Exponential(1_000)), (0.75, new Exponential(3_000)));
        Assert.Equal(2_500, average.Severity.Mean, 1e-5); // quantiles of exponentials are multiples of their means
        Assert.Contains(Severity.FromLinearPool((0.9, new Exponential(1_000)), (0.1, new Exponential(1e6))).Findings, finding => finding.Code == "elicitation.one-expert");
        Assert.Contains(Severity.FromLinearPool((0.5, new Exponential(1)), (0.5, new Lomax(0.9, 1))).Findings, finding => finding.Code == "tail.infinite-mean");
    }

    [Fact]
    public void Three_losses_make_a_Pert_with_its_questions()
    {
        ElicitedSeverity pert = Severity.FromMinimumModeMaximum(0, 0, 1e6);
        Assert.Equal(new Pert(0, 0, 1e6), pert.Severity);
        Assert.Contains(pert.Findings, finding => finding.Code == "elicitation.mode-at-end");
        Assert.Contains(pert.Findings, finding => finding.Code == "elicitation.largest-loss");
    }
}
