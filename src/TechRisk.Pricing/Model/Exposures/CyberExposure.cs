using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Underwriting facts of a firm's cyber risk. Rate = base (revenue / reference)^b * clamp(sector * controls^-w), updated with the firm's own
/// incidents by the gamma-Poisson rule (r + n) / (r / rate + years); the perils share it by their weights.
/// </summary>
/// <remarks>
/// Published effects of controls are odds of single controls that go together: they are damped by the power w and the product is clamped
/// on the log scale. Authentication with several factors counts only where it covers everything; other controls count by the power of
/// their coverage. Rate and severity have to come from one basis: insurers' claims, or publicly known losses.
/// </remarks>
public sealed partial record CyberExposure : Exposure
{
    private const double HoursOfYear = 8766;

    /// <summary>Facts of a firm of an industry.</summary>
    /// <param name="industry">Industry of the firm.</param>
    public CyberExposure(Industry industry)
        : base(industry)
    {
    }

    /// <summary>Revenue of a year, in the submission's currency.</summary>
    /// <value>Above 0.</value>
    public double Revenue { get; init => field = Require.Positive(value, nameof(Revenue)); }

    /// <summary>Records of persons that the firm holds, beside those of the classes.</summary>
    /// <value>Number of records, 0 or more; with no record at all a breach costs what other incidents cost.</value>
    public double Records { get; init => field = Require.NonNegative(value, nameof(Records)); }

    /// <summary>Records by class; their numbers add up.</summary>
    /// <value>The default is empty.</value>
    public ValueList<RecordClass> RecordClasses { get; init => field = value ?? throw new ArgumentNullException(nameof(RecordClasses)); } = [];

    /// <summary>Security controls.</summary>
    /// <value>No kind twice; the default is empty.</value>
    public ValueList<Control> Controls
    {
        get;
        init => field = value is not null && value.Select(control => control.Kind).Distinct().Count() == value.Count
            ? value
            : throw Require.Wrong(nameof(Controls), value?.ToString() ?? "null", "must name each control once");
    } = [];

    /// <summary>Providers whose outage stops the firm: the tags of systemic events, the same word for all their customers.</summary>
    /// <value>No provider twice; the default is empty.</value>
    public ValueList<string> Providers
    {
        get;
        init => field = value is not null && value.Distinct(StringComparer.Ordinal).Count() == value.Count && !value.Any(string.IsNullOrWhiteSpace)
            ? value
            : throw Require.Wrong(nameof(Providers), value?.ToString() ?? "null", "must name each provider once, none of them empty");
    } = [];

    /// <summary>Gross profit of an hour, in the submission's currency.</summary>
    /// <value>0 or more; the default 0 takes revenue * gross margin / 8,766 hours.</value>
    public double GrossProfitPerHour { get; init => field = Require.NonNegative(value, nameof(GrossProfitPerHour)); }

    /// <summary>Incidents of the firm in the observed years.</summary>
    /// <value>Number of incidents, 0 or more; the default is 0.</value>
    public double PriorIncidents { get; init => field = Require.NonNegative(value, nameof(PriorIncidents)); }

    /// <summary>Years in which the firm's incidents were counted.</summary>
    /// <value>Years, 0 or more; the default 0 means that there is no record.</value>
    public double PriorYears { get; init => field = Require.NonNegative(value, nameof(PriorYears)); }

    /// <summary>The basis of rate and severity.</summary>
    /// <value>Claims or PublicLosses; the default is publicly known losses.</value>
    public SeverityBasis SeverityBasis
    {
        get;
        init => field = value is SeverityBasis.Claims or SeverityBasis.PublicLosses ? value : throw Require.Wrong(nameof(SeverityBasis), value, "must be Claims or PublicLosses");
    } = SeverityBasis.PublicLosses;

    /// <summary>Product of sector and controls before the clamp: sector * the product of odds^(-damping * coverage).</summary>
    public double RelativityProduct => SectorRelativity.Value * Exp.Of(-ControlDamping.Value * Controls.Sum(control =>
        Counts(control) ? control.Coverage * Log.Of(CyberStarters.Odds(control.Kind).Value) : 0));

    /// <summary>The product in [1 / cap, cap].</summary>
    public double Relativity => Math.Clamp(RelativityProduct, 1 / RelativityCap.Value, RelativityCap.Value);

    /// <summary>Incidents a year before the firm's own record.</summary>
    public double PriorRate => IncidentRate.Value * Exp.Of(RevenueElasticity.Value * LogSize) * Relativity;

    /// <summary>Incidents a year after the firm's own record: (r + n) / (r / prior rate + years).</summary>
    public double ExpectedIncidents => PriorRate == 0 ? 0 : (PriorShape.Value + Observed) / (PriorShape.Value / PriorRate + PriorYears);

