namespace TechRisk.Pricing.Tests.LossModels;

/// <summary>Research programmes as covers of a submission, through the public door.</summary>
public sealed class ResearchCoverTests
{
    private const int Years = 100_000;

    [Fact]
    public void A_simulated_cover_has_the_mean_of_the_closed_form()
    {
        CoverLosses losses = new Submission("Acme", new Cover("r&d", ResearchCases.Mixed, ResearchCases.MixedTerms)).Simulate(Years, seed: 9)["r&d"];
        AnnualMoments exact = ResearchCases.Mixed.Moments(ResearchCases.MixedTerms);
        Assert.Equal(exact.Mean, Mean(losses.Gross), 4.5 * exact.StandardDeviation / Math.Sqrt(Years));
        Assert.True(Max(losses.Gross) <= ResearchCases.Mixed.TailAfter(ResearchCases.MixedTerms, 1).RightEnd);
    }

    [Fact]
    public void A_budget_overrun_layer_is_one_claim_of_a_lognormal_cost()
    {
        // RD-08: 75 % of cost between 120 % and 200 % of a budget of 100; closed form to 1e-10 relative, then 4.5 standard errors
        FrequencySeverity project = new(new Binomial(1, 1), LogNormal.FromMeanAndSigma(1.73, 0.9).Times(100));
        PolicyTerms terms = new() { Retention = 120, Limit = 80, InsuredShare = 0.25 };
        AnnualMoments exact = project.Moments(terms);
        Assert.Equal(21.859634027231554, exact.Mean, 1e-10 * 22);
        CoverLosses losses = new Submission("Acme", new Cover("overrun", project, terms)).Simulate(Years, seed: 9)["overrun"];
        Assert.Equal(exact.Mean, Mean(losses.Gross), 4.5 * exact.StandardDeviation / Math.Sqrt(Years));
    }

    [Fact]
    public void A_copula_ties_research_covers_through_their_global_factor()
    {
        // under comonotone latents both covers have one global factor, so that they are as correlated as two projects of one programme
        ResearchProgramme chip = new(ResearchCases.Chip) { GlobalCorrelation = 0.6 };
        Submission pair = new("Acme", new Cover("a", chip), new Cover("b", chip));
        double variance = chip.Moments(PolicyTerms.None).Variance;
        ResearchProgramme both = new(ResearchCases.Chip, ResearchCases.Chip with { Name = "second" }) { GlobalCorrelation = 0.6 };
        double exact = (both.Moments(PolicyTerms.None).Variance - 2 * variance) / (2 * variance);
        Assert.Equal(exact, Correlation(pair with { Dependence = new GaussianCopula(1.0) }), 4.5 / Math.Sqrt(Years));
        Assert.Equal(0, Correlation(pair), 4.5 / Math.Sqrt(Years));
    }

    [Fact]
    public void Drivers_of_claim_rates_leave_a_programme_independent_or_are_refused_where_they_name_it()
    {
        Submission acme = new("Acme", new Cover("r&d", ResearchCases.Mixed), new Cover("cyber", new FrequencySeverity(new Poisson(1), new Exponential(1))));
        foreach (Dependence dependence in new Dependence[] { new CommonShock(0.1), new SharedRateFactor(Gamma.FromMeanAndCv(1, 0.3)) })
        {
            Assert.Contains((acme with { Dependence = dependence }).Simulate(10, seed: 1).Findings, finding => finding.Code == "dependence.no-driver");
            Assert.Throws<InvalidOperationException>(() => (acme with { Dependence = dependence with { Covers = ["r&d", "cyber"] } }).Simulate(10, seed: 1));
        }
    }

    private static double Mean(SampledLoss loss) => loss.Values.ToArray().Average();

    private static double Max(SampledLoss loss) => loss.Values.ToArray().Max();

    private static double Correlation(Submission submission)
    {
        YearLossTable table = submission.Simulate(Years, seed: 4);
        double[] a = table["a"].Gross.Values.ToArray();
        double[] b = table["b"].Gross.Values.ToArray();
        double meanA = a.Average();
        double meanB = b.Average();
        double product = a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum();
        return product / Math.Sqrt(a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(y => (y - meanB) * (y - meanB)));
    }
}
