namespace TechRisk.Pricing;

/// <summary>Premium principles and risk measures in JSON: one entry a leaf.</summary>
internal static class MeasureKinds
{
    /// <summary>Any measure.</summary>
    public static KindShape<RiskMeasure> Shape { get; } = new("risk measure", Leaves);

    private static ValueList<Kind<RiskMeasure>> Leaves =>
    [
    ];
}