    /// <summary>Law of the number of incidents of a year: Poisson with a gamma rate of shape r + n.</summary>
    public Frequency IncidentFrequency => Counted(ExpectedIncidents);

    /// <summary>All records, classes and others.</summary>
    internal double TotalRecords => Records + RecordClasses.Sum(records => records.Count);

    private double Observed => PriorYears > 0 ? PriorIncidents : 0;

    private double LogSize => Log.Of(Revenue / ReferenceRevenue.Value);

    private double HourlyLoss => GrossProfitPerHour > 0 ? GrossProfitPerHour : Revenue * GrossMargin.Value / HoursOfYear;

    /// <summary>A risk of the perils breach, ransomware, funds transfer, system failure and liability, and an outage of each provider.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No revenue, incidents without years, no gross profit, or no weight of a peril.</exception>
    public override LossModel ToLossModel()
    {
        Require.Positive(Revenue);
        if (PriorIncidents > 0 && PriorYears == 0)
        {
            throw Require.Wrong(nameof(PriorYears), PriorYears, "must say in how many years the prior incidents were counted");
        }

        double weights = BreachShare.Value + RansomwareShare.Value + FundsTransferShare.Value + SystemFailureShare.Value + LiabilityShare.Value;
        if (!(weights > 0) || !(HourlyLoss > 0))
        {
            throw weights > 0
                ? Require.Wrong(nameof(GrossMargin), GrossMargin.Value, "must be above 0, or the gross profit an hour must be given")
                : Require.Wrong(nameof(BreachShare), BreachShare.Value, "must leave a weight above 0 for one of the perils");
        }

        OutageLoss interruption = new(LogNormal(OutageMedian.Value, OutageSigma.Value), HourlyLoss) { DependencyShare = DependencyShare.Value };
        Severity incident = LogNormal(SeverityMedian.Value * ExchangeRate.Value * Exp.Of(SeverityElasticity.Value * LogSize), SeveritySigma.Value);
        return new CyberRisk
        {
            Sector = Industry,
            Perils =
            [
                Peril("breach", BreachShare, weights, Breach(incident)),
                Peril("ransomware", RansomwareShare, weights, new AmountLoss(incident) { Section = "extortion and restoration" }, interruption),
                Peril("funds transfer", FundsTransferShare, weights, new AmountLoss(FundsTransfer) { Section = "funds transfer" }),
                Peril("system failure", SystemFailureShare, weights, interruption),
                Peril("liability", LiabilityShare, weights, new AmountLoss(incident) { Section = "liability" }),
                .. Providers.Select(provider => new CyberPeril("outage of " + provider, new Poisson(0), interruption) { Tags = [provider], SeverityBasis = SeverityBasis }),
            ],
            Systemic = Providers.Select(provider => new SystemicEvent(provider, ProviderOutageRate.Value)
            {
                Footprint = new Beta(FootprintWeight * ProviderFootprint.Value, FootprintWeight * (1 - ProviderFootprint.Value)),
                OutageHours = LogNormal(ProviderOutageMedian.Value, OutageSigma.Value),
            }).ToValueList(),
            Sources = CyberSources.Of(this),
        };
    }

    // a + b of the Beta law of the share of struck customers: 0.8 and 4 at the starter's mean
    private const double FootprintWeight = 4.8;

    internal override IEnumerable<Finding> Findings => CyberExposureFindings.Of(this);

    /// <summary>True if a control moves the rate: not a partial authentication with several factors.</summary>
    internal static bool Counts(Control control) => control.Kind != ControlKind.MultiFactorAuthentication || control.Coverage == 1;

    private Severity FundsTransfer => TechRisk.Pricing.LogNormal.FromMeanAndSigma(FundsTransferMean.Value * ExchangeRate.Value * Exp.Of(SeverityElasticity.Value * LogSize), FundsTransferSigma.Value);

    // records are cut at the firm's stock; intercept in the submission's currency
    private PerilLoss Breach(Severity incident) => TotalRecords == 0
        ? new AmountLoss(incident) { Section = "breach response" }
        : new RecordsLoss(new Truncated(LogNormal(BreachRecordsMedian.Value, BreachRecordsSigma.Value), 0, TotalRecords))
        {
            Intercept = RecordsIntercept.Value + Log.Of(ExchangeRate.Value),
            Slope = RecordsSlope.Value,
            ResidualDeviation = RecordsResidual.Value,
        };

    private CyberPeril Peril(string name, Assumption share, double weights, params ReadOnlySpan<PerilLoss> components) =>
        new(name, Counted(ExpectedIncidents * share.Value / weights), components) { SeverityBasis = SeverityBasis };

    private Frequency Counted(double mean) => mean == 0 ? new Poisson(0) : NegativeBinomial.FromSizeAndMean(PriorShape.Value + Observed, mean);

    private static LogNormal LogNormal(double median, double sigma) => new(Log.Of(median), sigma);
}
