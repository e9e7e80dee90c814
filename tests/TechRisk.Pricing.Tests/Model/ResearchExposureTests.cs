using System.Text.Json;
using TechRisk.Pricing.Tests.Reference;

namespace TechRisk.Pricing.Tests.Model;

public class ResearchExposureTests
{
    private static ResearchExposure Oncology => new(Industry.Biomedicine)
    {
        Name = "antibody", Area = TherapeuticArea.Oncology, Budget = 300e6, ReadinessLevel = 7,
    };

    private static ResearchProgramme Model(ResearchExposure facts) => (ResearchProgramme)facts.ToLossModel();

    // likelihood of approval from phase 1, per cent, as published beside the stage table: BIO, Informa, QLS 2021
    [Theory]
    [InlineData(TherapeuticArea.Haematology, 23.9)]
    [InlineData(TherapeuticArea.Metabolic, 15.5)]
    [InlineData(TherapeuticArea.InfectiousDisease, 13.2)]
    [InlineData(TherapeuticArea.Ophthalmology, 11.9)]
    [InlineData(TherapeuticArea.Autoimmune, 10.7)]
    [InlineData(TherapeuticArea.Gastroenterology, 8.3)]
    [InlineData(TherapeuticArea.All, 7.9)]
    [InlineData(TherapeuticArea.Respiratory, 7.5)]
    [InlineData(TherapeuticArea.Psychiatry, 7.3)]
    [InlineData(TherapeuticArea.Endocrine, 6.6)]
    [InlineData(TherapeuticArea.Neurology, 5.9)]
    [InlineData(TherapeuticArea.Oncology, 5.3)]
    [InlineData(TherapeuticArea.Cardiovascular, 4.8)]
    [InlineData(TherapeuticArea.ImmunoOncology, 12.4)]
    [InlineData(TherapeuticArea.RareDisease, 17.0)]
    public void The_stages_of_an_area_multiply_to_its_published_likelihood(TherapeuticArea area, double percent)
    {
        ResearchExposure facts = new(Industry.Biomedicine) { Area = area, Budget = 1e6 };
        Assert.Equal(percent, 100 * Model(facts).Projects[0].SuccessProbability, 0.06); // rounded to 0.1, its factors to 0.001
    }

    [Fact]
    public void The_readiness_level_chooses_the_stage_and_the_budget_is_split_to_the_stages_to_come()
    {
        ResearchProject project = Model(Oncology).Projects[0];
        Assert.Equal(["phase 2", "phase 3", "filing"], project.Stages.Select(stage => stage.Name));
        Assert.Equal(300e6, project.Stages.Sum(stage => stage.Cost), 1e-6);
        Assert.Equal(58.6 / 255.4, project.Stages[0].Cost / project.Stages[1].Cost, 1e-12);
        Assert.Equal(0.246, project.Stages[0].PassProbability);
        Assert.Equal(3.6 * 1.1645, project.Stages[0].Years, 1e-12); // slippage 8.29 e^(-0.56 * 7) = 0.1645
        Assert.Equal(["scale"], Model(new(Industry.ArtificialIntelligence) { LifeCycle = LifeCycleStage.Application, Budget = 1 }).Projects[0].Stages.Select(stage => stage.Name));
    }

    [Fact]
    public void The_users_own_value_replaces_a_starter_by_one_with()
    {
        ResearchExposure own = Oncology with { Salvage = 0.2, Stages = [new("phase 2") { PassProbability = 0.35 }] };
        Assert.Equal(0.2, Model(own).Projects[0].Salvage);
        Assert.Equal(0.35, Model(own).Projects[0].Stages[0].PassProbability);
        Assert.Equal("share of the cost", own.Salvage.Unit);
        Assert.True(own.Salvage.Provenance.IsConfirmed);
        Assert.False(Oncology.Salvage.Provenance.IsConfirmed);
        Assert.Equal(Oncology, own with { Salvage = null!, Stages = [] });
        Assert.Contains(Model(own).Sources, source => source is { Path: "projects[0].salvage", Provenance.Grade: EvidenceGrade.UserData });
        Assert.Contains(Model(own).Sources, source => source is { Path: "projects[0].stages[1].passProbability", Provenance.Grade: EvidenceGrade.Secondary });
    }

