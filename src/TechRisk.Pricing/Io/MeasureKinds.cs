namespace TechRisk.Pricing;

/// <summary>Premium principles and risk measures in JSON: one entry a leaf.</summary>
internal static class MeasureKinds
{
    /// <summary>Any measure.</summary>
    public static KindShape<RiskMeasure> Shape { get; } = new("risk measure",
    [
        Leaf.Of<RiskMeasure, WangTransform>("wangTransform", Leaf.Shape<WangTransform>()
            .Number("lambda", x => x.Lambda, 0.35)
            .Make(v => new(v["lambda"]))),
        Leaf.Of<RiskMeasure, ProportionalHazard>("proportionalHazard", Leaf.Shape<ProportionalHazard>()
            .Number("exponent", x => x.Exponent, 0.8)
            .Make(v => new(v["exponent"]))),
        Leaf.Of<RiskMeasure, DualPower>("dualPower", Leaf.Shape<DualPower>()
            .Number("exponent", x => x.Exponent, 2)
            .Make(v => new(v["exponent"]))),
        Leaf.Of<RiskMeasure, TailValueAtRisk>("tailValueAtRisk", Leaf.Shape<TailValueAtRisk>()
            .Number("level", x => x.Level, 0.95)
            .Make(v => new(v["level"]))),
        Leaf.Of<RiskMeasure, ValueAtRisk>("valueAtRisk", Leaf.Shape<ValueAtRisk>()
            .Number("level", x => x.Level, 0.95)
            .Make(v => new(v["level"]))),
        Leaf.Of<RiskMeasure, CostOfCapital>("costOfCapital", Leaf.Shape<CostOfCapital>()
            .Number("rate", x => x.Rate, 0.1).Number("level", x => x.Level, 0.995)
            .Optional("basis", x => x.Basis, () => ChoiceShape<CapitalBasis>.Instance, () => default)
            .Make(v => new(v["rate"], v["level"]) { Basis = v.Get<CapitalBasis>("basis") })),
        Leaf.Of<RiskMeasure, ConstantCostOfCapital>("constantCostOfCapital", Leaf.Shape<ConstantCostOfCapital>()
            .Number("rate", x => x.Rate, 0.1)
            .Make(v => new(v["rate"]))),
        Leaf.Of<RiskMeasure, ExpectedValuePrinciple>("expectedValuePrinciple", Leaf.Shape<ExpectedValuePrinciple>()
            .Number("loading", x => x.Loading, 0.3)
            .Make(v => new(v["loading"]))),
        Leaf.Of<RiskMeasure, StandardDeviationPrinciple>("standardDeviationPrinciple", Leaf.Shape<StandardDeviationPrinciple>()
            .Number("loading", x => x.Loading, 0.25)
            .Make(v => new(v["loading"]))),
        Leaf.Of<RiskMeasure, VariancePrinciple>("variancePrinciple", Leaf.Shape<VariancePrinciple>()
            .Number("loading", x => x.Loading, 1e-8)
            .Make(v => new(v["loading"]))),
        Leaf.Of<RiskMeasure, ExponentialPrinciple>("exponentialPrinciple", Leaf.Shape<ExponentialPrinciple>()
            .Number("riskAversion", x => x.RiskAversion, 1e-8)
            .Make(v => new(v["riskAversion"]))),
        Leaf.Of<RiskMeasure, EsscherPrinciple>("esscherPrinciple", Leaf.Shape<EsscherPrinciple>()
            .Number("h", x => x.H, 1e-8)
            .Make(v => new(v["h"]))),
        Leaf.Of<RiskMeasure, MeanMeasure>("meanMeasure", Leaf.Shape<MeanMeasure>()
            .Make(_ => new())),
    ]);
}
