namespace TechRisk.Pricing;

/// <summary>How losses arise, in JSON: one entry a leaf.</summary>
internal static class LossModelKinds
{
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
        ResearchKinds.Programme,
        CyberKinds.Risk,
        ProductKinds.Risk,
    ]);
}
