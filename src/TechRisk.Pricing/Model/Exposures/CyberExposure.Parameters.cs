using System.Diagnostics.CodeAnalysis;

namespace TechRisk.Pricing;

// the parameters of cyber facts: a starter each, and the user's own value in its place
public sealed partial record CyberExposure
{
    /// <summary>Incidents a year of a firm of the reference revenue, without controls, sector 1.</summary>
    /// <value>Incidents a year, 0 or more.</value>
    [AllowNull]
    public Assumption IncidentRate { get => Or(CyberStarters.IncidentRate(SeverityBasis)); init => Own = With(value, CyberStarters.IncidentRate(SeverityBasis)); }

    /// <summary>Revenue of the firm that the incident rate and the severity describe.</summary>
    /// <value>Currency of the submission a year, above 0.</value>
    [AllowNull]
    public Assumption ReferenceRevenue { get => Or(CyberStarters.ReferenceRevenue); init => Own = With(value, CyberStarters.ReferenceRevenue); }

    /// <summary>Power of revenue / reference revenue on the rate.</summary>
    /// <value>A fraction in [0, 1].</value>
    [AllowNull]
    public Assumption RevenueElasticity { get => Or(CyberStarters.RevenueElasticity); init => Own = With(value, CyberStarters.RevenueElasticity); }

    /// <summary>Power of revenue / reference revenue on the size of an incident.</summary>
    /// <value>A fraction in [0, 1].</value>
    [AllowNull]
    public Assumption SeverityElasticity { get => Or(CyberStarters.SeverityElasticity); init => Own = With(value, CyberStarters.SeverityElasticity); }

    /// <summary>Factor of the sector on the rate.</summary>
    /// <value>Above 0.</value>
    [AllowNull]
    public Assumption SectorRelativity { get => Or(CyberStarters.SectorRelativity); init => Own = With(value, CyberStarters.SectorRelativity); }

    /// <summary>Power to which published effects of controls are taken, because they are marginal and correlated.</summary>
    /// <value>A fraction in [0, 1].</value>
    [AllowNull]
    public Assumption ControlDamping { get => Or(CyberStarters.ControlDamping); init => Own = With(value, CyberStarters.ControlDamping); }

    /// <summary>Largest product of sector and controls; its reciprocal is the smallest.</summary>
    /// <value>1 or more.</value>
    [AllowNull]
    public Assumption RelativityCap { get => Or(CyberStarters.RelativityCap); init => Own = With(value, CyberStarters.RelativityCap); }

    /// <summary>Shape of the gamma law of the firm's own rate: its weight against the firm's record, and the dispersion of counts.</summary>
    /// <value>Above 0.</value>
    [AllowNull]
    public Assumption PriorShape { get => Or(CyberStarters.PriorShape); init => Own = With(value, CyberStarters.PriorShape); }

    /// <summary>Units of the submission's currency a US dollar, in which severities are published.</summary>
    /// <value>Above 0.</value>
    [AllowNull]
    public Assumption ExchangeRate { get => Or(CyberStarters.ExchangeRate); init => Own = With(value, CyberStarters.ExchangeRate); }

    /// <summary>Median cost of an incident of a firm of the reference revenue.</summary>
    /// <value>US dollars, above 0.</value>
    [AllowNull]
    public Assumption SeverityMedian { get => Or(CyberStarters.SeverityMedian(SeverityBasis)); init => Own = With(value, CyberStarters.SeverityMedian(SeverityBasis)); }

    /// <summary>Standard deviation of the logarithm of the cost.</summary>
    /// <value>Above 0.</value>
    [AllowNull]
    public Assumption SeveritySigma { get => Or(CyberStarters.SeveritySigma(SeverityBasis)); init => Own = With(value, CyberStarters.SeveritySigma(SeverityBasis)); }

    /// <summary>Weight of breaches among the incidents; the weights of the perils are taken relative to their sum.</summary>
    /// <value>A fraction in [0, 1].</value>
    [AllowNull]
    public Assumption BreachShare { get => Or(CyberStarters.BreachShare); init => Own = With(value, CyberStarters.BreachShare); }

    /// <summary>Weight of ransomware among the incidents.</summary>
    /// <value>A fraction in [0, 1].</value>
    [AllowNull]
    public Assumption RansomwareShare { get => Or(CyberStarters.RansomwareShare); init => Own = With(value, CyberStarters.RansomwareShare); }

