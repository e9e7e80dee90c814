namespace TechRisk.Pricing;

/// <summary>How losses arise, in JSON: one entry a leaf.</summary>
internal static class LossModelKinds
{
    private static ObjectShape<Stage> Stage { get; } = new ObjectShape<Stage>()
        .Text("name", x => x.Name, "tape-out")
        .Number("passProbability", x => x.PassProbability, 0.7)
        .Number("cost", x => x.Cost, 1e6)
        .OptionalNumber("years", x => x.Years)
        .OptionalNumber("technicalShare", x => x.TechnicalShare, 1)
        .Optional("spend", x => x.Spend, () => ChoiceShape<SpendCurve>.Instance, () => default)
        .Make(v => new(v.Get<string>("name"), v["passProbability"], v["cost"])
        {
            Years = v["years"],
            TechnicalShare = v["technicalShare"],
            Spend = v.Get<SpendCurve>("spend"),
        });

    private static ObjectShape<ResearchProject> Project { get; } = new ObjectShape<ResearchProject>()
        .Text("name", x => x.Name, "project")
        .Required("sector", x => x.Sector, () => ChoiceShape<Industry>.Instance)
        .OptionalNumber("salvage", x => x.Salvage)
        .Required("stages", x => x.Stages, () => new ListShape<Stage>(Stage))
        .Make(v => new(v.Get<string>("name"), v.Get<Industry>("sector"))
        {
            Salvage = v["salvage"],
            Stages = v.Get<ValueList<Stage>>("stages"),
        });

    /// <summary>Any loss model.</summary>
    public static KindShape<LossModel> Shape { get; } = new("loss model",
    [
        Leaf.Of<LossModel, FrequencySeverity>("frequencySeverity", Leaf.Shape<FrequencySeverity>()
            .Required("frequency", x => x.Frequency, () => FrequencyKinds.Shape)
            .Required("severity", x => x.Severity, () => SeverityKinds.Shape)
            .Optional("sources", x => x.Sources, () => CoverShapes.Sources, () => [])
            .Make(v => new(v.Get<Frequency>("frequency"), v.Get<Severity>("severity")) { Sources = v.Get<ValueList<ParameterSource>>("sources") })),
        Leaf.Of<LossModel, Predictive>("predictive", Leaf.Shape<Predictive>()
            .Required("frequency", x => x.Frequency, () => ParameterKinds.UncertainFrequency)
            .Required("severity", x => x.Severity, () => ParameterKinds.UncertainSeverity)
            .Optional("countedAbove", x => x.CountedAbove, () => ParameterKinds.CountedAbove, () => [])
            .Optional("pairing", x => x.Pairing, () => ChoiceShape<ParameterPairing>.Instance, () => default)
            .OptionalNumber("frequencyFactor", x => x.FrequencyFactor, 1)
            .OptionalNumber("severityFactor", x => x.SeverityFactor, 1)
            .Optional("sources", x => x.Sources, () => CoverShapes.Sources, () => [])
            .Make(v => new(v.Get<UncertainFrequency>("frequency"), v.Get<UncertainSeverity>("severity"))
            {
                CountedAbove = v.Get<ValueList<(double, double)>>("countedAbove"),
                Pairing = v.Get<ParameterPairing>("pairing"),
                FrequencyFactor = v["frequencyFactor"],
                SeverityFactor = v["severityFactor"],
                Sources = v.Get<ValueList<ParameterSource>>("sources"),
            })),
        Leaf.Of<LossModel, ResearchProgramme>("researchProgramme", Leaf.Shape<ResearchProgramme>()
            .Required("projects", x => x.Projects, () => new ListShape<ResearchProject>(Project, unique: "name"))
            .OptionalNumber("globalCorrelation", x => x.GlobalCorrelation)
            .OptionalNumber("sectorCorrelation", x => x.SectorCorrelation)
            .OptionalNumber("window", x => x.Window, double.PositiveInfinity)
            .Optional("sources", x => x.Sources, () => CoverShapes.Sources, () => [])
            .Make(v => new(v.Get<ValueList<ResearchProject>>("projects").AsSpan())
            {
                GlobalCorrelation = v["globalCorrelation"],
                SectorCorrelation = v["sectorCorrelation"],
                Window = v["window"],
                Sources = v.Get<ValueList<ParameterSource>>("sources"),
            })),
        CyberKinds.Risk,
    ]);
}
