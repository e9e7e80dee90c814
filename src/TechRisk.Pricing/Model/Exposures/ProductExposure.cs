using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Underwriting facts of a firm's product liability: sales by class and territory, trigger, sites, quality system, prior claims. Claims of
/// a line = sales in millions * rate * territory * size factor * quality, updated with the firm's own claims by the gamma-Poisson rule.
/// </summary>
/// <remarks>Sites carry batches and recalls: each site has its own rate of defective batches. Sales, not premium, are the base of exposure.</remarks>
public sealed partial record ProductExposure : Exposure
{
    private const double Million = 1e6;

    // a + b of the Beta law of the share of units that a recall reaches
    private const double RecallWeight = 5;

    /// <summary>Facts of a firm of an industry.</summary>
    /// <param name="industry">Industry of the firm.</param>
    public ProductExposure(Industry industry)
        : base(industry)
    {
    }

    /// <summary>Sales by class and territory; each entry is a line of the risk.</summary>
    /// <value>At least one, no name twice in a territory.</value>
    public ValueList<ProductSales> Sales
    {
        get;
        init => field = value is not null && value.Select(line => (line.Name, line.Territory)).Distinct().Count() == value.Count
            ? value
            : throw Require.Wrong(nameof(Sales), value?.ToString() ?? "null", "must name each class once in a territory");
    } = [];

    /// <summary>Year of a claims-made policy since its retroactive date.</summary>
    /// <value>1 or more; the default 0 means that damage within the policy year is insured, whenever it is reported.</value>
    public int ClaimsMadeStep { get; init => field = value >= 0 ? value : throw Require.Wrong(nameof(ClaimsMadeStep), value, "must be 1 or more, or 0 for occurrence"); }

    /// <summary>Years after a claims-made policy in which claims of insured damage may still be reported.</summary>
    /// <value>0 or more; the default is 0.</value>
    public double ExtendedReportingYears { get; init => field = Require.NonNegative(value, nameof(ExtendedReportingYears)); }

    /// <summary>Shares of the claims of a year of damage that are reported 0, 1, ... years later.</summary>
    /// <value>Fractions that sum to 1 (within 1e-12); the default is 0.35, 0.30, 0.20, 0.10, 0.05.</value>
    public ValueList<double> ReportLag
    {
        get;
        init => field = value is not null && value.All(share => share is >= 0 and <= 1) && Math.Abs(value.Sum() - 1) <= 1e-12
            ? value
            : throw Require.Wrong(nameof(ReportLag), value?.ToString() ?? "null", "must have shares in [0, 1] that sum to 1 (within 1e-12)");
    } = ProductStarters.ReportLag;

