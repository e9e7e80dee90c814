namespace TechRisk.Pricing;

/// <summary>The laws of the number of claims in JSON: one entry a leaf.</summary>
internal static class FrequencyKinds
{
    /// <summary>Any frequency.</summary>
    public static KindShape<Frequency> Shape { get; } = new("frequency",
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
    ]);
}
