using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The starter parameters of cyber.</summary>
internal static class CyberStarters
{
    private static Provenance Judgement { get; } = ResearchStarters.Judgement;

    private static Provenance Claims { get; } = new("claims study of insurers, medians and upper quantiles (Verizon 2026)", EvidenceGrade.Secondary, "2026")
    {
        Population = "69,683 insurance claims", Currency = "USD",
    };

    private static Provenance Iris { get; } = new("Cyentia IRIS 2025, losses of 2015-2024", EvidenceGrade.Secondary, "2025")
    {
        Population = "publicly known losses of firms of all sizes", Currency = "USD",
    };

    private static Provenance Jacobs { get; } = new("Jacobs 2014, regression on breach studies, 113 degrees of freedom", EvidenceGrade.ReadAtSource, "2014")
    {
        Population = "breaches of known size in surveyed firms", Currency = "USD 2013",
    };

    private static Provenance Marsh(EvidenceGrade grade) => new("Marsh McLennan 2023, Using data to prioritize cybersecurity investments", grade, "2023") { Population = "insured firms" };

    /// <summary>Incidents a year of a firm of the reference revenue.</summary>
    public static Starter IncidentRate(SeverityBasis basis) => basis == SeverityBasis.Claims
        ? Starter.NonNegative(0.0154, "claims a year", new("Coalition 2026, claim frequency of small and middle firms", EvidenceGrade.Secondary, "2026") { Population = "insured firms below 100m USD of revenue" })
        : Starter.NonNegative(-Log1p.Of(-0.093), "incidents a year", new("Cyentia IRIS 2025, annual probability of a significant incident of 9.3 %", EvidenceGrade.Computed, "2025") { Population = "firms of all sizes" });

    public static Starter ReferenceRevenue { get; } = Starter.Positive(100e6, "currency a year", Judgement);

    public static Starter RevenueElasticity { get; } = Starter.Fraction(
        0.4, new("between Wheatley, Maillart and Sornette 2016 (0.6) and Coalition (0.41)", EvidenceGrade.Computed, "2016") { Population = "breaches by firm size" }, "exponent");

    public static Starter SeverityElasticity { get; } = Starter.Fraction(
        0.13, new("Romanosky 2016, cost against revenue", EvidenceGrade.GeneralKnowledge, "2016") { Population = "US incidents", Currency = "USD" }, "exponent");

    public static Starter SectorRelativity { get; } = Starter.Positive(1, "factor", Judgement);

    public static Starter ControlDamping { get; } = Starter.Fraction(0.35, Judgement, "exponent");

    public static Starter RelativityCap { get; } = Starter.AtLeastOne(4, "factor", Judgement);

    public static Starter PriorShape { get; } = Starter.Positive(3, "shape of the gamma law of the rate", Judgement);

    public static Starter ExchangeRate { get; } = Starter.Positive(
        7.1, "units of currency a USD", new("order of magnitude of CNY a USD", EvidenceGrade.GeneralKnowledge, "2025") { Currency = "CNY per USD" });

    public static Starter SeverityMedian(SeverityBasis basis) => basis == SeverityBasis.Claims
        ? Starter.Positive(83_000, "USD", Claims)
        : Starter.Positive(603_000, "USD", Iris);

    /// <summary>Standard deviation of the logarithm, from the median and one upper quantile.</summary>
    public static Starter SeveritySigma(SeverityBasis basis) => basis == SeverityBasis.Claims
        ? Starter.Positive(Log.Of(920_000 / 83_000.0) / NormalQuantile.Lower(0.9), "of the logarithm", Claims)
        : Starter.Positive(Log.Of(32_000_000 / 603_000.0) / NormalQuantile.Lower(0.95), "of the logarithm", Iris);

    public static Starter BreachShare { get; } = Starter.Fraction(0.30, Judgement, "weight among the perils");

    public static Starter RansomwareShare { get; } = Starter.Fraction(0.30, Judgement, "weight among the perils");

    public static Starter FundsTransferShare { get; } = Starter.Fraction(0.15, Judgement, "weight among the perils");

    public static Starter SystemFailureShare { get; } = Starter.Fraction(0.15, Judgement, "weight among the perils");

    public static Starter LiabilityShare { get; } = Starter.Fraction(0.10, Judgement, "weight among the perils");

    public static Starter BreachRecordsMedian { get; } = Starter.Positive(5_000, "records", Judgement);

    public static Starter BreachRecordsSigma { get; } = Starter.Positive(2.5, "of the logarithm", Judgement);

    public static Starter RecordsIntercept { get; } = Starter.Any(7.6799625, "logarithm of USD", Jacobs);

    public static Starter RecordsSlope { get; } = Starter.Positive(0.7583576, "elasticity", Jacobs);

    public static Starter RecordsResidual { get; } = Starter.Positive(0.523, "of the logarithm", Jacobs);

    public static Starter FundsTransferMean { get; } = Starter.Positive(
        141_000, "USD", new("Coalition 2026, average funds transfer claim", EvidenceGrade.Secondary, "2026") { Population = "insured firms below 100m USD of revenue", Currency = "USD" });

    public static Starter FundsTransferSigma { get; } = Starter.Positive(1.5, "of the logarithm", Judgement);

    public static Starter GrossMargin { get; } = Starter.Fraction(0.4, Judgement, "gross profit / revenue");

    public static Starter DependencyShare { get; } = new(
        new Assumption(0.5, "fraction", Judgement),
        (value, name) => value is > 0 and <= 1 ? value : throw Require.Wrong(name, value, "must be a fraction above 0, at most 1"));

    public static Starter OutageMedian { get; } = Starter.Positive(24, "hours", Judgement);

    public static Starter OutageSigma { get; } = Starter.Positive(1.2, "of the logarithm", Judgement);

    public static Starter ProviderOutageRate { get; } = Starter.NonNegative(
        0.02, "events a year and provider", new("scenario of the failure of a provider: no consensus exists, set the return period", EvidenceGrade.Assumed, "2026"));

    public static Starter ProviderFootprint { get; } = new(
        new Assumption(1 / 6.0, "mean share of the customers", Judgement),
        (value, name) => value is > 0 and < 1 ? value : throw Require.Wrong(name, value, "must be a fraction above 0 and below 1"));

    public static Starter ProviderOutageMedian { get; } = Starter.Positive(
        96, "hours", new("Cloud Down 2018, outage of a top provider of 3 to 6 days", EvidenceGrade.GeneralKnowledge, "2018") { Population = "scenario" });

    /// <summary>How many times less likely an incident is with the control.</summary>
    public static Assumption Odds(ControlKind kind) => kind switch
    {
        ControlKind.Hardening => new(5.58, "odds", Marsh(EvidenceGrade.GeneralKnowledge)),
        ControlKind.PrivilegedAccess => new(2.92, "odds", Marsh(EvidenceGrade.GeneralKnowledge)),
        ControlKind.EndpointDetection => new(2.23, "odds", Marsh(EvidenceGrade.GeneralKnowledge)),
        ControlKind.Logging => new(2.19, "odds", Marsh(EvidenceGrade.GeneralKnowledge)),
        ControlKind.Patching => new(2.19, "odds", Marsh(EvidenceGrade.GeneralKnowledge)),
        _ => new(1.4, "odds, only where it covers everything", Marsh(EvidenceGrade.ReadAtSource)),
    };
}