    [Fact]
    public void The_price_says_which_starters_stand()
    {
        Submission firm = new("Firm", new Cover("r&d", Oncology with { Salvage = 0.2 }));
        ValueList<Finding> findings = firm.Price(new PricingBasis(new WangTransform(0.2)), 1000, 1).Findings;
        Assert.Contains(findings, finding => finding is { Code: "source.unconfirmed", Path: "covers[0].exposure.stages[0].passProbability" } && finding.Message.StartsWith("unconfirmed default: BIO", StringComparison.Ordinal));
        Assert.DoesNotContain(findings, finding => finding.Path == "covers[0].exposure.salvage");
        Assert.Contains(findings, finding => finding is { Code: "exposure.proxy-population", Path: "covers[0].exposure.industry" });
    }

    [Fact]
    public void A_chip_has_the_tape_outs_that_its_budget_pays()
    {
        ResearchExposure chip = new(Industry.IntegratedCircuits) { Budget = 50e6 };
        double Silicon(ResearchExposure facts) => Model(facts).Projects[0].Stages[^1].PassProbability;
        Assert.Equal(0.14, Silicon(chip with { FundedSpins = 1 }), 1e-15);
        Assert.Equal(1 - 0.86 * 0.4, Silicon(chip), 1e-15);
        Assert.Equal(1 - 0.86 * 0.25, Silicon(chip with { LaterSpinSuccess = 0.75 }), 1e-15);
    }

    [Fact]
    public void Records_update_by_the_beta_binomial_rule()
    {
        ResearchExposure own = Oncology with { PriorTrials = 10, Stages = [new("phase 2") { Record = new SuccessRecord(4, 5) }] };
        Assert.Equal((10 * 0.246 + 4) / 15, Model(own).Projects[0].Stages[0].PassProbability, 1e-14);

        ResearchExposure team = Oncology with { PriorTrials = 10, TeamRecord = new SuccessRecord(3, 4) };
        double prior = 0.246 * 0.477 * 0.920;
        Assert.Equal((10 * prior + 3) / 14, Model(team).Projects[0].SuccessProbability, 1e-11);
        Assert.All(Model(team).Projects[0].Stages, (stage, k) => Assert.True(stage.PassProbability > Model(Oncology).Projects[0].Stages[k].PassProbability));
    }

    [Fact]
    public void Evidence_moves_the_odds_of_the_phases_damped_and_capped()
    {
        ResearchExposure one = Oncology with { Evidence = [ResearchEvidence.HumanGeneticSupport] };
        double odds = 0.246 / 0.754 * Math.Pow(2.6, 0.35 / 3);
        Assert.Equal(odds / (1 + odds), Model(one).Projects[0].Stages[0].PassProbability, 1e-14);
        Assert.Equal(0.920, Model(one).Projects[0].Stages[2].PassProbability); // filing is not touched

        ResearchExposure all = Oncology with { EvidenceDamping = 1, EvidenceCap = 2, Evidence = [ResearchEvidence.HumanGeneticSupport, ResearchEvidence.BiomarkerSelection] };
        double capped = 0.246 / 0.754 * Math.Pow(2, 1 / 3.0);
        Assert.Equal(capped / (1 + capped), Model(all).Projects[0].Stages[0].PassProbability, 1e-14);
    }

    [Fact]
    public void Money_spent_before_inception_is_not_insured_and_says_that_the_stage_has_not_failed_yet()
    {
        ResearchExposure facts = new(Industry.Other) { Stages = [new("only") { PassProbability = 0.5, Cost = 10, Years = 2 }], SpentSoFar = 4 };
        Stage stage = Model(facts).Projects[0].Stages[0];
        Assert.Equal(6, stage.Cost, 1e-14);
        Assert.Equal(1.2, stage.Years, 1e-14);
        Assert.Equal(0.5 / (0.5 + 0.5 * 0.6), stage.PassProbability, 1e-14);
    }

    [Fact]
    public void E2E_01_a_chain_of_the_users_own()
    {
        JsonElement expected = ReferenceFile.Case("covers.json", "E2E-01").GetProperty("expected");
        ResearchExposure facts = new(Industry.IntegratedCircuits)
        {
            Salvage = 0.15,
            Stages =
            [
                new("tape-out") { PassProbability = 0.70, Cost = 12, TechnicalShare = 0.95 },
                new("pilot") { PassProbability = 0.80, Cost = 20, TechnicalShare = 0.85 },
            ],
        };
        AnnualMoments moments = facts.ToLossModel().Moments(new PolicyTerms { Retention = 2, Limit = 15, InsuredShare = 0.4 });
        double mean = expected.GetProperty("expected_insured_loss").GetDouble();
        Assert.Equal(mean, moments.Mean, 1e-11 * mean);
        double deviation = expected.GetProperty("sd_insured_loss").GetDouble();
        Assert.Equal(deviation, moments.StandardDeviation, 1e-11 * deviation);
    }

