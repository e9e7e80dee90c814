namespace TechRisk.Pricing;

/// <summary>The laws of one loss in JSON: one entry a leaf.</summary>
internal static class SeverityKinds
{
    private static readonly Lazy<KindShape<Severity>> Lazy = new(() => new("severity", Leaves));

    /// <summary>Any severity.</summary>
    public static KindShape<Severity> Shape => Lazy.Value;

    private static ValueList<Kind<Severity>> Leaves =>
    [
        Leaf.Of<Severity, LogNormal>("logNormal", Leaf.Shape<LogNormal>()
            .Number("mu", x => x.Mu, 11).Number("sigma", x => x.Sigma, 1.5)
            .Make(v => new(v["mu"], v["sigma"]))),
        Leaf.Of<Severity, Gamma>("gamma", Leaf.Shape<Gamma>()
            .Number("shape", x => x.Shape, 2).Number("scale", x => x.Scale, 50_000)
            .Make(v => new(v["shape"], v["scale"]))),
        Leaf.Of<Severity, Exponential>("exponential", Leaf.Shape<Exponential>()
            .Number("mean", x => x.Mean, 100_000)
            .Make(v => new(v["mean"]))),
        Leaf.Of<Severity, Weibull>("weibull", Leaf.Shape<Weibull>()
            .Number("shape", x => x.Shape, 0.7).Number("scale", x => x.Scale, 50_000)
            .Make(v => new(v["shape"], v["scale"]))),
        Leaf.Of<Severity, Pareto>("pareto", Leaf.Shape<Pareto>()
            .Number("shape", x => x.Shape, 2.5).Number("minimum", x => x.Minimum, 10_000)
            .Make(v => new(v["shape"], v["minimum"]))),
        Leaf.Of<Severity, DoublePareto>("doublePareto", Leaf.Shape<DoublePareto>()
            .Number("lowerShape", x => x.LowerShape, 1.2).Number("upperShape", x => x.UpperShape, 2.5).Number("scale", x => x.Scale, 50_000)
            .Make(v => new(v["lowerShape"], v["upperShape"], v["scale"]))),
        Leaf.Of<Severity, Lomax>("lomax", Leaf.Shape<Lomax>()
            .Number("shape", x => x.Shape, 2.5).Number("scale", x => x.Scale, 50_000)
            .Make(v => new(v["shape"], v["scale"]))),
        Leaf.Of<Severity, GeneralizedPareto>("generalizedPareto", Leaf.Shape<GeneralizedPareto>()
            .Number("scale", x => x.Scale, 50_000).Number("shape", x => x.Shape, 0.3)
            .Make(v => new(v["scale"], v["shape"]))),
        Leaf.Of<Severity, MixedExponential>("mixedExponential", Leaf.Shape<MixedExponential>()
            .Required("components", x => x.Components, () => Components)
            .Make(v => new(v.Get<ValueList<(double, double)>>("components").AsSpan()))),
        Leaf.Of<Severity, Pert>("pert", Leaf.Shape<Pert>()
            .Number("minimum", x => x.Minimum, 0).Number("mode", x => x.Mode, 1).Number("maximum", x => x.Maximum, 2)
            .OptionalNumber("concentration", x => x.Concentration, 4)
            .Make(v => new(v["minimum"], v["mode"], v["maximum"]) { Concentration = v["concentration"] })),
        Leaf.Of<Severity, Empirical>("empirical", Leaf.Shape<Empirical>()
            .Required("values", x => x.Values, () => Amounts)
            .Optional("weights", x => x.Weights, () => Amounts, () => [])
            .Make(v => new(v.Get<ValueList<double>>("values").AsSpan(), v.Get<ValueList<double>>("weights").AsSpan()))),
        Leaf.Of<Severity, Discrete>("discrete", Leaf.Shape<Discrete>()
            .Required("points", x => x.Points, () => Points)
            .Make(v => new(v.Get<ValueList<(double, double)>>("points").AsSpan()))),
        Leaf.Of<Severity, Mixture>("mixture", Leaf.Shape<Mixture>()
            .Required("parts", x => x.Parts, () => Parts)
            .Make(v => new(v.Get<ValueList<(double, Severity)>>("parts").AsSpan()))),
        Leaf.Of<Severity, Spliced>("spliced", Leaf.Shape<Spliced>()
            .Required("body", x => x.Body, () => Shape).Number("threshold", x => x.Threshold, 100_000)
            .Required("tail", x => x.TailSeverity, () => Shape).Number("tailWeight", x => x.TailWeight, 0.05)
            .Make(v => new(v.Get<Severity>("body"), v["threshold"], v.Get<Severity>("tail"), v["tailWeight"]))),
        .. TransformedBetaKinds.Leaves,
        .. TransformedSeverityKinds.Leaves,
        .. ModifiedSeverityKinds.Leaves,
    ];

    private static ListShape<double> Amounts { get; } = new(new NumberShape(Require.NonNegative));

    private static ListShape<(double Weight, double Mean)> Components { get; } = new(new ObjectShape<(double Weight, double Mean)>()
        .Number("weight", x => x.Weight, 1).Number("mean", x => x.Mean, 100_000)
        .Make(v => (Require.Fraction(v["weight"], "weight"), Require.Positive(v["mean"], "mean"))));

    private static ListShape<(double Value, double Probability)> Points { get; } = new(new ObjectShape<(double Value, double Probability)>()
        .Number("value", x => x.Value, 100_000).Number("probability", x => x.Probability, 1)
        .Make(v => (Require.NonNegative(v["value"], "value"), Require.Fraction(v["probability"], "probability"))));

    private static ListShape<(double Weight, Severity Severity)> Parts { get; } = new(new ObjectShape<(double Weight, Severity Severity)>()
        .Number("weight", x => x.Weight, 1).Required("severity", x => x.Severity, () => Shape)
        .Make(v => (Require.Fraction(v["weight"], "weight"), v.Get<Severity>("severity"))));
}
