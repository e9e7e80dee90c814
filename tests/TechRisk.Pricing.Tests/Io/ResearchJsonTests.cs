namespace TechRisk.Pricing.Tests.Io;

public sealed class ResearchJsonTests
{
    private static ResearchProgramme Everything => new(
        new ResearchProject("edge NPU", Industry.IntegratedCircuits)
        {
            Stages =
            [
                new("tape-out", 0.7, 12e6) { Years = 0.5, Spend = SpendCurve.Beta(2, 3), EligibleShare = 0.9, Indicators = ["yield above 90 %", "power below 5 W"] },
                new("pilot", 0.8, 20e6) { Years = 1, Spend = SpendCurve.ConstantHazard, Overrun = LogNormal.FromMeanAndSigma(1.2, 0.4), OverrunLimit = 3 },
                new("line", 0.9, 1) { Spend = SpendCurve.FullAtFailure },
            ],
            ElapsedYears = 0.25,
            Limit = 1e7,
            Units = 3,
            Triggers =
            [
                new FortuitousStoppage(new Poisson(0.1), new Exponential(1e6)),
                new CompletionDelay(new Gamma(2, 0.5), 1e6) { AgreedYears = 0.5, LongestYears = 2 },
                new CostOverrun(new Pareto(1.4, 0.5), 1.2, 2),
                new FailedTransformation(0.2, new Exponential(5e6)),
                new TapeOutRespins(0.14, 0.6, 15e6) { Retained = 1, MostPaid = 3 },
                new FirstSetEquipment(3, 1e7) { Quality = new RollOutLoss(new Poisson(0.1), new Exponential(1e6)) { LimitMultiple = 2 } },
                new FirstBatchMaterial(1e7) { Liability = new RollOutLoss(new Poisson(0.1), new Lomax(2, 1e6)) },
            ],
        },
        new ResearchProject("lab", Industry.Other) { Stages = [new("a", 0.5, 1)], Triggers = [new CostOverrun(new Exponential(1), 1, double.PositiveInfinity)] })
    {
        GlobalCorrelation = 0.05,
        SectorCorrelations = [(Industry.IntegratedCircuits, 0.15)],
        DiscountRate = 0.03,
        ClaimOnce = true,
        Window = 1,
    };

    [Fact]
    public void A_programme_that_uses_everything_comes_back_equal()
    {
        Submission submission = new("x", new Cover("r&d", Everything));
        string json = submission.ToJson();
        Assert.Equal(submission, Submission.FromJson(json));
        Assert.Contains("\"spend\": \"constantHazard\"", json, StringComparison.Ordinal);
        Assert.Equal(json, Submission.FromJson(json).ToJson());
    }

    [Fact]
    public void The_short_names_of_spend_curves_are_read()
    {
        const string json = """{"name":"x","covers":[{"name":"a","lossModel":{"kind":"researchProgramme","projects":[{"name":"p","sector":"other","stages":[{"name":"s","passProbability":0.5,"cost":1,"spend":"fullAtFailure"},{"name":"t","passProbability":0.5,"cost":1,"spend":"uniform"},{"name":"u","passProbability":0.5,"cost":1,"spend":{"alpha":2,"beta":1}}]}]}}]}""";
        ResearchProgramme programme = (ResearchProgramme)Submission.FromJson(json).Covers[0].LossModel;
        Assert.Equal([SpendCurve.FullAtFailure, SpendCurve.Uniform, SpendCurve.Beta(2, 1)], programme.Projects[0].Stages.Select(stage => stage.Spend));
    }

    [Fact]
    public void Every_trigger_has_a_kind_that_is_written_whole()
    {
        Type[] leaves = [.. typeof(ResearchTrigger).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(ResearchTrigger)))];
        Assert.Equal(leaves.Select(type => type.Name).Order(), ResearchKinds.Triggers.Kinds.Select(kind => kind.Type.Name).Order());
        Assert.All(ResearchKinds.Triggers.Kinds, kind =>
        {
            Assert.Equal(kind.Type.GetProperties().Where(property => property.CanWrite).Select(property => property.Name).Order(), kind.Sources.Order());
            Assert.IsType(kind.Type, kind.Example);
            Assert.Equal(char.ToLowerInvariant(kind.Type.Name[0]) + kind.Type.Name[1..], kind.Name);
        });
    }

    [Fact]
    public void Ten_mistakes_are_ten_findings_with_their_paths()
    {
        string json = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Io", "mistakes-research.json"));
        Assert.False(Submission.TryFromJson(json, out _, out ValueList<Finding> findings));
        const string project = "covers[0].lossModel.projects[0]";
        Assert.Equal(
            new[]
            {
                "json.value covers[0].lossModel.discountRate",
                "json.wrong-type covers[0].lossModel.claimOnce",
                "json.value covers[0].lossModel.sectorCorrelations[0].correlation",
                $"json.value {project}.units",
                $"json.unknown-value {project}.stages[0].spend",
                $"json.value {project}.stages[0].eligibleShare",
                $"json.value {project}.stages[1].spend.beta",
                $"json.unknown-kind {project}.triggers[0].kind",
                $"json.value {project}.triggers[1].exhaust",
                $"json.value {project}.triggers[2].laterSpinSuccess",
            }.Order(StringComparer.Ordinal),
            findings.Select(finding => $"{finding.Code} {finding.Path}").Order(StringComparer.Ordinal));
    }
}
