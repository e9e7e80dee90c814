namespace TechRisk.Pricing.Tests.LossModels;

/// <summary>Causes of loss besides technical failure: moments against simulation, sections, times, independence of what is not changed.</summary>
public sealed class ResearchTriggerTests
{
    private const int Years = 200_000;

    private static ResearchTrigger[] All =>
    [
        new FortuitousStoppage(new Poisson(0.3), new LogNormal(1, 0.8)),
        new CompletionDelay(new Gamma(1.5, 0.6), costPerYear: 4) { AgreedYears = 0.5, LongestYears = 2 },
        new CostOverrun(LogNormal.FromMeanAndSigma(1.73, 0.9), attach: 1.2, exhaust: 2),
        new FailedTransformation(0.3, new Gamma(2, 5)),
        new TapeOutRespins(0.14, 0.6, cost: 3) { Retained = 1, MostPaid = 3 },
        new FirstSetEquipment(3, 10)
        {
            Quality = new RollOutLoss(new Poisson(0.2), new Exponential(8)) { LimitMultiple = 1 },
            Liability = new RollOutLoss(new NegativeBinomial(0.05, 2), new Lomax(2.5, 10)) { LimitMultiple = 2 },
        },
        new FirstBatchMaterial(20) { Quality = new RollOutLoss(new Poisson(0.1), new Exponential(5)) },
    ];

    private static ResearchProgramme Everything => new(
        new ResearchProject("chip", Industry.IntegratedCircuits) { Stages = ResearchCases.Chip.Stages, Salvage = 0.15, Triggers = ValueList.Create(All), Units = 2 },
        new ResearchProject("drug", Industry.Biomedicine)
        {
            Stages = [new("I", 0.52, 10) { TechnicalShare = 0.9, Years = 0.5 }],
            Triggers = [new FailedTransformation(0.5, new Exponential(20))],
        })
    {
        GlobalCorrelation = 0.3,
        SectorCorrelations = [(Industry.IntegratedCircuits, 0.4)],
    };

    [Fact]
    public void All_triggers_together_simulate_to_their_moments()
    {
        PolicyTerms layer = new() { Retention = 2, Limit = 15, InsuredShare = 0.4 };
        SectionTerms[] sections = [new("stoppage") { InsuredShare = 0.5, Limit = 3 }, new("failed transformation") { Limit = 8, Order = SectionOrder.SublimitFirst }];
        foreach (PolicyTerms terms in new[] { PolicyTerms.None, layer, layer with { Retention = 1, Sections = ValueList.Create(sections) } })
        {
            SampledLoss loss = new Submission("Firm", new Cover("r&d", Everything, terms)).Simulate(Years, seed: 7).Net;
            AnnualMoments exact = Everything.Moments(terms);
            Assert.Equal(exact.Mean, loss.Mean.Value, 4.5 * loss.Mean.StandardError);
            Assert.Equal(exact.StandardDeviation, loss.StandardDeviation.Value, 4.5 * loss.StandardDeviation.StandardError);
        }
    }

    [Fact]
    public void Success_and_failure_of_two_projects_are_tied_by_the_factor()
    {
        // one pays on failure, the other on success of equal projects: their sum varies less the more they hang together
        ResearchProject fails = new("a", Industry.Other) { Stages = [new("s", 0.6, 10) { Spend = SpendCurve.FullAtFailure }] };
        ResearchProject pays = new("b", Industry.Other) { Stages = [new("s", 0.6, 0)], Triggers = [new FailedTransformation(1, new Discrete((10, 1)))] };
        ResearchProgramme both = new(fails, pays);
        double joint = new VasicekPortfolio(0.4, 0.5).PairJointFailure - 0.16;
        double independent = both.Moments(PolicyTerms.None).Variance;
        Assert.Equal(2 * 0.24 * 100, independent, 1e-12 * 48);
        Assert.Equal(independent - 200 * joint, (both with { GlobalCorrelation = 0.5 }).Moments(PolicyTerms.None).Variance, 1e-10 * 48);
        Assert.Equal(0, (both with { GlobalCorrelation = 1 }).Moments(PolicyTerms.None).Variance, 1e-10 * 48);
        SampledLoss sum = new Submission("Firm", new Cover("r&d", both with { GlobalCorrelation = 1 })).Simulate(1_000, seed: 2).Net;
        Assert.All(sum.Values.ToArray(), loss => Assert.Equal(10, loss));
    }

