namespace TechRisk.Pricing;

/// <summary>Underwriting facts of cyber in JSON.</summary>
internal static class CyberExposureKind
{
    private static ObjectShape<Control> Control { get; } = new ObjectShape<Control>()
        .Required("kind", x => x.Kind, () => ChoiceShape<ControlKind>.Instance)
        .OptionalNumber("coverage", x => x.Coverage, 1)
        .Make(v => new(v.Get<ControlKind>("kind")) { Coverage = v["coverage"] });

    private static ObjectShape<RecordClass> Records { get; } = new ObjectShape<RecordClass>()
        .Text("name", x => x.Name, "health data")
        .Number("count", x => x.Count, 1000)
        .Make(v => new(v.Get<string>("name"), v["count"]));

    /// <summary>Facts of cyber.</summary>
    public static ObjectShape<CyberExposure> Shape { get; } = Leaf.Shape<CyberExposure>()
        .Firm()
        .Number("revenue", x => x.Revenue, 1e8)
        .OptionalNumber("records", x => x.Records)
        .Optional("recordClasses", x => x.RecordClasses, () => new ListShape<RecordClass>(Records, unique: "name"), () => [])
        .Optional("controls", x => x.Controls, () => new ListShape<Control>(Control), () => [])
        .Optional("providers", x => x.Providers, () => DependenceKinds.Names, () => [])
        .OptionalNumber("grossProfitPerHour", x => x.GrossProfitPerHour)
        .OptionalNumber("priorIncidents", x => x.PriorIncidents)
        .OptionalNumber("priorYears", x => x.PriorYears)
        .Optional("severityBasis", x => x.SeverityBasis, () => ChoiceShape<SeverityBasis>.Instance, () => SeverityBasis.PublicLosses)
        .Starter("incidentRate")
        .Starter("referenceRevenue")
        .Starter("revenueElasticity")
        .Starter("severityElasticity")
        .Starter("sectorRelativity")
        .Starter("controlDamping")
        .Starter("relativityCap")
        .Starter("priorShape")
        .Starter("exchangeRate")
        .Starter("severityMedian")
        .Starter("severitySigma")
        .Starter("breachShare")
        .Starter("ransomwareShare")
        .Starter("fundsTransferShare")
        .Starter("systemFailureShare")
        .Starter("liabilityShare")
        .Starter("breachRecordsMedian")
        .Starter("breachRecordsSigma")
        .Starter("recordsIntercept")
        .Starter("recordsSlope")
        .Starter("recordsResidual")
        .Starter("fundsTransferMean")
        .Starter("fundsTransferSigma")
        .Starter("grossMargin")
        .Starter("dependencyShare")
        .Starter("outageMedian")
        .Starter("outageSigma")
        .Starter("providerOutageRate")
        .Starter("providerFootprint")
        .Starter("providerOutageMedian")
        .Make(v => new(v.Get<Industry>("industry"))
        {
            LifeCycle = v.Get<LifeCycleStage?>("lifeCycle"),
            Revenue = v["revenue"],
            Records = v["records"],
            RecordClasses = v.Get<ValueList<RecordClass>>("recordClasses"),
            Controls = v.Get<ValueList<Control>>("controls"),
            Providers = v.Get<ValueList<string>>("providers"),
            GrossProfitPerHour = v["grossProfitPerHour"],
            PriorIncidents = v["priorIncidents"],
            PriorYears = v["priorYears"],
            SeverityBasis = v.Get<SeverityBasis>("severityBasis"),
            IncidentRate = v.Get<Assumption?>("incidentRate"),
            ReferenceRevenue = v.Get<Assumption?>("referenceRevenue"),
            RevenueElasticity = v.Get<Assumption?>("revenueElasticity"),
            SeverityElasticity = v.Get<Assumption?>("severityElasticity"),
            SectorRelativity = v.Get<Assumption?>("sectorRelativity"),
            ControlDamping = v.Get<Assumption?>("controlDamping"),
            RelativityCap = v.Get<Assumption?>("relativityCap"),
            PriorShape = v.Get<Assumption?>("priorShape"),
            ExchangeRate = v.Get<Assumption?>("exchangeRate"),
            SeverityMedian = v.Get<Assumption?>("severityMedian"),
            SeveritySigma = v.Get<Assumption?>("severitySigma"),
            BreachShare = v.Get<Assumption?>("breachShare"),
            RansomwareShare = v.Get<Assumption?>("ransomwareShare"),
            FundsTransferShare = v.Get<Assumption?>("fundsTransferShare"),
            SystemFailureShare = v.Get<Assumption?>("systemFailureShare"),
            LiabilityShare = v.Get<Assumption?>("liabilityShare"),
            BreachRecordsMedian = v.Get<Assumption?>("breachRecordsMedian"),
            BreachRecordsSigma = v.Get<Assumption?>("breachRecordsSigma"),
            RecordsIntercept = v.Get<Assumption?>("recordsIntercept"),
            RecordsSlope = v.Get<Assumption?>("recordsSlope"),
            RecordsResidual = v.Get<Assumption?>("recordsResidual"),
            FundsTransferMean = v.Get<Assumption?>("fundsTransferMean"),
            FundsTransferSigma = v.Get<Assumption?>("fundsTransferSigma"),
            GrossMargin = v.Get<Assumption?>("grossMargin"),
            DependencyShare = v.Get<Assumption?>("dependencyShare"),
            OutageMedian = v.Get<Assumption?>("outageMedian"),
            OutageSigma = v.Get<Assumption?>("outageSigma"),
            ProviderOutageRate = v.Get<Assumption?>("providerOutageRate"),
            ProviderFootprint = v.Get<Assumption?>("providerFootprint"),
            ProviderOutageMedian = v.Get<Assumption?>("providerOutageMedian"),
        });
}