    [Fact]
    public void Overruns_have_the_published_tail_and_mean()
    {
        ResearchExposure facts = new(Industry.ArtificialIntelligence) { Budget = 1e6, InsuresOverrun = true };
        Stage stage = Model(facts).Projects[0].Stages[0];
        Assert.Equal(5.47 / 3.97, facts.OverrunTailIndex.Value, 1e-12); // RD-09 of the domain note: 1.3778
        Assert.Equal(0.18, stage.Overrun!.Survival(1.5), 1e-12);
        Assert.Equal(1.73, 0.82 * facts.OverrunBodyMean.Value + 0.18 * 5.47, 1e-12); // mean overrun of 73 %
        Assert.Equal(2, stage.OverrunLimit);
        Assert.Null(Model(facts with { InsuresOverrun = false }).Projects[0].Stages[0].Overrun);
        Assert.True(facts.ToLossModel().Moments(PolicyTerms.None).Mean > (facts with { InsuresOverrun = false }).ToLossModel().Moments(PolicyTerms.None).Mean);
        Assert.Equal(4.191, new ResearchExposure(Industry.GreenLowCarbon) { Overruns = OverrunClass.Wind }.OverrunTailIndex.Value, 1e-3); // 1.97 / 0.47
        Assert.All(Enum.GetValues<OverrunClass>(), type => Assert.True((facts with { Overruns = type }).ToLossModel().Moments(PolicyTerms.None).Mean > 0));
    }

    [Fact]
    public void A_programme_of_facts_ties_its_projects()
    {
        ResearchExposure chip = new(Industry.IntegratedCircuits) { Name = "chip", Budget = 50e6 };
        ProgrammeExposure facts = new(Industry.IntegratedCircuits, Oncology, chip) { GlobalCorrelation = 0.1 };
        ResearchProgramme programme = (ResearchProgramme)facts.ToLossModel();
        Assert.Equal(["antibody", "chip"], programme.Projects.Select(project => project.Name));
        Assert.Equal((0.1, 0.15), (programme.GlobalCorrelation, programme.SectorCorrelation));
        Assert.Contains(facts.Assumptions, line => line.Parameter == "projects[1].laterSpinSuccess");
        Assert.Equal(programme.Moments(PolicyTerms.None), facts.WithAssumptionsOwn().ToLossModel().Moments(PolicyTerms.None));
    }

    [Fact]
    public void Facts_that_do_not_go_together_are_refused()
    {
        Refused("budget", () => new ResearchExposure(Industry.Biomedicine).ToLossModel());
        Refused("area", () => (Oncology with { Industry = Industry.GreenLowCarbon }).ToLossModel());
        Refused("evidence", () => (Oncology with { Area = TherapeuticArea.RareDisease, Evidence = [ResearchEvidence.RareDisease] }).ToLossModel());
        Refused("stages", () => (Oncology with { Stages = [new("phase 2"), new("phase two")] }).ToLossModel());
        Refused("stages", () => (Oncology with { Stages = [new("own") { Cost = 1 }] }).ToLossModel());
        Refused("spentSoFar", () => (Oncology with { SpentSoFar = 300e6 }).ToLossModel());
        Refused("readinessLevel", () => Oncology with { ReadinessLevel = 10 });
        Refused("salvage", () => Oncology with { Salvage = 1.2 });

        static void Refused(string name, Func<object> make) =>
            Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(make).ParamName, ignoreCase: true);
    }

    [Fact]
    public void Levels_outside_the_data_and_stages_that_disagree_are_told()
    {
        Assert.Empty(new ResearchExposure(Industry.GreenLowCarbon) { ReadinessLevel = 5, Budget = 1 }.Findings);
        Assert.Equal(["exposure.extrapolated", "exposure.stage-conflict"],
            new ResearchExposure(Industry.GreenLowCarbon) { ReadinessLevel = 2, LifeCycle = LifeCycleStage.Application, Budget = 1 }.Findings.Select(finding => finding.Code));
    }
}
