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
            .Make(v => new(v.Get<Frequency>("frequency"), v.Get<Severity>("severity")))),
    ]);
}
