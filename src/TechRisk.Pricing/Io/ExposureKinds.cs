namespace TechRisk.Pricing;

/// <summary>Underwriting facts in JSON: one entry a leaf. A starter parameter is a property that is absent while the starter stands.</summary>
internal static class ExposureKinds
{
    private static ObjectShape<SuccessRecord> Record { get; } = new ObjectShape<SuccessRecord>()
        .Number("successes", x => x.Successes, 1)
        .Number("trials", x => x.Trials, 2)
        .Make(v => new(v["successes"], v["trials"]));

    private static ObjectShape<StageFacts> Stage { get; } = new ObjectShape<StageFacts>()
        .Text("name", x => x.Name, "pilot")
        .Optional("cost", x => x.Cost, () => OptionalNumberShape.Instance, () => null)
        .Assumption("passProbability", x => x.PassProbability)
        .Assumption("years", x => x.Years)
        .Assumption("technicalShare", x => x.TechnicalShare)
        .Optional("record", x => x.Record, () => Record!, () => null)
        .Make(v => new(v.Get<string>("name"))
        {
            Cost = v.Get<double?>("cost"),
            PassProbability = v.Get<Assumption?>("passProbability"),
            Years = v.Get<Assumption?>("years"),
            TechnicalShare = v.Get<Assumption?>("technicalShare"),
            Record = v.Get<SuccessRecord?>("record"),
        });

    private static ObjectShape<ResearchExposure> Research { get; } = Leaf.Shape<ResearchExposure>()
        .Firm()
        .Optional("name", x => x.Name, () => new TextShape("project"), () => "project")
        .Optional("area", x => x.Area, () => ChoiceShape<TherapeuticArea>.Instance, () => default)
        .Optional("readinessLevel", x => (long)x.ReadinessLevel, () => WholeNumberShape.Instance, () => 0L)
        .OptionalNumber("budget", x => x.Budget)
        .OptionalNumber("spentSoFar", x => x.SpentSoFar)
        .Optional("stages", x => x.Stages, () => new ListShape<StageFacts>(Stage, unique: "name"), () => [])
        .Optional("evidence", x => x.Evidence, () => new ListShape<ResearchEvidence>(ChoiceShape<ResearchEvidence>.Instance), () => [])
        .Optional("teamRecord", x => x.TeamRecord, () => Record!, () => null)
        .Optional("fundedSpins", x => (long)x.FundedSpins, () => WholeNumberShape.Instance, () => 2L)
        .OptionalNumber("window", x => x.Window, double.PositiveInfinity)
        .Starter("salvage")
        .Starter("globalCorrelation")
        .Starter("sectorCorrelation")
        .Starter("laterSpinSuccess")
        .Starter("priorTrials")
        .Starter("evidenceDamping")
        .Starter("evidenceCap")
        .Starter("scheduleSlippage")
        .Optional("insuresOverrun", x => x.InsuresOverrun, () => FlagShape.Instance, () => false)
        .Optional("overruns", x => x.Overruns, () => OptionalChoiceShape<OverrunClass>.Instance, () => null)
        .Starter("overrunBodyMean")
        .Starter("overrunSigma")
        .Starter("overrunTailShare")
        .Starter("overrunTailIndex")
        .Starter("overrunLimit")
        .Make(v => new(v.Get<Industry>("industry"))
        {
            LifeCycle = v.Get<LifeCycleStage?>("lifeCycle"),
            Name = v.Get<string>("name"),
            Area = v.Get<TherapeuticArea>("area"),
            ReadinessLevel = Whole(v.Get<long>("readinessLevel")),
            Budget = v["budget"],
            SpentSoFar = v["spentSoFar"],
            Stages = v.Get<ValueList<StageFacts>>("stages"),
            Evidence = v.Get<ValueList<ResearchEvidence>>("evidence"),
            TeamRecord = v.Get<SuccessRecord?>("teamRecord"),
            FundedSpins = Whole(v.Get<long>("fundedSpins")),
            Window = v["window"],
            Salvage = v.Get<Assumption?>("salvage"),
            GlobalCorrelation = v.Get<Assumption?>("globalCorrelation"),
            SectorCorrelation = v.Get<Assumption?>("sectorCorrelation"),
            LaterSpinSuccess = v.Get<Assumption?>("laterSpinSuccess"),
            PriorTrials = v.Get<Assumption?>("priorTrials"),
            EvidenceDamping = v.Get<Assumption?>("evidenceDamping"),
            EvidenceCap = v.Get<Assumption?>("evidenceCap"),
            ScheduleSlippage = v.Get<Assumption?>("scheduleSlippage"),
            InsuresOverrun = v.Get<bool>("insuresOverrun"),
            Overruns = v.Get<OverrunClass?>("overruns"),
            OverrunBodyMean = v.Get<Assumption?>("overrunBodyMean"),
            OverrunSigma = v.Get<Assumption?>("overrunSigma"),
            OverrunTailShare = v.Get<Assumption?>("overrunTailShare"),
            OverrunTailIndex = v.Get<Assumption?>("overrunTailIndex"),
            OverrunLimit = v.Get<Assumption?>("overrunLimit"),
        });

    /// <summary>Any exposure.</summary>
    public static KindShape<Exposure> Shape { get; } = new("exposure",
    [
        Leaf.Of<Exposure, ResearchExposure>("researchExposure", Research),
        Leaf.Of<Exposure, CyberExposure>("cyberExposure", CyberExposureKind.Shape),
        Leaf.Of<Exposure, ProductExposure>("productExposure", ProductExposureKind.Shape),
        Leaf.Of<Exposure, ProgrammeExposure>("programmeExposure", Leaf.Shape<ProgrammeExposure>()
            .Firm()
            .Required("projects", x => x.Projects, () => new ListShape<ResearchExposure>(Project, unique: "name"))
            .OptionalNumber("window", x => x.Window, double.PositiveInfinity)
            .Starter("globalCorrelation")
            .Starter("sectorCorrelation")
            .Make(v => new(v.Get<Industry>("industry"), v.Get<ValueList<ResearchExposure>>("projects").AsSpan())
            {
                LifeCycle = v.Get<LifeCycleStage?>("lifeCycle"),
                Window = v["window"],
                GlobalCorrelation = v.Get<Assumption?>("globalCorrelation"),
                SectorCorrelation = v.Get<Assumption?>("sectorCorrelation"),
            })),
    ]);

    // a project within a programme: it has no kind of its own
    private static Shape<ResearchExposure> Project => Research;

    // a number beyond every range, so that the property refuses it under its own name
    public static int Whole(long value) => value is >= int.MinValue and <= int.MaxValue ? (int)value : int.MinValue;
}
