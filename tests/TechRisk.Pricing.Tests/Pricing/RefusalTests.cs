namespace TechRisk.Pricing.Tests.Pricing;

/// <summary>Input that makes no sense is refused, and figures that mislead are told: one test for each item of the list.</summary>
public class RefusalTests
{
    private static readonly PricingBasis Basis = new(new WangTransform(0.2));

    private static void Refused(string name, Func<object> make)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(make);
        Assert.Equal(name, error.ParamName, ignoreCase: true);
        Assert.Contains(error.ParamName + " is ", error.Message, StringComparison.Ordinal); // name, value and rule
        Assert.Contains("; it ", error.Message, StringComparison.Ordinal);
    }

    private static ValueList<Finding> Warnings(Cover cover, long years = 2000, SubsidyScheme? subsidy = null) =>
        (new Submission("Firm", cover) with { Subsidy = subsidy }).Price(Basis, years, 3).Findings;

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void A_probability_outside_0_and_1(double p)
    {
        Refused("passProbability", () => new Stage("a", p, 1));
        Refused("technicalShare", () => new Stage("a", 0.5, 1) { TechnicalShare = p });
        Refused("tailWeight", () => new Spliced(new Exponential(1), 2, new Exponential(1), p));
        Refused("share", () => new FixedShare(p));
        Refused("passProbability", () => new StageFacts("a") { PassProbability = p });
    }

    [Fact]
    public void A_negative_cost_limit_deductible_or_wait()
    {
        Refused("cost", () => new Stage("a", 0.5, -1));
        Refused("limit", () => new PolicyTerms { Limit = -1 });
        Refused("retention", () => new PolicyTerms { Retention = -1 });
        Refused("aggregateRetention", () => new PolicyTerms { AggregateRetention = -1 });
        Refused("waitingHours", () => new PolicyTerms { WaitingHours = -1 });
        Refused("limit", () => new SectionTerms("a") { Limit = -1 });
        Refused("budget", () => new ResearchExposure(Industry.Other) { Budget = -1 });
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(60)]
    public void A_share_outside_0_and_1(double share)
    {
        Refused("insuredShare", () => new PolicyTerms { InsuredShare = share });
        Refused("insuredShare", () => new SectionTerms("a") { InsuredShare = share });
        Refused("share", () => new SubsidyScheme(share));
    }

    [Fact]
    public void Correlations_of_research_whose_sum_is_outside_0_and_1()
    {
        ResearchProgramme programme = new(new ResearchProject("a", Industry.Other) { Stages = [new("s", 0.5, 1)] }) { GlobalCorrelation = 0.6 };
        Refused("sectorCorrelation", () => programme with { SectorCorrelation = 0.5 });
        Refused("globalCorrelation", () => programme with { GlobalCorrelation = -0.1 });
    }

    [Fact]
    public void A_self_excitation_of_1_or_more_has_no_stationary_rate()
    {
        Hawkes explosive = new(baseline: 1, branching: 1, decay: 12) { Start = HawkesStart.Empty };
        Assert.Throws<ArgumentOutOfRangeException>(() => explosive.StationaryRate);
        Assert.Throws<ArgumentOutOfRangeException>(() => explosive with { Start = HawkesStart.Stationary });
        Assert.True(double.IsFinite(explosive.Mean(1)));
    }

    [Fact]
    public void Weights_that_do_not_sum_to_1()
    {
        Refused("components", () => new MixedExponential((0.5, 1), (0.5 + 1e-9, 2)));
        Refused("reportLag", () => new ProductLine("a", new Poisson(1), new Exponential(1)) { ReportLag = [0.5, 0.5 + 1e-9] });
        Refused("reportLag", () => new ProductExposure(Industry.Other) { ReportLag = [0.5, 0.4] });
        _ = new MixedExponential((0.5, 1), (0.5 + 1e-13, 2)); // within 1e-12
    }

    [Fact]
    public void A_truncated_law_without_room()
    {
        Refused("maximum", () => new TruncatedPareto(0.5, 2, 2));
        Refused("maximum", () => new TruncatedPareto(0.5, 3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Truncated(new Exponential(1), 3, 2));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_has_to_be_finite(double value)
    {
        Refused("mu", () => new LogNormal(value, 1));
        Refused("cost", () => new Stage("a", 0.5, value));
        Refused("retention", () => new PolicyTerms { Retention = value });
        Refused("incidentRate", () => new CyberExposure(Industry.Other) { Revenue = 1, IncidentRate = value });
        Refused("revenue", () => new CyberExposure(Industry.Other) { Revenue = value });
    }

    [Fact]
    public void A_mix_of_currencies()
    {
        Submission firm = new("Firm", new Cover("a", new Poisson(1), new Exponential(1)));
        Refused("currency", () => firm.Compare([new Scenario("in dollars", s => s with { Currency = "USD" })], Basis, 100, 1));
        Refused("currency", () => firm with { Currency = "RMB" });
    }

    [Fact]
    public void Warned_infinite_mean_and_variance()
    {
        Assert.Contains(Warnings(new Cover("a", new Poisson(1), new Pareto(1, 1))), finding => finding is { Code: "tail.infinite-mean", Level: FindingLevel.Warning });
        Assert.Contains(Warnings(new Cover("a", new Poisson(1), new Pareto(1.5, 1))), finding => finding is { Code: "tail.infinite-variance", Level: FindingLevel.Warning });
    }

    [Fact]
    public void Warned_an_unlimited_layer_of_an_infinite_mean_is_infinite()
    {
        foreach (Severity law in new Severity[] { new Pareto(1, 1), new Pareto(0.7, 1), new GeneralizedPareto(1, 1), new GeneralizedPareto(1, 1.6) })
        {
            FrequencySeverity model = new(new Poisson(0.1), law);
            Assert.Equal(double.PositiveInfinity, model.Moments(new PolicyTerms { Retention = 10 }).Mean);
            Assert.True(double.IsFinite(model.Moments(new PolicyTerms { Retention = 10, Limit = 10 }).Mean));
            Quote quote = new Submission("Firm", new Cover("a", model, new PolicyTerms { Retention = 10 })).Price(Basis, 500, 3);
            Assert.Equal(double.PositiveInfinity, quote.Premium.LossCost.Value);
            Assert.Equal(double.PositiveInfinity, quote.Premium.Gross.Value);
        }
    }

    [Fact]
    public void Warned_a_pure_rate_above_the_cap() =>
        Assert.Contains(
            Warnings(new Cover("a", new Poisson(0.5), new Exponential(100), new PolicyTerms { Limit = 200 }), subsidy: new SubsidyScheme(0.8) { RateCap = 0.03 }),
            finding => finding.Code == "premium.cap-below-technical" && finding.Message.Contains("loss cost alone", StringComparison.Ordinal));

    [Fact]
    public void Warned_an_extrapolated_revenue_or_readiness_level()
    {
        Assert.Contains(
            Warnings(new Cover("a", new CyberExposure(Industry.Other) { Revenue = 1e6 }, new PolicyTerms { Limit = 1e6 })),
            finding => finding is { Code: "exposure.extrapolated", Path: "covers[0].exposure.revenue", Level: FindingLevel.Warning });
        Assert.Contains(
            Warnings(new Cover("a", new ResearchExposure(Industry.GreenLowCarbon) { ReadinessLevel = 2, Budget = 1e6 })),
            finding => finding is { Code: "exposure.extrapolated", Path: "covers[0].exposure.readinessLevel", Level: FindingLevel.Warning });
    }

    [Theory]
    [InlineData(EvidenceGrade.Secondary, true)]
    [InlineData(EvidenceGrade.GeneralKnowledge, true)]
    [InlineData(EvidenceGrade.Assumed, true)]
    [InlineData(EvidenceGrade.ReadAtSource, false)]
    [InlineData(EvidenceGrade.Computed, false)]
    [InlineData(EvidenceGrade.UserData, false)]
    public void Warned_an_unconfirmed_default(EvidenceGrade grade, bool isTold) =>
        Assert.Equal(isTold, Warnings(new Cover("a", new Poisson(1), new Exponential(1)) { Sources = [new("frequency.mean", new("a study", grade))] })
            .Any(finding => finding.Code == "source.unconfirmed" && finding.Message.StartsWith("unconfirmed default", StringComparison.Ordinal)));

    [Fact]
    public void Warned_a_standard_error_above_2_percent_of_the_mean()
    {
        Cover rare = new("a", new Poisson(0.01), new Exponential(1));
        Assert.Contains(Warnings(rare, 500), finding => finding.Code == "simulation.large-error");
        Assert.DoesNotContain(Warnings(new Cover("a", new Poisson(50), new Discrete((1, 1))), 10_000), finding => finding.Code == "simulation.large-error");
    }

    [Fact]
    public void Warned_an_aggregate_limit_that_is_often_used_up()
    {
        Cover tight = new("a", new Poisson(5), new Discrete((1, 1)), new PolicyTerms { AggregateLimit = 3 });
        Assert.Contains(Warnings(tight), finding => finding is { Code: "terms.aggregate-exhaustion", Path: "covers[0].terms.aggregateLimit" });
        Assert.DoesNotContain(Warnings(tight with { Terms = new PolicyTerms { AggregateLimit = 30 } }), finding => finding.Code == "terms.aggregate-exhaustion");
    }
}
