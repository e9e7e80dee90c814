namespace TechRisk.Pricing;

/// <summary>What ties the grades of two amounts, in JSON: one entry a leaf.</summary>
internal static class CopulaKinds
{
    /// <summary>Any copula.</summary>
    public static KindShape<Copula> Shape { get; } = new("copula",
    [
        Leaf.Of<Copula, IndependenceCopula>("independenceCopula", Leaf.Shape<IndependenceCopula>().Make(_ => new())),
        Leaf.Of<Copula, GumbelCopula>("gumbelCopula", Leaf.Shape<GumbelCopula>().Number("theta", x => x.Theta, 1.5).Make(v => new(v["theta"]))),
        Leaf.Of<Copula, ClaytonCopula>("claytonCopula", Leaf.Shape<ClaytonCopula>().Number("theta", x => x.Theta, 1).Make(v => new(v["theta"]))),
        Leaf.Of<Copula, SurvivalClaytonCopula>("survivalClaytonCopula", Leaf.Shape<SurvivalClaytonCopula>().Number("theta", x => x.Theta, 1).Make(v => new(v["theta"]))),
        Leaf.Of<Copula, FrankCopula>("frankCopula", Leaf.Shape<FrankCopula>().Number("theta", x => x.Theta, 3).Make(v => new(v["theta"]))),
        Leaf.Of<Copula, JoeCopula>("joeCopula", Leaf.Shape<JoeCopula>().Number("theta", x => x.Theta, 1.5).Make(v => new(v["theta"]))),
        Leaf.Of<Copula, NormalCopula>("normalCopula", Leaf.Shape<NormalCopula>().Number("correlation", x => x.Correlation, 0.3).Make(v => new(v["correlation"]))),
        Leaf.Of<Copula, StudentCopula>("studentCopula", Leaf.Shape<StudentCopula>()
            .Number("correlation", x => x.Correlation, 0.3).Number("degreesOfFreedom", x => x.DegreesOfFreedom, 4)
            .Make(v => new(v["correlation"], v["degreesOfFreedom"]))),
    ]);
}
