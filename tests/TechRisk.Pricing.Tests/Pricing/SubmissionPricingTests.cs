namespace TechRisk.Pricing.Tests.Pricing;

/// <summary>The front door: from a submission to its price.</summary>
public class SubmissionPricingTests
{
    private static readonly Cover Cyber = new("cyber", new Poisson(0.8), LogNormal.FromMeanAndCv(250_000, cv: 3), new PolicyTerms { Retention = 50_000, Limit = 5_000_000, AggregateLimit = 10_000_000 });

    // E2E-01 in CNY m: tape-out and pilot stages insured from their start
    private static readonly Cover Research = new(
        "r&d",
        new ResearchProgramme(new ResearchProject("chip", Industry.IntegratedCircuits)
        {
            Stages =
            [
                new("tape-out", passProbability: 0.70, cost: 12) { TechnicalShare = 0.95 },
                new("pilot", passProbability: 0.80, cost: 20) { TechnicalShare = 0.85 },
            ],
            Salvage = 0.15,
        }),
        new PolicyTerms { Retention = 2, Limit = 15, InsuredShare = 0.40 });

    private static readonly PricingBasis ResearchBasis = new(new StandardDeviationPrinciple(0.20))
    {
        ClaimsExpenseRatio = 0.06, FixedExpense = 0.05, CommissionRate = 0.12, BrokerageRate = 0.03, ProfitMargin = 0.05,
    };

    private static readonly SubsidyScheme ResearchSubsidy = new(0.50) { MaximumAmount = 0.5 };

    [Fact]
    public void One_cover_is_priced_and_printed_in_one_line()
    {
        string text = new Submission("Acme Robotics", Cyber).Price(new PricingBasis(new WangTransform(0.35)), years: 20_000).Premium.ToString();
        Assert.StartsWith("Acme Robotics, CNY", text);
        Assert.Contains("gross premium", text);
    }

    // reference/covers.json E2E-01 (piecewise-polynomial layer moments and gross-up, Monte Carlo 5e6), tolerance rel 1e-11
    [Fact]
    public void Closed_form_research_quote_matches_reference_E2E01()
    {
        AnnualMoments moments = Research.LossModel.Moments(Research.Terms);
        PremiumBreakdown premium = ResearchBasis.Premium(moments.Mean, 0.2 * moments.StandardDeviation, Research.Terms.MaximumPerClaim, ResearchSubsidy);
        Assert.Equal(1.5375254117647055, premium.LossCost.Value, 2e-11);
        Assert.Equal(0.5528099477674404, premium.RiskMargin.Value, 6e-12);
        Assert.Equal(2.7907336052975356, premium.Gross.Value, 3e-11);
        Assert.Equal(0.3100815116997262, premium.RateOnLine!.Value.Value, 4e-12);
        Assert.Equal(2.2907336052975356, premium.PaidByInsured.Value, 3e-11);
    }

    // the same by simulation, within 4.5 of its own standard errors
    [Fact]
    public void Simulated_research_quote_matches_reference_E2E01()
    {
        PremiumBreakdown premium = new Submission("chip designer", Research) { Subsidy = ResearchSubsidy }.Price(ResearchBasis, years: 200_000, seed: 7).Premium;
        Within(1.5375254117647055, premium.LossCost);
        Within(0.5528099477674404, premium.RiskMargin);
        Within(2.7907336052975356, premium.Gross);
        Within(0.3100815116997262, premium.RateOnLine!.Value);
        Within(2.2907336052975356, premium.PaidByInsured);
        Assert.Equal(0.5, premium.Subsidy.Value);
    }

    [Fact]
    public void The_price_that_is_compared_is_the_price_that_is_quoted()
    {
        Submission submission = new("Acme", Cyber, Research with { Name = "other" });
        PricingBasis basis = new(new WangTransform(0.35)) { CommissionRate = 0.1, FixedExpense = 1_000 };
        Scenario[] scenarios =
        [
            new("wave", s => s.WithCover("cyber", c => c.ScaleFrequency(1.5))),
            new("source", s => s.WithCover("cyber", c => c with { Sources = [new("frequency.mean", new Provenance("own", EvidenceGrade.UserData))] })),
            new("nothing", s => s),
        ];
        ValueList<ScenarioResult> results = submission.Compare(scenarios, basis, years: 20_000, seed: 3);
        Estimate quoted = scenarios[0].Change(submission).Price(basis, years: 20_000, seed: 3).Premium.Gross;
        Assert.Equal(["wave", "source", "nothing"], results.Select(result => result.Scenario));
        Assert.Equal(quoted, results[0].Premium);
        Assert.True(results[0].PremiumChange.Value > 10 * results[0].PremiumChange.StandardError);
        Assert.Equal(Estimate.Exact(0), results[1].PremiumChange);
        Assert.Equal(Estimate.Exact(0), results[2].PremiumChange);
    }

    [Fact]
    public void A_basis_that_does_not_fit_the_covers_is_refused_before_anything_is_simulated()
    {
        Submission submission = new("Acme", Cyber) { Subsidy = new SubsidyScheme(0.5) { Covers = ["cybre"] } };
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => submission.Price(new PricingBasis(new WangTransform(0.35)), years: 2_000_000_000));
        Assert.Contains("cybre", error.Message);
    }

    private static void Within(double expected, Estimate estimate) =>
        Assert.InRange(expected, estimate.Value - 4.5 * estimate.StandardError, estimate.Value + 4.5 * estimate.StandardError);
}
