namespace TechRisk.Pricing;

/// <summary>The laws of one loss in JSON that are made of another law, of pieces or of data.</summary>
internal static class ModifiedSeverityKinds
{
    public static ValueList<Kind<Severity>> Leaves =>
    [
        Leaf.Of<Severity, Truncated>("truncated", Leaf.Shape<Truncated>()
            .Required("severity", x => x.Severity, () => SeverityKinds.Shape)
            .OptionalNumber("lower", x => x.Lower).OptionalNumber("upper", x => x.Upper, double.PositiveInfinity)
            .Make(v => new(v.Get<Severity>("severity"), v["lower"], v["upper"]))),
        Leaf.Of<Severity, Shifted>("shifted", Leaf.Shape<Shifted>()
            .Required("severity", x => x.Severity, () => SeverityKinds.Shape).Number("shift", x => x.Shift, 10_000)
            .Make(v => new(v.Get<Severity>("severity"), v["shift"]))),
        Leaf.Of<Severity, Scaled>("scaled", Leaf.Shape<Scaled>()
            .Required("severity", x => x.Severity, () => SeverityKinds.Shape).Number("factor", x => x.Factor, 1.05)
            .Make(v => new(v.Get<Severity>("severity"), v["factor"]))),
        Leaf.Of<Severity, LayerOf>("layerOf", Leaf.Shape<LayerOf>()
            .Required("severity", x => x.Severity, () => SeverityKinds.Shape)
            .OptionalNumber("attachment", x => x.Attachment).OptionalNumber("limit", x => x.Limit, double.PositiveInfinity)
            .Make(v => new(v.Get<Severity>("severity"), v["attachment"], v["limit"]))),
        Leaf.Of<Severity, TruncatedPareto>("truncatedPareto", Leaf.Shape<TruncatedPareto>()
            .Number("shape", x => x.Shape, 0.6).Number("minimum", x => x.Minimum, 50_000).Number("maximum", x => x.Maximum, 200_000_000)
            .Make(v => new(v["shape"], v["minimum"], v["maximum"]))),
        Leaf.Of<Severity, PiecewisePareto>("piecewisePareto", Leaf.Shape<PiecewisePareto>()
            .Required("thresholds", x => x.Thresholds, () => Amounts).Required("shapes", x => x.Shapes, () => Amounts)
            .OptionalNumber("truncation", x => x.Truncation, double.PositiveInfinity)
            .Make(v => new(v.Get<ValueList<double>>("thresholds").AsSpan(), v.Get<ValueList<double>>("shapes").AsSpan(), v["truncation"]))),
        Leaf.Of<Severity, Histogram>("histogram", Leaf.Shape<Histogram>()
            .Required("boundaries", x => x.Boundaries, () => Amounts, example: () => [0.0, 1.0]).Required("probabilities", x => x.Probabilities, () => Fractions)
            .Make(v => new(v.Get<ValueList<double>>("boundaries").AsSpan(), v.Get<ValueList<double>>("probabilities").AsSpan()))),
        Leaf.Of<Severity, KernelSmoothed>("kernelSmoothed", Leaf.Shape<KernelSmoothed>()
            .Required("values", x => x.Values, () => Amounts)
            .Optional("weights", x => x.Weights, () => Amounts, () => [])
            .Number("bandwidth", x => x.Bandwidth, 0.3)
            .Make(v => new(v.Get<ValueList<double>>("values").AsSpan(), v.Get<ValueList<double>>("weights").AsSpan(), v["bandwidth"]))),
    ];

    private static ListShape<double> Amounts { get; } = new(new NumberShape(Require.NonNegative));

    private static ListShape<double> Fractions { get; } = new(new NumberShape(Require.Fraction));
}
