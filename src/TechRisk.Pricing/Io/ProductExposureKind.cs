namespace TechRisk.Pricing;

/// <summary>Underwriting facts of product liability in JSON.</summary>
internal static class ProductExposureKind
{
    private static ListShape<double> Amounts { get; } = new(NumberShape.Instance);

    private static ObjectShape<ProductSales> Sales { get; } = new ObjectShape<ProductSales>()
        .Text("name", x => x.Name, "pumps")
        .Number("sales", x => x.Sales, 1e7)
        .Optional("territory", x => x.Territory, () => ChoiceShape<Territory>.Instance, () => default)
        .Optional("pastSales", x => x.PastSales, () => Amounts, () => [])
        .OptionalNumber("hazardFactor", x => x.HazardFactor, 1)
        .Make(v => new(v.Get<string>("name"), v["sales"])
        {
            Territory = v.Get<Territory>("territory"),
            PastSales = v.Get<ValueList<double>>("pastSales"),
            HazardFactor = v["hazardFactor"],
        });

    /// <summary>Facts of product liability.</summary>
    public static ObjectShape<ProductExposure> Shape { get; } = Leaf.Shape<ProductExposure>()
        .Firm()
        .Required("sales", x => x.Sales, () => new ListShape<ProductSales>(Sales))
        .Optional("claimsMadeStep", x => (long)x.ClaimsMadeStep, () => WholeNumberShape.Instance, () => 0L)
        .OptionalNumber("extendedReportingYears", x => x.ExtendedReportingYears)
        .Optional("reportLag", x => x.ReportLag, () => Amounts, () => ProductStarters.ReportLag)
        .Optional("defenceCosts", x => x.DefenceCosts, () => ChoiceShape<DefenceCosts>.Instance, () => default)
        .Optional("sites", x => (long)x.Sites, () => WholeNumberShape.Instance, () => 1L)
        .Optional("hasQualitySystem", x => x.HasQualitySystem, () => FlagShape.Instance, () => false)
        .OptionalNumber("trendYears", x => x.TrendYears)
        .OptionalNumber("unitsOnMarket", x => x.UnitsOnMarket)
        .OptionalNumber("recallCostPerUnit", x => x.RecallCostPerUnit)
        .OptionalNumber("recallFixedCost", x => x.RecallFixedCost)
        .OptionalNumber("priorClaims", x => x.PriorClaims)
        .OptionalNumber("priorSales", x => x.PriorSales)
        .Starter("claimRate")
        .Starter("europeRelativity")
        .Starter("northAmericaRelativity")
        .Starter("claimMean")
        .Starter("northAmericaClaimMean")
        .Starter("exchangeRate")
        .Starter("severityTrend")
        .Starter("frequencyTrend")
        .Starter("sizeElasticity")
        .Starter("defenceRatio")
        .Starter("batchRate")
        .Starter("claimsPerBatch")
        .Starter("qualityRelativity")
        .Starter("recallRate")
        .Starter("recallShare")
        .Starter("priorClaimsShape")
        .Make(v => new(v.Get<Industry>("industry"))
        {
            LifeCycle = v.Get<LifeCycleStage?>("lifeCycle"),
            Sales = v.Get<ValueList<ProductSales>>("sales"),
            ClaimsMadeStep = ExposureKinds.Whole(v.Get<long>("claimsMadeStep")),
            ExtendedReportingYears = v["extendedReportingYears"],
            ReportLag = v.Get<ValueList<double>>("reportLag"),
            DefenceCosts = v.Get<DefenceCosts>("defenceCosts"),
            Sites = ExposureKinds.Whole(v.Get<long>("sites")),
            HasQualitySystem = v.Get<bool>("hasQualitySystem"),
            TrendYears = v["trendYears"],
            UnitsOnMarket = v["unitsOnMarket"],
            RecallCostPerUnit = v["recallCostPerUnit"],
            RecallFixedCost = v["recallFixedCost"],
            PriorClaims = v["priorClaims"],
            PriorSales = v["priorSales"],
            ClaimRate = v.Get<Assumption?>("claimRate"),
            EuropeRelativity = v.Get<Assumption?>("europeRelativity"),
            NorthAmericaRelativity = v.Get<Assumption?>("northAmericaRelativity"),
            ClaimMean = v.Get<Assumption?>("claimMean"),
            NorthAmericaClaimMean = v.Get<Assumption?>("northAmericaClaimMean"),
            ExchangeRate = v.Get<Assumption?>("exchangeRate"),
            SeverityTrend = v.Get<Assumption?>("severityTrend"),
            FrequencyTrend = v.Get<Assumption?>("frequencyTrend"),
            SizeElasticity = v.Get<Assumption?>("sizeElasticity"),
            DefenceRatio = v.Get<Assumption?>("defenceRatio"),
            BatchRate = v.Get<Assumption?>("batchRate"),
            ClaimsPerBatch = v.Get<Assumption?>("claimsPerBatch"),
            QualityRelativity = v.Get<Assumption?>("qualityRelativity"),
            RecallRate = v.Get<Assumption?>("recallRate"),
            RecallShare = v.Get<Assumption?>("recallShare"),
            PriorClaimsShape = v.Get<Assumption?>("priorClaimsShape"),
        });
}