    /// <summary>Weight of fraudulent funds transfers among the incidents.</summary>
    /// <value>A fraction in [0, 1].</value>
    [AllowNull]
    public Assumption FundsTransferShare { get => Or(CyberStarters.FundsTransferShare); init => Own = With(value, CyberStarters.FundsTransferShare); }

    /// <summary>Weight of failures of the firm's own systems among the incidents.</summary>
    /// <value>A fraction in [0, 1].</value>
    [AllowNull]
    public Assumption SystemFailureShare { get => Or(CyberStarters.SystemFailureShare); init => Own = With(value, CyberStarters.SystemFailureShare); }

    /// <summary>Weight of liability claims among the incidents.</summary>
    /// <value>A fraction in [0, 1].</value>
    [AllowNull]
    public Assumption LiabilityShare { get => Or(CyberStarters.LiabilityShare); init => Own = With(value, CyberStarters.LiabilityShare); }

    /// <summary>Median number of records of a breach, before the firm's stock cuts it.</summary>
    /// <value>Number of records, above 0.</value>
    [AllowNull]
    public Assumption BreachRecordsMedian { get => Or(CyberStarters.BreachRecordsMedian); init => Own = With(value, CyberStarters.BreachRecordsMedian); }

    /// <summary>Standard deviation of the logarithm of the number of records.</summary>
    /// <value>Above 0.</value>
    [AllowNull]
    public Assumption BreachRecordsSigma { get => Or(CyberStarters.BreachRecordsSigma); init => Own = With(value, CyberStarters.BreachRecordsSigma); }

    /// <summary>Logarithm of the cost of a breach of one record, in US dollars.</summary>
    /// <value>A finite number.</value>
    [AllowNull]
    public Assumption RecordsIntercept { get => Or(CyberStarters.RecordsIntercept); init => Own = With(value, CyberStarters.RecordsIntercept); }

    /// <summary>Elasticity of the cost of a breach in its records.</summary>
    /// <value>Above 0.</value>
    [AllowNull]
    public Assumption RecordsSlope { get => Or(CyberStarters.RecordsSlope); init => Own = With(value, CyberStarters.RecordsSlope); }

    /// <summary>Standard deviation of the logarithm of the cost given the records.</summary>
    /// <value>Above 0.</value>
    [AllowNull]
    public Assumption RecordsResidual { get => Or(CyberStarters.RecordsResidual); init => Own = With(value, CyberStarters.RecordsResidual); }

    /// <summary>Mean cost of a fraudulent funds transfer.</summary>
    /// <value>US dollars, above 0.</value>
    [AllowNull]
    public Assumption FundsTransferMean { get => Or(CyberStarters.FundsTransferMean); init => Own = With(value, CyberStarters.FundsTransferMean); }

    /// <summary>Standard deviation of the logarithm of that cost.</summary>
    /// <value>Above 0.</value>
    [AllowNull]
    public Assumption FundsTransferSigma { get => Or(CyberStarters.FundsTransferSigma); init => Own = With(value, CyberStarters.FundsTransferSigma); }

    /// <summary>Gross profit as a share of revenue, where the gross profit an hour is not given.</summary>
    /// <value>A fraction in [0, 1].</value>
    [AllowNull]
    public Assumption GrossMargin { get => Or(CyberStarters.GrossMargin); init => Own = With(value, CyberStarters.GrossMargin); }

    /// <summary>Part of the gross profit that stops with the systems.</summary>
    /// <value>A fraction above 0, at most 1.</value>
    [AllowNull]
    public Assumption DependencyShare { get => Or(CyberStarters.DependencyShare); init => Own = With(value, CyberStarters.DependencyShare); }

    /// <summary>Median length of an outage of the firm's own systems.</summary>
    /// <value>Hours, above 0.</value>
    [AllowNull]
    public Assumption OutageMedian { get => Or(CyberStarters.OutageMedian); init => Own = With(value, CyberStarters.OutageMedian); }

    /// <summary>Standard deviation of the logarithm of an outage's length.</summary>
    /// <value>Above 0.</value>
    [AllowNull]
    public Assumption OutageSigma { get => Or(CyberStarters.OutageSigma); init => Own = With(value, CyberStarters.OutageSigma); }

