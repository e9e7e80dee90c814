namespace TechRisk.Pricing;

/// <summary>Premium principles and risk measures in JSON: one entry a leaf.</summary>
internal static class MeasureKinds
{
    private static ListShape<(double Weight, double Level)> TailLevels { get; } = new(new ObjectShape<(double Weight, double Level)>()
        .Number("weight", x => x.Weight, 1).Number("level", x => x.Level, 0.9)
        .Make(v => (Require.Fraction(v["weight"], "weight"), Require.Fraction(v["level"], "level"))));

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
        Leaf.Of<RiskMeasure, BetaTransform>("betaTransform", Leaf.Shape<BetaTransform>()
            .Number("a", x => x.A, 0.9).Number("b", x => x.B, 1.5)
            .Make(v => new(v["a"], v["b"]))),
        Leaf.Of<RiskMeasure, StudentTransform>("studentTransform", Leaf.Shape<StudentTransform>()
            .Number("lambda", x => x.Lambda, 0.35).Number("degreesOfFreedom", x => x.DegreesOfFreedom, 6)
            .Make(v => new(v["lambda"], v["degreesOfFreedom"]))),
        Leaf.Of<RiskMeasure, BiTailValueAtRisk>("biTailValueAtRisk", Leaf.Shape<BiTailValueAtRisk>()
            .Number("lowerLevel", x => x.LowerLevel, 0).Number("upperLevel", x => x.UpperLevel, 0.99).Number("upperWeight", x => x.UpperWeight, 0.1)
            .Make(v => new(v["lowerLevel"], v["upperLevel"], v["upperWeight"]))),
        Leaf.Of<RiskMeasure, WeightedTailValueAtRisk>("weightedTailValueAtRisk", Leaf.Shape<WeightedTailValueAtRisk>()
            .Required("components", x => x.Components, () => TailLevels)
            .Make(v => new(v.Get<ValueList<(double, double)>>("components").AsSpan()))),
        Leaf.Of<RiskMeasure, DutchPrinciple>("dutchPrinciple", Leaf.Shape<DutchPrinciple>()
            .Number("loading", x => x.Loading, 0.5)
            .OptionalNumber("factor", x => x.Factor, 1)
            .Make(v => new(v["loading"]) { Factor = v["factor"] })),
        Leaf.Of<RiskMeasure, SemiVariancePrinciple>("semiVariancePrinciple", Leaf.Shape<SemiVariancePrinciple>()
            .Number("loading", x => x.Loading, 1e-8)
            .Make(v => new(v["loading"]))),
        Leaf.Of<RiskMeasure, ExpectedPolicyholderDeficit>("expectedPolicyholderDeficit", Leaf.Shape<ExpectedPolicyholderDeficit>()
            .Number("ratio", x => x.Ratio, 0.01)
            .Make(v => new(v["ratio"]))),
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
