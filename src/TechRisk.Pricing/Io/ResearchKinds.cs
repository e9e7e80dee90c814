namespace TechRisk.Pricing;

/// <summary>Research programmes in JSON.</summary>
internal static class ResearchKinds
{
    private static ObjectShape<Stage> Stage { get; } = new ObjectShape<Stage>()
        .Text("name", x => x.Name, "tape-out")
        .Number("passProbability", x => x.PassProbability, 0.7)
        .Number("cost", x => x.Cost, 1e6)
        .OptionalNumber("years", x => x.Years)
        .OptionalNumber("technicalShare", x => x.TechnicalShare, 1)
        .Optional("indicators", x => x.Indicators, () => new ListShape<string>(new TextShape("yield above 90 %")), () => [])
        .OptionalNumber("eligibleShare", x => x.EligibleShare, 1)
        .Optional("spend", x => x.Spend, () => SpendShape.Instance, () => SpendCurve.Uniform)
        .Optional("overrun", x => x.Overrun, () => SeverityKinds.Shape!, () => null)
        .OptionalNumber("overrunLimit", x => x.OverrunLimit, double.PositiveInfinity)
        .Make(v => new(v.Get<string>("name"), v["passProbability"], v["cost"])
        {
            Years = v["years"],
            TechnicalShare = v["technicalShare"],
            Indicators = v.Get<ValueList<string>>("indicators"),
            EligibleShare = v["eligibleShare"],
            Spend = v.Get<SpendCurve>("spend"),
            Overrun = v.Get<Severity?>("overrun"),
            OverrunLimit = v["overrunLimit"],
        });

    private static ObjectShape<RollOutLoss> RollOut { get; } = new ObjectShape<RollOutLoss>()
        .Required("frequency", x => x.Frequency, () => FrequencyKinds.Shape)
        .Required("severity", x => x.Severity, () => SeverityKinds.Shape)
        .OptionalNumber("limitMultiple", x => x.LimitMultiple, double.PositiveInfinity)
        .Make(v => new(v.Get<Frequency>("frequency"), v.Get<Severity>("severity")) { LimitMultiple = v["limitMultiple"] });

    /// <summary>Causes of loss besides technical failure.</summary>
    public static KindShape<ResearchTrigger> Triggers { get; } = new("research trigger",
    [
        Leaf.Of<ResearchTrigger, FortuitousStoppage>("fortuitousStoppage", Leaf.Shape<FortuitousStoppage>()
            .Required("frequency", x => x.Frequency, () => FrequencyKinds.Shape)
            .Required("severity", x => x.Severity, () => SeverityKinds.Shape)
            .Make(v => new(v.Get<Frequency>("frequency"), v.Get<Severity>("severity")))),
        Leaf.Of<ResearchTrigger, CompletionDelay>("completionDelay", Leaf.Shape<CompletionDelay>()
            .Required("years", x => x.Years, () => SeverityKinds.Shape)
            .Number("costPerYear", x => x.CostPerYear, 1e6)
            .OptionalNumber("agreedYears", x => x.AgreedYears)
            .OptionalNumber("longestYears", x => x.LongestYears, double.PositiveInfinity)
            .Make(v => new(v.Get<Severity>("years"), v["costPerYear"]) { AgreedYears = v["agreedYears"], LongestYears = v["longestYears"] })),
        Leaf.Of<ResearchTrigger, CostOverrun>("costOverrun", Leaf.Shape<CostOverrun>()
            .Required("ratio", x => x.Ratio, () => SeverityKinds.Shape)
            .Number("attach", x => x.Attach, 1.2)
            .OptionalNumber("exhaust", x => x.Exhaust, double.PositiveInfinity)
            .Make(v => new(v.Get<Severity>("ratio"), v["attach"], v["exhaust"]))),
        Leaf.Of<ResearchTrigger, FailedTransformation>("failedTransformation", Leaf.Shape<FailedTransformation>()
            .Number("probability", x => x.Probability, 0.3)
            .Required("loss", x => x.Loss, () => SeverityKinds.Shape)
            .Make(v => new(v["probability"], v.Get<Severity>("loss")))),
        Leaf.Of<ResearchTrigger, TapeOutRespins>("tapeOutRespins", Leaf.Shape<TapeOutRespins>()
            .Number("firstSpinSuccess", x => x.FirstSpinSuccess, 0.14)
            .Number("laterSpinSuccess", x => x.LaterSpinSuccess, 0.6)
            .Number("cost", x => x.Cost, 1e6)
            .Optional("retained", x => x.Retained, () => WholeNumberShape.Instance, () => 0)
            .Optional("mostPaid", x => x.MostPaid, () => WholeNumberShape.Instance, () => 1000)
            .Make(v => new(v["firstSpinSuccess"], v["laterSpinSuccess"], v["cost"]) { Retained = v.Get<long>("retained"), MostPaid = v.Get<long>("mostPaid") })),
        Leaf.Of<ResearchTrigger, FirstSetEquipment>("firstSetEquipment", Leaf.Shape<FirstSetEquipment>()
            .WholeNumber("units", x => x.Units, 3)
            .Number("unitValue", x => x.UnitValue, 1e6)
            .Optional("quality", x => x.Quality, () => RollOut!, () => null)
            .Optional("liability", x => x.Liability, () => RollOut!, () => null)
            .Make(v => new(v.Get<long>("units"), v["unitValue"]) { Quality = v.Get<RollOutLoss?>("quality"), Liability = v.Get<RollOutLoss?>("liability") })),
        Leaf.Of<ResearchTrigger, FirstBatchMaterial>("firstBatchMaterial", Leaf.Shape<FirstBatchMaterial>()
            .Number("contractValue", x => x.ContractValue, 1e6)
            .Optional("quality", x => x.Quality, () => RollOut!, () => null)
            .Optional("liability", x => x.Liability, () => RollOut!, () => null)
            .Make(v => new(v["contractValue"]) { Quality = v.Get<RollOutLoss?>("quality"), Liability = v.Get<RollOutLoss?>("liability") })),
    ]);