    /// <summary>Systemic outages a year of each provider; a scenario.</summary>
    /// <value>0 or more events a year.</value>
    [AllowNull]
    public Assumption ProviderOutageRate { get => Or(CyberStarters.ProviderOutageRate); init => Own = With(value, CyberStarters.ProviderOutageRate); }

    /// <summary>Mean share of a provider's customers that its outage strikes.</summary>
    /// <value>A fraction above 0 and below 1.</value>
    [AllowNull]
    public Assumption ProviderFootprint { get => Or(CyberStarters.ProviderFootprint); init => Own = With(value, CyberStarters.ProviderFootprint); }

    /// <summary>Median length of a provider's systemic outage.</summary>
    /// <value>Hours, above 0.</value>
    [AllowNull]
    public Assumption ProviderOutageMedian { get => Or(CyberStarters.ProviderOutageMedian); init => Own = With(value, CyberStarters.ProviderOutageMedian); }

    /// <inheritdoc/>
    public override ValueList<(string Parameter, Assumption Assumption)> Assumptions
    {
        get
        {
            List<(string, Assumption)> lines =
            [
                ("incidentRate", IncidentRate), ("referenceRevenue", ReferenceRevenue), ("revenueElasticity", RevenueElasticity), ("severityElasticity", SeverityElasticity),
                ("sectorRelativity", SectorRelativity), ("controlDamping", ControlDamping), ("relativityCap", RelativityCap), ("priorShape", PriorShape),
                ("exchangeRate", ExchangeRate), ("severityMedian", SeverityMedian), ("severitySigma", SeveritySigma),
                ("breachShare", BreachShare), ("ransomwareShare", RansomwareShare), ("fundsTransferShare", FundsTransferShare),
                ("systemFailureShare", SystemFailureShare), ("liabilityShare", LiabilityShare),
                ("fundsTransferMean", FundsTransferMean), ("fundsTransferSigma", FundsTransferSigma),
                ("dependencyShare", DependencyShare), ("outageMedian", OutageMedian), ("outageSigma", OutageSigma),
            ];
            if (TotalRecords > 0)
            {
                lines.AddRange(
                [
                    ("breachRecordsMedian", BreachRecordsMedian), ("breachRecordsSigma", BreachRecordsSigma),
                    ("recordsIntercept", RecordsIntercept), ("recordsSlope", RecordsSlope), ("recordsResidual", RecordsResidual),
                ]);
            }

            if (GrossProfitPerHour == 0)
            {
                lines.Add(("grossMargin", GrossMargin));
            }

            if (Providers.Count > 0)
            {
                lines.AddRange([("providerOutageRate", ProviderOutageRate), ("providerFootprint", ProviderFootprint), ("providerOutageMedian", ProviderOutageMedian)]);
            }

            lines.AddRange(Controls.Select((control, i) => (FormattableString.Invariant($"controls[{i}].odds"), CyberStarters.Odds(control.Kind))));
            return lines.ToValueList();
        }
    }

    internal override Exposure WithAssumptionsOwn() => this with
    {
        IncidentRate = IncidentRate,
        ReferenceRevenue = ReferenceRevenue,
        RevenueElasticity = RevenueElasticity,
        SeverityElasticity = SeverityElasticity,
        SectorRelativity = SectorRelativity,
        ControlDamping = ControlDamping,
        RelativityCap = RelativityCap,
        PriorShape = PriorShape,
        ExchangeRate = ExchangeRate,
        SeverityMedian = SeverityMedian,
        SeveritySigma = SeveritySigma,
        BreachShare = BreachShare,
        RansomwareShare = RansomwareShare,
        FundsTransferShare = FundsTransferShare,
        SystemFailureShare = SystemFailureShare,
        LiabilityShare = LiabilityShare,
        BreachRecordsMedian = BreachRecordsMedian,
        BreachRecordsSigma = BreachRecordsSigma,
        RecordsIntercept = RecordsIntercept,
        RecordsSlope = RecordsSlope,
        RecordsResidual = RecordsResidual,
        FundsTransferMean = FundsTransferMean,
        FundsTransferSigma = FundsTransferSigma,
        GrossMargin = GrossMargin,
        DependencyShare = DependencyShare,
        OutageMedian = OutageMedian,
        OutageSigma = OutageSigma,
        ProviderOutageRate = ProviderOutageRate,
        ProviderFootprint = ProviderFootprint,
        ProviderOutageMedian = ProviderOutageMedian,
    };
}
