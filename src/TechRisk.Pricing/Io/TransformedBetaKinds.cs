namespace TechRisk.Pricing;

/// <summary>The transformed beta family and the extreme value laws in JSON.</summary>
internal static class TransformedBetaKinds
{
    public static ValueList<Kind<Severity>> Leaves =>
    [
        Leaf.Of<Severity, TransformedBeta>("transformedBeta", Leaf.Shape<TransformedBeta>()
            .Number("alpha", x => x.Alpha, 2.5).Number("gamma", x => x.Gamma, 1.5).Number("tau", x => x.Tau, 0.8).Number("scale", x => x.Scale, 50_000)
            .Make(v => new(v["alpha"], v["gamma"], v["tau"], v["scale"]))),
        Leaf.Of<Severity, Burr>("burr", Leaf.Shape<Burr>()
            .Number("alpha", x => x.Alpha, 2).Number("gamma", x => x.Gamma, 1.5).Number("scale", x => x.Scale, 50_000)
            .Make(v => new(v["alpha"], v["gamma"], v["scale"]))),
        Leaf.Of<Severity, InverseBurr>("inverseBurr", Leaf.Shape<InverseBurr>()
            .Number("tau", x => x.Tau, 0.8).Number("gamma", x => x.Gamma, 2.5).Number("scale", x => x.Scale, 50_000)
            .Make(v => new(v["tau"], v["gamma"], v["scale"]))),
        Leaf.Of<Severity, BetaPrime>("betaPrime", Leaf.Shape<BetaPrime>()
            .Number("alpha", x => x.Alpha, 2.5).Number("tau", x => x.Tau, 2).Number("scale", x => x.Scale, 50_000)
            .Make(v => new(v["alpha"], v["tau"], v["scale"]))),
        Leaf.Of<Severity, InversePareto>("inversePareto", Leaf.Shape<InversePareto>()
            .Number("shape", x => x.Shape, 2).Number("scale", x => x.Scale, 50_000)
            .Make(v => new(v["shape"], v["scale"]))),
        Leaf.Of<Severity, LogLogistic>("logLogistic", Leaf.Shape<LogLogistic>()
            .Number("shape", x => x.Shape, 2.5).Number("scale", x => x.Scale, 50_000)
            .Make(v => new(v["shape"], v["scale"]))),
        Leaf.Of<Severity, Paralogistic>("paralogistic", Leaf.Shape<Paralogistic>()
            .Number("shape", x => x.Shape, 1.6).Number("scale", x => x.Scale, 50_000)
            .Make(v => new(v["shape"], v["scale"]))),
        Leaf.Of<Severity, InverseParalogistic>("inverseParalogistic", Leaf.Shape<InverseParalogistic>()
            .Number("shape", x => x.Shape, 2.5).Number("scale", x => x.Scale, 50_000)
            .Make(v => new(v["shape"], v["scale"]))),
        Leaf.Of<Severity, InverseWeibull>("inverseWeibull", Leaf.Shape<InverseWeibull>()
            .Number("shape", x => x.Shape, 2.5).Number("scale", x => x.Scale, 50_000)
            .Make(v => new(v["shape"], v["scale"]))),
        Leaf.Of<Severity, InverseExponential>("inverseExponential", Leaf.Shape<InverseExponential>()
            .Number("scale", x => x.Scale, 50_000)
            .Make(v => new(v["scale"]))),
        Leaf.Of<Severity, GeneralizedExtremeValue>("generalizedExtremeValue", Leaf.Shape<GeneralizedExtremeValue>()
            .Number("location", x => x.Location, 100_000).Number("scale", x => x.Scale, 50_000).Number("shape", x => x.Shape, 0.2)
            .Make(v => new(v["location"], v["scale"], v["shape"]))),
    ];
}