    private static ObjectShape<ResearchProject> Project { get; } = new ObjectShape<ResearchProject>()
        .Text("name", x => x.Name, "project")
        .Required("sector", x => x.Sector, () => ChoiceShape<Industry>.Instance)
        .OptionalNumber("salvage", x => x.Salvage)
        .OptionalNumber("elapsedYears", x => x.ElapsedYears)
        .OptionalNumber("limit", x => x.Limit, double.PositiveInfinity)
        .Optional("units", x => x.Units, () => WholeNumberShape.Instance, () => 1)
        .Required("stages", x => x.Stages, () => new ListShape<Stage>(Stage))
        .Optional("triggers", x => x.Triggers, () => new ListShape<ResearchTrigger>(Triggers), () => [])
        .Make(v => new(v.Get<string>("name"), v.Get<Industry>("sector"))
        {
            Salvage = v["salvage"],
            Stages = v.Get<ValueList<Stage>>("stages"),
            ElapsedYears = v["elapsedYears"],
            Limit = v["limit"],
            Units = v.Get<long>("units"),
            Triggers = v.Get<ValueList<ResearchTrigger>>("triggers"),
        });

    private static ListShape<(Industry Sector, double Correlation)> SectorCorrelations { get; } = new(new ObjectShape<(Industry Sector, double Correlation)>()
        .Required("sector", x => x.Sector, () => ChoiceShape<Industry>.Instance)
        .Number("correlation", x => x.Correlation, 0.1)
        .Make(v => (v.Get<Industry>("sector"), Require.Fraction(v["correlation"], "correlation"))));

    /// <summary>A research programme.</summary>
    public static Kind<LossModel> Programme { get; } = Leaf.Of<LossModel, ResearchProgramme>("researchProgramme", Leaf.Shape<ResearchProgramme>()
        .Required("projects", x => x.Projects, () => new ListShape<ResearchProject>(Project, unique: "name"))
        .OptionalNumber("globalCorrelation", x => x.GlobalCorrelation)
        .OptionalNumber("sectorCorrelation", x => x.SectorCorrelation)
        .Optional("sectorCorrelations", x => x.SectorCorrelations, () => SectorCorrelations, () => [])
        .OptionalNumber("window", x => x.Window, double.PositiveInfinity)
        .OptionalNumber("discountRate", x => x.DiscountRate)
        .Optional("claimOnce", x => x.ClaimOnce, () => FlagShape.Instance, () => false)
        .Optional("sources", x => x.Sources, () => CoverShapes.Sources, () => [])
        .Make(v => new(v.Get<ValueList<ResearchProject>>("projects").AsSpan())
        {
            GlobalCorrelation = v["globalCorrelation"],
            SectorCorrelation = v["sectorCorrelation"],
            SectorCorrelations = v.Get<ValueList<(Industry, double)>>("sectorCorrelations"),
            Window = v["window"],
            DiscountRate = v["discountRate"],
            ClaimOnce = v.Get<bool>("claimOnce"),
            Sources = v.Get<ValueList<ParameterSource>>("sources"),
        }));
}