    /// <summary>How the costs of defence are borne.</summary>
    /// <value>The default is outside the limit.</value>
    public DefenceCosts DefenceCosts
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw Require.Wrong(nameof(DefenceCosts), value, "must be one of the treatments of defence costs");
    }

    /// <summary>Production sites; batches and recalls arise in each.</summary>
    /// <value>0 or more; the default is 1.</value>
    public int Sites { get; init => field = value >= 0 ? value : throw Require.Wrong(nameof(Sites), value, "must be 0 or more"); } = 1;

    /// <summary>True if a quality system is certified, such as ISO 13485 or IATF 16949.</summary>
    public bool HasQualitySystem { get; init; }

    /// <summary>Years from the level of cost of the parameters to the middle of the policy year.</summary>
    /// <value>A finite number of years; the default is 0.</value>
    public double TrendYears { get; init => field = Require.Finite(value, nameof(TrendYears)); }

    /// <summary>Units that a recall can reach.</summary>
    /// <value>Number of units, 0 or more; with the default 0 no recall is insured.</value>
    public double UnitsOnMarket { get; init => field = Require.NonNegative(value, nameof(UnitsOnMarket)); }

    /// <summary>Cost of recalling a unit, in the submission's currency.</summary>
    /// <value>0 or more; with the default 0 no recall is insured.</value>
    public double RecallCostPerUnit { get; init => field = Require.NonNegative(value, nameof(RecallCostPerUnit)); }

    /// <summary>Cost of a recall whatever its size, in the submission's currency.</summary>
    /// <value>0 or more; the default is 0.</value>
    public double RecallFixedCost { get; init => field = Require.NonNegative(value, nameof(RecallFixedCost)); }

    /// <summary>Claims of the firm against the prior sales.</summary>
    /// <value>Number of claims, 0 or more; the default is 0.</value>
    public double PriorClaims { get; init => field = Require.NonNegative(value, nameof(PriorClaims)); }

    /// <summary>Sales against which the prior claims were counted, developed and at today's prices, in the submission's currency.</summary>
    /// <value>0 or more; the default 0 means that there is no record.</value>
    public double PriorSales { get; init => field = Require.NonNegative(value, nameof(PriorSales)); }

    /// <summary>Expected single claims of the policy year's sales, of all lines.</summary>
    public double ExpectedClaims => Sales.Sum(line => line.Sales / Million * RateOf(line));

    /// <summary>Factor by which the firm's own record moves the rate of every line: (r + n) / (r + expected claims of the prior sales).</summary>
    public double ExperienceFactor => PriorSales == 0 || Sales.Count == 0
        ? 1
        : (PriorClaimsShape.Value + PriorClaims) / (PriorClaimsShape.Value + PriorSales / Million * Sales.Sum(line => line.Sales * PriorRate(line)) / TotalSales);

    internal bool HasRecall => UnitsOnMarket > 0 && RecallCostPerUnit > 0;

    internal double TotalSales => Sales.Sum(line => line.Sales);

    private double Quality => HasQualitySystem ? QualityRelativity.Value : 1;

    /// <summary>A risk of a line for each entry of the sales, with batches at the sites and, where units and their cost are given, recalls.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No sales, claims without prior sales, or a fact that the trigger does not know.</exception>
    public override LossModel ToLossModel()
    {
        if (Sales.Count == 0)
        {
            throw Require.Wrong(nameof(Sales), 0, "must hold the sales of at least one class of products");
        }

        if (PriorClaims > 0 && PriorSales == 0)
        {
            throw Require.Wrong(nameof(PriorSales), PriorSales, "must say against which sales the prior claims were counted");
        }

        if (ClaimsMadeStep == 0 && ExtendedReportingYears > 0)
        {
            throw Require.Wrong(nameof(ExtendedReportingYears), ExtendedReportingYears, "needs a claims-made policy: an occurrence policy pays whenever the claim is reported");
        }

        return new ProductRisk
        {
            Lines = Sales.Select(Line).ToValueList(),
            DefenceCosts = DefenceCosts,
            Trigger = ClaimsMadeStep == 0
                ? new OccurrenceTrigger()
                : ClaimsMadeTrigger.AtStep(ClaimsMadeStep) with { ExtendedReportingYears = ExtendedReportingYears },
            Recall = HasRecall && Sites > 0 ? Recalls() : null,
            Sources = ProductSources.Of(this),
        };
    }

    internal override IEnumerable<Finding> Findings => ProductExposureFindings.Of(this);

    private ProductRecall Recalls() => new(
        RecallRate.Value * Sites * Quality, UnitsOnMarket, RecallCostPerUnit, new Beta(RecallWeight * RecallShare.Value, RecallWeight * (1 - RecallShare.Value)))
    {
        FixedCost = RecallFixedCost,
    };

    private ProductLine Line(ProductSales sales) => new(
        NameOf(sales), new Poisson(RateOf(sales)), ProductStarters.SizeOf(sales.Territory == Territory.NorthAmerica ? NorthAmericaClaimMean.Value * ExchangeRate.Value : ClaimMean.Value))
    {
        Exposure = sales.Sales / Million,
        PastExposures = sales.PastSales.Select(past => past / Million).ToValueList(),
        Batches = BatchRate.Value == 0 || Sites == 0 ? null : new BatchLaw(
            BatchRate.Value * Sites * Quality * sales.Sales / TotalSales, new ZeroTruncated(new Geometric(ClaimsPerBatch.Value - 1))),
        Defence = DefenceRatio.Value == 0 ? null : new DefenceRatio(DefenceRatio.Value),
        ReportLag = ReportLag,
        SeverityTrend = SeverityTrend.Value,
        FrequencyTrend = FrequencyTrend.Value,
        TrendYears = TrendYears,
    };

    /// <summary>Name of the line of an entry.</summary>
    internal static string NameOf(ProductSales sales) => sales.Territory == Territory.Domestic ? sales.Name : $"{sales.Name}, {sales.Territory}";

    // claims a million of sales
    private double RateOf(ProductSales line) => PriorRate(line) * ExperienceFactor;

    private double PriorRate(ProductSales line) => ClaimRate.Value * line.HazardFactor * Quality * Power(ProductStarters.SizeFactor(TotalSales)) * line.Territory switch
    {
        Territory.Europe => EuropeRelativity.Value,
        Territory.NorthAmerica => NorthAmericaRelativity.Value,
        _ => 1,
    };

    private double Power(double factor) => SizeElasticity.Value == 1 ? factor : Pow.Of(factor, SizeElasticity.Value);
}
