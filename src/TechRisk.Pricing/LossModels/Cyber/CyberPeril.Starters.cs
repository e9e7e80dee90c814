using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <content>
/// Perils with starter parameters, each with its source; amounts of money are in US dollars where the source has them so: multiply with
/// <see cref="LossModel.ScaleSeverity"/> for another currency, and put the firm's own value in the place of any of them.
/// </content>
public sealed partial record CyberPeril
{
    // -ln(1 - 0.093), and the shares of the perils in it
    private const double IncidentRate = 0.09761282886700044;
    private const double BreachShare = 0.35;
    private const double RansomwareShare = 0.30;
    private const double TransferShare = 0.15;
    private const double FailureShare = 0.15;
    private const double LiabilityShare = 0.05;

    // standard deviation of the logarithm of claims: ln(920 / 83) over the 90 % point of the normal law
    private const double ClaimSigma = 1.8770625466;

    private static Provenance Incidents { get; } = new(
        "9.3 % of firms have a significant incident in a year: Cyentia Institute, IRIS 2025; share of the peril assumed", EvidenceGrade.Assumed, "2025");

    private static Provenance ClaimSpread { get; } = new("cyber claims, median 83k and 90th percentile 920k USD: Verizon impact study 2026", EvidenceGrade.Secondary, "2026");

    private static Provenance Outages { get; } = new("median and spread of outages assumed", EvidenceGrade.Assumed);

    private static Provenance Own { get; } = new("given by the user", EvidenceGrade.UserData);

    /// <summary>Breach of personal data: response and notification cost from the number of records affected.</summary>
    /// <param name="records">Records the firm holds, above 0; a breach affects a lognormal number with median 2 % of them.</param>
    public static CyberPeril Breach(double records) =>
        new("breach", new Poisson(IncidentRate * BreachShare), new RecordsLoss(Affected(records)))
        {
            SeverityBasis = SeverityBasis.PublicLosses,
            Sources = [Rate, .. OfRecords(new("Jacobs (2014), regression on Ponemon studies, USD", EvidenceGrade.ReadAtSource, "2014"))],
        };

    /// <summary>Ransomware: extortion, restoration and interruption, the three comonotone.</summary>
    /// <param name="dailyGrossProfit">Gross profit of a day, in the submission's currency, above 0; an hour loses one 24th of it.</param>
    public static CyberPeril Ransomware(double dailyGrossProfit)
    {
        Provenance mean = new("ransomware claims 269k USD on average: Coalition 2026; half each for extortion and restoration assumed", EvidenceGrade.Assumed, "2026");
        return new(
            "ransomware",
            new Poisson(IncidentRate * RansomwareShare),
            new AmountLoss(LogNormal.FromMeanAndSigma(134_500, ClaimSigma)) { Section = "extortion" },
            new AmountLoss(LogNormal.FromMeanAndSigma(134_500, ClaimSigma)) { Section = "restoration" },
            new OutageLoss(new LogNormal(Log.Of(24), 1.2), Require.Positive(dailyGrossProfit) / 24))
        {
            SeverityBasis = SeverityBasis.Claims,
            Sources =
            [
                Rate,
                new("components[0].severity.mu", mean), new("components[0].severity.sigma", ClaimSpread),
                new("components[1].severity.mu", mean), new("components[1].severity.sigma", ClaimSpread),
                .. OfOutage(2),
            ],
        };
    }

    /// <summary>Fraudulent transfer of funds.</summary>
    public static CyberPeril FundsTransfer() =>
        new(
            "funds transfer",
            new Poisson(IncidentRate * TransferShare),
            new AmountLoss(LogNormal.FromMeanAndSigma(141_000, ClaimSigma)) { Section = "funds transfer" })
        {
            SeverityBasis = SeverityBasis.Claims,
            Sources =
            [
                Rate,
                new("components[0].severity.mu", new("funds transfer claims 141k USD on average: Coalition 2026", EvidenceGrade.Secondary, "2026")),
                new("components[0].severity.sigma", ClaimSpread),
            ],
        };

    /// <summary>Failure of the firm's own systems without an attack: interruption.</summary>
    /// <param name="hourlyLoss">Gross profit lost in an hour, in the submission's currency, above 0.</param>
    public static CyberPeril SystemFailure(double hourlyLoss) =>
        new("system failure", new Poisson(IncidentRate * FailureShare), new OutageLoss(new LogNormal(Log.Of(12), 1.2), hourlyLoss))
        {
            Sources = [Rate, .. OfOutage(0)],
        };

    /// <summary>Outage of a provider that many depend on: interruption by systemic events of the provider's tag, no events of its own.</summary>
    /// <param name="tag">Tag of the provider; a <see cref="SystemicEvent"/> of the risk or of its portfolio defines it.</param>
    /// <param name="hourlyLoss">Gross profit lost in an hour, in the submission's currency, above 0.</param>
    public static CyberPeril DependentOutage(string tag, double hourlyLoss) =>
        new(
            "dependent outage " + tag,
            new Poisson(0),
            new OutageLoss(new LogNormal(Log.Of(24), 1.2), hourlyLoss) { Section = "dependent business interruption" })
        {
            Tags = [tag],
            Sources = [.. OfOutage(0)],
        };

    /// <summary>Claims of third parties after a breach: 40 % of the cost of response, by the number of records affected.</summary>
    /// <param name="records">Records the firm holds, above 0.</param>
    public static CyberPeril Liability(double records)
    {
        RecordsLoss response = new(Affected(records));
        return new(
            "liability",
            new Poisson(IncidentRate * LiabilityShare),
            response with { Section = "liability", Intercept = response.Intercept + Log.Of(0.4) })
        {
            SeverityBasis = SeverityBasis.PublicLosses,
            Sources = [Rate, .. OfRecords(new("Jacobs (2014), regression on Ponemon studies, USD; 40 % of it assumed for third parties", EvidenceGrade.Assumed, "2014"))],
        };
    }

    private static ParameterSource Rate => new("arrivals.frequency.mean", Incidents);

    private static LogNormal Affected(double records) => new(Log.Of(0.02 * Require.Positive(records)), 1.3);

    private static ParameterSource[] OfRecords(Provenance cost)
    {
        Provenance affected = new("records affected: median 2 % of those held, log-deviation 1.3, assumed", EvidenceGrade.Assumed);
        return
        [
            new("components[0].records.mu", affected), new("components[0].records.sigma", affected),
            new("components[0].intercept", cost), new("components[0].slope", cost), new("components[0].residualDeviation", cost),
        ];
    }

    private static ParameterSource[] OfOutage(int component) =>
    [
        new($"components[{component}].hours.mu", Outages), new($"components[{component}].hours.sigma", Outages),
        new($"components[{component}].hourlyLoss", Own),
    ];
}
