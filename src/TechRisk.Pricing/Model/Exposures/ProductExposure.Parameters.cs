using System.Diagnostics.CodeAnalysis;

namespace TechRisk.Pricing;

// the parameters of product facts: a starter each, and the user's own value in its place
public sealed partial record ProductExposure
{
    /// <summary>Claims a million of domestic sales of a firm with the manual's size factor 1.</summary>
    /// <value>Number of claims a million of the submission's currency, 0 or more.</value>
    [AllowNull]
    public Assumption ClaimRate { get => Or(ProductStarters.ClaimRate); init => Own = With(value, ProductStarters.ClaimRate); }

    /// <summary>Factor on the rate of sales in Europe.</summary>
    /// <value>Above 0.</value>
    [AllowNull]
    public Assumption EuropeRelativity { get => Or(ProductStarters.EuropeRelativity); init => Own = With(value, ProductStarters.EuropeRelativity); }

    /// <summary>Factor on the rate of sales in North America.</summary>
    /// <value>Above 0.</value>
    [AllowNull]
    public Assumption NorthAmericaRelativity { get => Or(ProductStarters.NorthAmericaRelativity); init => Own = With(value, ProductStarters.NorthAmericaRelativity); }

    /// <summary>Mean indemnity of a claim outside North America, in the submission's currency.</summary>
    /// <value>Currency, above 0.</value>
    [AllowNull]
    public Assumption ClaimMean { get => Or(ProductStarters.ClaimMean); init => Own = With(value, ProductStarters.ClaimMean); }

    /// <summary>Mean indemnity of a claim in North America.</summary>
    /// <value>US dollars, above 0.</value>
    [AllowNull]
    public Assumption NorthAmericaClaimMean { get => Or(ProductStarters.NorthAmericaClaimMean); init => Own = With(value, ProductStarters.NorthAmericaClaimMean); }

    /// <summary>Units of the submission's currency a US dollar.</summary>
    /// <value>Above 0.</value>
    [AllowNull]
    public Assumption ExchangeRate { get => Or(ProductStarters.ExchangeRate); init => Own = With(value, ProductStarters.ExchangeRate); }

    /// <summary>Yearly growth of the cost of a claim.</summary>
    /// <value>A fraction above -1.</value>
    [AllowNull]
    public Assumption SeverityTrend { get => Or(ProductStarters.SeverityTrend); init => Own = With(value, ProductStarters.SeverityTrend); }

    /// <summary>Yearly growth of the claims of a unit of sales.</summary>
    /// <value>A fraction above -1.</value>
    [AllowNull]
    public Assumption FrequencyTrend { get => Or(ProductStarters.FrequencyTrend); init => Own = With(value, ProductStarters.FrequencyTrend); }

    /// <summary>Power to which the manual's factor by sales is taken: 1 as it stands, 0 for none.</summary>
    /// <value>A fraction in [0, 1].</value>
    [AllowNull]
    public Assumption SizeElasticity { get => Or(ProductStarters.SizeElasticity); init => Own = With(value, ProductStarters.SizeElasticity); }

    /// <summary>Cost of defence as a share of the indemnity.</summary>
    /// <value>0 or more, a fraction of the indemnity.</value>
    [AllowNull]
    public Assumption DefenceRatio { get => Or(ProductStarters.DefenceRatio); init => Own = With(value, ProductStarters.DefenceRatio); }

    /// <summary>Defective batches a year of each production site.</summary>
    /// <value>0 or more a year.</value>
    [AllowNull]
    public Assumption BatchRate { get => Or(ProductStarters.BatchRate); init => Own = With(value, ProductStarters.BatchRate); }

    /// <summary>Mean number of claims of a batch, geometric from 1.</summary>
    /// <value>1 or more.</value>
    [AllowNull]
    public Assumption ClaimsPerBatch { get => Or(ProductStarters.ClaimsPerBatch); init => Own = With(value, ProductStarters.ClaimsPerBatch); }

    /// <summary>Factor of a certified quality system on claims, batches and recalls.</summary>
    /// <value>Above 0.</value>
    [AllowNull]
    public Assumption QualityRelativity { get => Or(ProductStarters.QualityRelativity); init => Own = With(value, ProductStarters.QualityRelativity); }

    /// <summary>Recalls a year of each production site.</summary>
    /// <value>0 or more a year.</value>
    [AllowNull]
    public Assumption RecallRate { get => Or(ProductStarters.RecallRate); init => Own = With(value, ProductStarters.RecallRate); }

    /// <summary>Mean share of the units on the market that a recall reaches.</summary>
    /// <value>A fraction above 0 and below 1.</value>
    [AllowNull]
    public Assumption RecallShare { get => Or(ProductStarters.RecallShare); init => Own = With(value, ProductStarters.RecallShare); }

    /// <summary>Shape of the gamma law of the firm's own rate: its weight against the firm's record.</summary>
    /// <value>Above 0.</value>
    [AllowNull]
    public Assumption PriorClaimsShape { get => Or(ProductStarters.PriorClaimsShape); init => Own = With(value, ProductStarters.PriorClaimsShape); }

    /// <inheritdoc/>
    public override ValueList<(string Parameter, Assumption Assumption)> Assumptions
    {
        get
        {
            List<(string, Assumption)> lines =
            [
                ("claimRate", ClaimRate), ("severityTrend", SeverityTrend), ("frequencyTrend", FrequencyTrend),
                ("sizeElasticity", SizeElasticity), ("defenceRatio", DefenceRatio), ("batchRate", BatchRate), ("claimsPerBatch", ClaimsPerBatch),
            ];
            if (Sales.Any(line => line.Territory == Territory.Europe))
            {
                lines.Add(("europeRelativity", EuropeRelativity));
            }

            if (Sales.Any(line => line.Territory != Territory.NorthAmerica))
            {
                lines.Add(("claimMean", ClaimMean));
            }

            if (Sales.Any(line => line.Territory == Territory.NorthAmerica))
            {
                lines.AddRange([("northAmericaRelativity", NorthAmericaRelativity), ("northAmericaClaimMean", NorthAmericaClaimMean), ("exchangeRate", ExchangeRate)]);
            }

            if (HasQualitySystem)
            {
                lines.Add(("qualityRelativity", QualityRelativity));
            }

            if (HasRecall)
            {
                lines.AddRange([("recallRate", RecallRate), ("recallShare", RecallShare)]);
            }

            if (PriorSales > 0)
            {
                lines.Add(("priorClaimsShape", PriorClaimsShape));
            }

            if (ReportLag == ProductStarters.ReportLag)
            {
                double years = ReportLag.Select((share, lag) => share * lag).Sum();
                lines.Add(("reportLag", new Assumption(years, "mean years until a claim is made", ProductStarters.LagSource)));
            }

            return lines.ToValueList();
        }
    }

    internal override Exposure WithAssumptionsOwn() => this with
    {
        ClaimRate = ClaimRate,
        EuropeRelativity = EuropeRelativity,
        NorthAmericaRelativity = NorthAmericaRelativity,
        ClaimMean = ClaimMean,
        NorthAmericaClaimMean = NorthAmericaClaimMean,
        ExchangeRate = ExchangeRate,
        SeverityTrend = SeverityTrend,
        FrequencyTrend = FrequencyTrend,
        SizeElasticity = SizeElasticity,
        DefenceRatio = DefenceRatio,
        BatchRate = BatchRate,
        ClaimsPerBatch = ClaimsPerBatch,
        QualityRelativity = QualityRelativity,
        RecallRate = RecallRate,
        RecallShare = RecallShare,
        PriorClaimsShape = PriorClaimsShape,
    };
}
