namespace TechRisk.Pricing;

/// <summary>The laws of one loss in JSON, continued: the transformed gamma family, laws of ln X, bounded laws and Erlang mixtures.</summary>
internal static class TransformedSeverityKinds
{
    /// <summary>One entry a leaf.</summary>
    public static ValueList<Kind<Severity>> Leaves =>
    [
        Leaf.Of<Severity, GeneralizedGamma>("generalizedGamma", Leaf.Shape<GeneralizedGamma>()
            .Number("shape", x => x.Shape, 2).Number("scale", x => x.Scale, 50_000).Number("power", x => x.Power, 0.7)
            .Make(v => new(v["shape"], v["scale"], v["power"]))),
        Leaf.Of<Severity, InverseGamma>("inverseGamma", Leaf.Shape<InverseGamma>()
            .Number("shape", x => x.Shape, 2.5).Number("scale", x => x.Scale, 50_000)
            .Make(v => new(v["shape"], v["scale"]))),
        Leaf.Of<Severity, InverseGeneralizedGamma>("inverseGeneralizedGamma", Leaf.Shape<InverseGeneralizedGamma>()
            .Number("shape", x => x.Shape, 2).Number("scale", x => x.Scale, 50_000).Number("power", x => x.Power, 1.5)
            .Make(v => new(v["shape"], v["scale"], v["power"]))),
        Leaf.Of<Severity, InverseGaussian>("inverseGaussian", Leaf.Shape<InverseGaussian>()
            .Number("mean", x => x.Mean, 100_000).Number("shape", x => x.Shape, 50_000)
            .Make(v => new(v["mean"], v["shape"]))),
        Leaf.Of<Severity, LogT>("logT", Leaf.Shape<LogT>()
            .Number("mu", x => x.Mu, 10).Number("sigma", x => x.Sigma, 1).Number("degrees", x => x.Degrees, 8)
            .Make(v => new(v["mu"], v["sigma"], v["degrees"]))),
        Leaf.Of<Severity, LogGamma>("logGamma", Leaf.Shape<LogGamma>()
            .Number("shape", x => x.Shape, 5).Number("rate", x => x.Rate, 2.5).OptionalNumber("scale", x => x.Scale, 1)
            .Make(v => new(v["shape"], v["rate"]) { Scale = v["scale"] })),
        Leaf.Of<Severity, SkewLogNormal>("skewLogNormal", Leaf.Shape<SkewLogNormal>()
            .Number("mu", x => x.Mu, 10).Number("sigma", x => x.Sigma, 1.5).Number("shape", x => x.Shape, 2)
            .Make(v => new(v["mu"], v["sigma"], v["shape"]))),
        Leaf.Of<Severity, Beta>("beta", Leaf.Shape<Beta>()
            .Number("alpha", x => x.Alpha, 0.8).Number("beta", x => x.UpperShape, 4).OptionalNumber("upper", x => x.Upper, 1)
            .Make(v => new(v["alpha"], v["beta"]) { Upper = v["upper"] })),
        Leaf.Of<Severity, Mbbefd>("mbbefd", Leaf.Shape<Mbbefd>()
            .Number("b", x => x.B, 3.7).Number("g", x => x.G, 30).OptionalNumber("upper", x => x.Upper, 1)
            .Make(v => new(v["b"], v["g"]) { Upper = v["upper"] })),
        Leaf.Of<Severity, ErlangMixture>("erlangMixture", Leaf.Shape<ErlangMixture>()
            .Number("scale", x => x.Scale, 50_000).Required("components", x => x.Components, () => Components)
            .Make(v => new(v["scale"], v.Get<ValueList<(double, long)>>("components").AsSpan()))),
        Leaf.Of<Severity, PhaseType>("phaseType", Leaf.Shape<PhaseType>()
            .Required("initial", x => x.Initial, () => Numbers, example: () => [1])
            .Required("generator", x => x.Generator, () => new ListShape<ValueList<double>>(Numbers), example: () => [[-0.00002]])
            .Make(v => new(v.Get<ValueList<double>>("initial"), v.Get<ValueList<ValueList<double>>>("generator")))),
    ];

    private static ListShape<double> Numbers { get; } = new(NumberShape.Instance);

    private static ListShape<(double Weight, long Shape)> Components { get; } = new(new ObjectShape<(double Weight, long Shape)>()
        .Number("weight", x => x.Weight, 1).WholeNumber("shape", x => x.Shape, 2)
        .Make(v => (Require.Fraction(v["weight"], "weight"), Require.AtLeast(v.Get<long>("shape"), 1, "shape"))));
}