    [Fact]
    public void Every_claim_is_an_event_with_the_section_of_its_cause_in_order_of_time()
    {
        Submission firm = new("Firm", new Cover("r&d", Everything));
        HashSet<string> seen = [];
        for (int year = 0; year < 300; year++)
        {
            ValueList<LossEvent> events = firm.Replay(year, seed: 7);
            Assert.Equal(events.Count, events.Select(row => row.Event).Distinct().Count());
            Assert.Equal(events.Select(row => row.Time), events.Select(row => row.Time).Order());
            seen.UnionWith(events.Select(row => row.Section));
        }

        Assert.Equal(Everything.Sections.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        Assert.Equal("technical failure", Everything.Sections[0]);
    }

    [Fact]
    public void A_trigger_added_or_removed_moves_no_claim_of_another()
    {
        ResearchProject bare = Everything.Projects[0] with { Triggers = [] };
        (double, string)[] Claims(ResearchTrigger[] triggers)
        {
            Submission firm = new("Firm", new Cover("r&d", Everything with { Projects = [bare with { Triggers = ValueList.Create(triggers) }, Everything.Projects[1]] }));
            return [.. Enumerable.Range(0, 100).SelectMany(year => firm.Replay(year, seed: 3)).Select(row => (row.Indemnity, row.Section))];
        }

        (double, string)[] all = Claims(All);
        (double, string)[] some = Claims([.. All.Where(trigger => trigger is not FortuitousStoppage)]);
        Assert.Equal(all.Where(claim => claim.Item2 != FortuitousStoppage.SectionName).Order(), some.Order());
        (double, string)[] turned = Claims([.. All.Reverse()]);
        Assert.Equal(all.Order(), turned.Order());
    }

    [Fact]
    public void Completion_beyond_the_window_is_not_insured()
    {
        ResearchProgramme open = new(ResearchCases.Chip with { Triggers = [new FailedTransformation(1, new Exponential(1))] });
        Assert.Equal(ResearchCases.Chip.SuccessProbability + ResearchCases.Chip.ExpectedLoss, open.Moments(PolicyTerms.None).Mean, 1e-12 * 10);
        AnnualMoments cut = (open with { Window = 1 }).Moments(PolicyTerms.None);
        Assert.Equal(new ResearchProgramme(ResearchCases.Chip) { Window = 1 }.Moments(PolicyTerms.None), cut);
    }

    [Fact]
    public void Where_only_the_first_claim_counts_a_project_claims_once()
    {
        ResearchProgramme once = Everything with { ClaimOnce = true };
        Submission firm = new("Firm", new Cover("r&d", once));
        for (int year = 0; year < 300; year++)
        {
            Assert.InRange(firm.Replay(year, seed: 7).Count(row => row.Indemnity > 0), 0, 3);
        }

        double first = firm.Simulate(20_000, seed: 1).Net.Mean.Value;
        Assert.InRange(first, 0, new Submission("Firm", new Cover("r&d", Everything)).Simulate(20_000, seed: 1).Net.Mean.Value);
        Assert.Throws<InvalidOperationException>(() => once.Moments(PolicyTerms.None));
        Assert.Equal(ResearchCases.Mixed.Moments(PolicyTerms.None), (ResearchCases.Mixed with { ClaimOnce = true }).Moments(PolicyTerms.None));
    }

    [Fact]
    public void Terms_that_have_no_closed_form_are_refused()
    {
        Assert.Throws<InvalidOperationException>(() => Everything.Moments(new PolicyTerms { AggregateLimit = 1 }));
        Assert.Throws<InvalidOperationException>(() => Everything.Moments(new PolicyTerms { Sections = [new("stoppage") { AggregateLimit = 1 }] }));
        Assert.Throws<InvalidOperationException>(() => Everything.Moments(new PolicyTerms { Sections = [new("breach")] }));
        Assert.Throws<InvalidOperationException>(() => Everything.Moments(new PolicyTerms { WaitingHours = 8 }));
        Assert.Throws<InvalidOperationException>(() => Everything.ExactLaw(PolicyTerms.None));
    }

    [Fact]
    public void Wrong_triggers_are_refused_where_they_are_set()
    {
        CostOverrun overrun = new(new Exponential(1), 1, 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CostOverrun(new Exponential(1), 2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => overrun with { Attach = 2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => overrun with { Exhaust = 0.5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CompletionDelay(new Exponential(1), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CompletionDelay(new Exponential(1), 1) { LongestYears = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FailedTransformation(1.1, new Exponential(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TapeOutRespins(0.1, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TapeOutRespins(0.1, 0.5, 1) { MostPaid = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TapeOutRespins(0.1, 0.5, 1) { Retained = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FirstSetEquipment(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FirstBatchMaterial(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RollOutLoss(new Poisson(1), new Exponential(1)) { LimitMultiple = 0 });
        Assert.Throws<ArgumentNullException>(() => new FortuitousStoppage(null!, new Exponential(1)));
        ResearchProject chip = ResearchCases.Chip with { Triggers = [overrun, overrun] };
        Assert.Throws<ArgumentOutOfRangeException>(() => new ResearchProgramme(chip));
    }

    [Fact]
    public void The_tail_of_a_trigger_is_the_tail_of_the_programme()
    {
        ResearchProgramme heavy = new(ResearchCases.Chip with { Triggers = [new FortuitousStoppage(new Poisson(1), new Lomax(1.5, 1))] });
        Assert.Equal(1.5, heavy.TailAfter(PolicyTerms.None, 1).FiniteMoments!.Value, 1e-12);
        Assert.Equal(double.PositiveInfinity, heavy.Moments(PolicyTerms.None).Variance);
        ResearchProgramme capped = new(ResearchCases.Chip with { Triggers = [new CostOverrun(new Pareto(0.9, 1), 1, 3)] });
        Assert.Equal(0.85 * 32 + 64, capped.TailAfter(PolicyTerms.None, 1).RightEnd!.Value, 1e-9);
        ResearchProgramme open = new(ResearchCases.Chip with { Triggers = [new CostOverrun(new Pareto(0.9, 1), 1, double.PositiveInfinity)] });
        Assert.Equal(double.PositiveInfinity, open.Moments(PolicyTerms.None).Mean);
        Assert.Contains(open.Findings(2), finding => finding.Code == "research.infinite-mean");
    }

    [Fact]
    public void Scaled_amounts_scale_the_loss()
    {
        AnnualMoments one = Everything.Moments(PolicyTerms.None);
        AnnualMoments two = Everything.ScaleSeverity(2).Moments(PolicyTerms.None);
        Assert.Equal(2 * one.Mean, two.Mean, 1e-10 * two.Mean);
        Assert.Equal(2 * one.StandardDeviation, two.StandardDeviation, 1e-10 * two.StandardDeviation);
    }
}
