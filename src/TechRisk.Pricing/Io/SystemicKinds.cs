namespace TechRisk.Pricing;

/// <summary>Systemic events and whom they strike, in JSON.</summary>
internal static class SystemicKinds
{
    private static ObjectShape<SirEpidemic> Epidemic { get; } = new ObjectShape<SirEpidemic>()
        .Number("reproduction", x => x.Reproduction, 1.5)
        .OptionalNumber("infected", x => x.Infected, 1e-6)
        .OptionalNumber("immune", x => x.Immune)
        .Make(v => new(v["reproduction"], v["infected"], v["immune"]));

    private static ObjectShape<SectorSet> SectorSet { get; } = new ObjectShape<SectorSet>()
        .Number("probability", x => x.Probability, 1)
        .Required("sectors", x => x.Sectors, () => new ListShape<Industry>(ChoiceShape<Industry>.Instance))
        .Make(v => new(v["probability"], v.Get<ValueList<Industry>>("sectors").AsSpan()));

    /// <summary>Any footprint.</summary>
    public static KindShape<Footprint> Footprints { get; } = new("footprint",
    [
        Leaf.Of<Footprint, FixedShare>("fixedShare", Leaf.Shape<FixedShare>()
            .Number("share", x => x.Share, 1)
            .Make(v => new(v["share"]))),
        Leaf.Of<Footprint, RandomShare>("randomShare", Leaf.Shape<RandomShare>()
            .Required("share", x => x.Share, () => SeverityKinds.Shape, example: () => new Beta(1, 4))
            .Make(v => new(v.Get<Severity>("share")))),
        Leaf.Of<Footprint, EpidemicFootprint>("epidemicFootprint", Leaf.Shape<EpidemicFootprint>()
            .Required("epidemic", x => x.Epidemic, () => Epidemic)
            .Optional("reproduction", x => x.Reproduction, () => SeverityKinds.Shape!, () => null)
            .Make(v => new(v.Get<SirEpidemic>("epidemic")) { Reproduction = v.Get<Severity?>("reproduction") })),
        Leaf.Of<Footprint, SecurityFootprint>("securityFootprint", Leaf.Shape<SecurityFootprint>()
            .Required("strength", x => x.Strength, () => SeverityKinds.Shape)
            .Optional("sectors", x => x.Sectors, () => new ListShape<SectorSet>(SectorSet), () => [])
            .Make(v => new(v.Get<Severity>("strength")) { Sectors = v.Get<ValueList<SectorSet>>("sectors") })),
    ]);

    /// <summary>A systemic event: <c>annualRate</c> is short for a Poisson frequency.</summary>
    public static ObjectShape<SystemicEvent> Event { get; } = new ObjectShape<SystemicEvent>()
        .Text("tag", x => x.Tag, "cloud-a")
        .Optional("annualRate", x => Rate(x), () => OptionalNumberShape.Instance, () => null)
        .Optional("frequency", x => Rate(x) is null ? x.Frequency : null, () => FrequencyKinds.Shape!, () => null)
        .Optional("footprint", x => x.Footprint, () => Footprints, () => new FixedShare(1))
        .Optional("outageHours", x => x.OutageHours, () => SeverityKinds.Shape!, () => null)
        .Checked(OneOfTwo)
        .Make(v => new(v.Get<string>("tag"), v.Get<Frequency?>("frequency") ?? new Poisson(Require.NonNegative(v.Get<double?>("annualRate") ?? 0, "annualRate")))
        {
            Footprint = v.Get<Footprint>("footprint"),
            OutageHours = v.Get<Severity?>("outageHours"),
        });

    private static double? Rate(SystemicEvent definition) => definition.Frequency is Poisson poisson ? poisson.Mean : null;

    private static void OneOfTwo(JsonNode node, Func<string, bool> has)
    {
        if (has("annualRate") == has("frequency"))
        {
            node.ReportProperty(
                "annualRate",
                has("frequency") ? "json.conflict" : "json.missing",
                has("frequency") ? "annualRate stands beside a frequency; a systemic event must have one of the two" : "annualRate is missing; a systemic event must have an annualRate or a frequency");
        }
    }
}
