namespace TechRisk.Pricing;

/// <summary>Cyber risks in JSON.</summary>
internal static class CyberKinds
{
    private static ListShape<string> Tags { get; } = new(new TextShape("cloud-a"));

    /// <summary>Any arrivals.</summary>
    public static KindShape<Arrivals> Arrivals { get; } = new("arrivals",
    [
        Leaf.Of<Arrivals, CountArrivals>("countArrivals", Leaf.Shape<CountArrivals>()
            .Required("frequency", x => x.Frequency, () => FrequencyKinds.Shape)
            .Make(v => new(v.Get<Frequency>("frequency")))),
        Leaf.Of<Arrivals, ClusterArrivals>("clusterArrivals", Leaf.Shape<ClusterArrivals>()
            .Number("rate", x => x.Rate, 0.1)
            .Required("size", x => x.Size, () => FrequencyKinds.Shape)
            .Optional("spread", x => x.Spread, () => SeverityKinds.Shape!, () => null)
            .Make(v => new(v["rate"], v.Get<Frequency>("size")) { Spread = v.Get<Severity?>("spread") })),
        Leaf.Of<Arrivals, Hawkes>("hawkes", Leaf.Shape<Hawkes>()
            .Number("baseline", x => x.Baseline, 0.1)
            .Number("branching", x => x.Branching, 0.5)
            .Number("decay", x => x.Decay, 12)
            .Optional("kernel", x => x.Kernel, () => ChoiceShape<HawkesKernel>.Instance, () => default)
            .Optional("start", x => x.Start, () => ChoiceShape<HawkesStart>.Instance, () => default)
            .Make(v => new(v["baseline"], v["branching"], v["decay"]) { Kernel = v.Get<HawkesKernel>("kernel"), Start = v.Get<HawkesStart>("start") })),
    ]);

    /// <summary>Any component of an event.</summary>
    public static KindShape<PerilLoss> Losses { get; } = new("peril loss",
    [
        Leaf.Of<PerilLoss, AmountLoss>("amountLoss", Leaf.Shape<AmountLoss>()
            .Optional("section", x => x.Section, () => new TextShape("loss"), () => "loss")
            .Required("severity", x => x.Severity, () => SeverityKinds.Shape)
            .Make(v => new(v.Get<Severity>("severity")) { Section = v.Get<string>("section") })),
        Leaf.Of<PerilLoss, RecordsLoss>("recordsLoss", Leaf.Shape<RecordsLoss>()
            .Optional("section", x => x.Section, () => new TextShape("breach response"), () => "breach response")
            .Required("records", x => x.Records, () => SeverityKinds.Shape)
            .OptionalNumber("intercept", x => x.Intercept, 7.6799625)
            .OptionalNumber("slope", x => x.Slope, 0.7583576)
            .OptionalNumber("residualDeviation", x => x.ResidualDeviation, 0.523)
            .Make(v => new(v.Get<Severity>("records"))
            {
                Section = v.Get<string>("section"),
                Intercept = v["intercept"],
                Slope = v["slope"],
                ResidualDeviation = v["residualDeviation"],
            })),
        Leaf.Of<PerilLoss, OutageLoss>("outageLoss", Leaf.Shape<OutageLoss>()
            .Optional("section", x => x.Section, () => new TextShape("business interruption"), () => "business interruption")
            .Required("hours", x => x.Hours, () => SeverityKinds.Shape)
            .Number("hourlyLoss", x => x.HourlyLoss, 10_000)
            .OptionalNumber("dependencyShare", x => x.DependencyShare, 1)
            .Make(v => new(v.Get<Severity>("hours"), v["hourlyLoss"])
            {
                Section = v.Get<string>("section"),
                DependencyShare = v["dependencyShare"],
            })),
    ]);

    /// <summary>A peril.</summary>
    public static ObjectShape<CyberPeril> Peril { get; } = new ObjectShape<CyberPeril>()
        .Text("name", x => x.Name, "breach")
        .Required("arrivals", x => x.Arrivals, () => Arrivals)
        .Required("components", x => x.Components, () => new ListShape<PerilLoss>(Losses))
        .Optional("componentDependence", x => x.ComponentDependence, () => ChoiceShape<ComponentDependence>.Instance, () => default)
        .Optional("tags", x => x.Tags, () => Tags, () => [])
        .Optional("systemicComponents", x => x.SystemicComponents, () => new ListShape<PerilLoss>(Losses), () => [])
        .Optional("severityBasis", x => x.SeverityBasis, () => ChoiceShape<SeverityBasis>.Instance, () => default)
        .Optional("sources", x => x.Sources, () => CoverShapes.Sources, () => [])
        .Make(v => new(v.Get<string>("name"), v.Get<Arrivals>("arrivals"), v.Get<ValueList<PerilLoss>>("components").AsSpan())
        {
            ComponentDependence = v.Get<ComponentDependence>("componentDependence"),
            Tags = v.Get<ValueList<string>>("tags"),
            SystemicComponents = v.Get<ValueList<PerilLoss>>("systemicComponents"),
            SeverityBasis = v.Get<SeverityBasis>("severityBasis"),
            Sources = v.Get<ValueList<ParameterSource>>("sources"),
        });

    /// <summary>A cyber risk.</summary>
    public static Kind<LossModel> Risk { get; } = Leaf.Of<LossModel, CyberRisk>("cyberRisk", Leaf.Shape<CyberRisk>()
        .Required("perils", x => x.Perils, () => new ListShape<CyberPeril>(Peril, unique: "name"))
        .Optional("systemic", x => x.Systemic, () => new ListShape<SystemicEvent>(SystemicKinds.Event, unique: "tag"), () => [])
        .OptionalNumber("securityLevel", x => x.SecurityLevel)
        .Optional("sector", x => x.Sector, () => ChoiceShape<Industry>.Instance, () => default)
        .Optional("isPatched", x => x.IsPatched, () => FlagShape.Instance, () => false)
        .Optional("sources", x => x.Sources, () => CoverShapes.Sources, () => [])
        .Make(v => new()
        {
            Perils = v.Get<ValueList<CyberPeril>>("perils"),
            Systemic = v.Get<ValueList<SystemicEvent>>("systemic"),
            SecurityLevel = v["securityLevel"],
            Sector = v.Get<Industry>("sector"),
            IsPatched = v.Get<bool>("isPatched"),
            Sources = v.Get<ValueList<ParameterSource>>("sources"),
        }));
}
