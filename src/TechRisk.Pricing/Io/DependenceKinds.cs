namespace TechRisk.Pricing;

/// <summary>What ties the covers, in JSON: one entry a leaf.</summary>
internal static class DependenceKinds
{
    /// <summary>A list of texts.</summary>
    public static ListShape<string> Names { get; } = new(new TextShape("cover"));

    private static ListShape<ValueList<double>> Rows { get; } = new(new ListShape<double>(new NumberShape((value, name) => Require.Between(value, -1, 1, name))));

    private static ObjectShape<CorrelationMatrix> Matrix { get; } = new ObjectShape<CorrelationMatrix>()
        .Required("names", x => x.Names, () => Names)
        .Required("rows", x => x.Rows, () => Rows)
        .Make(v => new(v.Get<ValueList<string>>("names"), v.Get<ValueList<ValueList<double>>>("rows")));

    /// <summary>Any dependence.</summary>
    public static KindShape<Dependence> Shape { get; } = new("dependence",
    [
        Leaf.Of<Dependence, Independent>("independent", Tying<Independent>()
            .Make(v => new() { Covers = Covers(v) })),
        Leaf.Of<Dependence, GaussianCopula>("gaussianCopula", Tying<GaussianCopula>()
            .OptionalNumber("correlation", x => x.Correlation)
            .Optional("matrix", x => x.Matrix, () => Matrix!, () => null)
            .Checked(OneOfTwo)
            .Make(v => new(v["correlation"]) { Matrix = v.Get<CorrelationMatrix?>("matrix"), Covers = Covers(v) })),
        Leaf.Of<Dependence, CommonShock>("commonShock", Tying<CommonShock>()
            .Number("rate", x => x.Rate, 0.1)
            .Make(v => new(v["rate"]) { Covers = Covers(v) })),
        Leaf.Of<Dependence, SharedRateFactor>("sharedRateFactor", Tying<SharedRateFactor>()
            .Required("law", x => x.Law, () => SeverityKinds.Shape, example: () => new Exponential(1))
            .Make(v => new(v.Get<Severity>("law")) { Covers = Covers(v) })),
    ]);

    private static ObjectShape<T> Tying<T>()
        where T : Dependence => Leaf.Shape<T>().Optional("covers", x => x.Covers, () => Names, () => []);

    private static ValueList<string> Covers(MemberValues values) => values.Get<ValueList<string>>("covers");

    private static void OneOfTwo(JsonNode node, Func<string, bool> has)
    {
        if (has("correlation") && has("matrix"))
        {
            node.ReportProperty("correlation", "json.not-used", "correlation stands beside a matrix; the matrix is used and this number is not", FindingLevel.Warning);
        }
    }
}
