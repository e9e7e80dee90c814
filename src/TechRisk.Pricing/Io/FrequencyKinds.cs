namespace TechRisk.Pricing;

/// <summary>The laws of the number of claims in JSON: one entry a leaf.</summary>
internal static class FrequencyKinds
{
    private static readonly Lazy<KindShape<Frequency>> Lazy = new(() => new("frequency", Leaves));

    /// <summary>Any frequency.</summary>
    public static KindShape<Frequency> Shape => Lazy.Value;

    private static ValueList<Kind<Frequency>> Leaves =>
    [
        Leaf.Of<Frequency, Poisson>("poisson", Leaf.Shape<Poisson>()
            .Number("mean", x => x.Mean, 0.8)
            .Make(v => new(v["mean"]))),
        Leaf.Of<Frequency, NegativeBinomial>("negativeBinomial", Leaf.Shape<NegativeBinomial>()
            .Number("mean", x => x.Mean, 0.8).Number("dispersion", x => x.Dispersion, 1.5)
            .Make(v => new(v["mean"], v["dispersion"]))),
        Leaf.Of<Frequency, Binomial>("binomial", Leaf.Shape<Binomial>()
            .WholeNumber("trials", x => x.Trials, 10).Number("probability", x => x.ClaimProbability, 0.1)
            .Make(v => new(v.Get<long>("trials"), v["probability"]))),
        Leaf.Of<Frequency, Geometric>("geometric", Leaf.Shape<Geometric>()
            .Number("mean", x => x.Mean, 0.8)
            .Make(v => new(v["mean"]))),
        Leaf.Of<Frequency, Logarithmic>("logarithmic", Leaf.Shape<Logarithmic>()
            .Number("beta", x => x.Beta, 1)
            .Make(v => new(v["beta"]))),
        Leaf.Of<Frequency, ZeroTruncated>("zeroTruncated", Leaf.Shape<ZeroTruncated>()
            .Required("frequency", x => x.Frequency, () => Shape)
            .Make(v => new(v.Get<Frequency>("frequency")))),
        Leaf.Of<Frequency, ZeroModified>("zeroModified", Leaf.Shape<ZeroModified>()
            .Required("frequency", x => x.Frequency, () => Shape).Number("zeroProbability", x => x.ZeroProbability, 0.5)
            .Make(v => new(v.Get<Frequency>("frequency"), v["zeroProbability"]))),
        Leaf.Of<Frequency, PoissonInverseGaussian>("poissonInverseGaussian", Leaf.Shape<PoissonInverseGaussian>()
            .Number("mean", x => x.Mean, 0.8).Number("beta", x => x.Beta, 1)
            .Make(v => new(v["mean"], v["beta"]))),
        Leaf.Of<Frequency, PolyaAeppli>("polyaAeppli", Leaf.Shape<PolyaAeppli>()
            .Number("mean", x => x.Mean, 0.8).Number("beta", x => x.Beta, 1)
            .Make(v => new(v["mean"], v["beta"]))),
        Leaf.Of<Frequency, Delaporte>("delaporte", Leaf.Shape<Delaporte>()
            .Number("poissonMean", x => x.PoissonMean, 0.4).Number("mixedMean", x => x.MixedMean, 0.4).Number("beta", x => x.Beta, 1)
            .Make(v => new(v["poissonMean"], v["mixedMean"], v["beta"]))),
        Leaf.Of<Frequency, Sichel>("sichel", Leaf.Shape<Sichel>()
            .Number("mean", x => x.Mean, 0.8).Number("sigma", x => x.Sigma, 1).Number("nu", x => x.Nu, -0.5)
            .Make(v => new(v["mean"], v["sigma"], v["nu"]))),
        Leaf.Of<Frequency, NeymanTypeA>("neymanTypeA", Leaf.Shape<NeymanTypeA>()
            .Number("mean", x => x.Mean, 0.8).Number("beta", x => x.Beta, 1)
            .Make(v => new(v["mean"], v["beta"]))),
        Leaf.Of<Frequency, EmpiricalCounts>("empiricalCounts", Leaf.Shape<EmpiricalCounts>()
            .Required("weights", x => x.Weights, () => Counted)
            .Make(v => new(v.Get<ValueList<double>>("weights").AsSpan()))),
        Leaf.Of<Frequency, MixedPoisson>("mixedPoisson", Leaf.Shape<MixedPoisson>()
            .Number("mean", x => x.Mean, 0.8).Required("mixing", x => x.Mixing, () => SeverityKinds.Shape)
            .Make(v => new(v["mean"], v.Get<Severity>("mixing")))),
    ];

    private static ListShape<double> Counted { get; } = new(new NumberShape(Require.NonNegative));
}
