using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The starter parameters of product liability.</summary>
internal static class ProductStarters
{
    private static Provenance Judgement { get; } = ResearchStarters.Judgement;

    private static Provenance Manual { get; } = new("PRC product liability manual, factors by sales in a document copy", EvidenceGrade.Secondary, "1995") { Currency = "CNY", Population = "domestic manufacturers" };

    private static Provenance Exports { get; } = new("North American exports cost several times the domestic rate", EvidenceGrade.GeneralKnowledge, "2026");

    public static Starter ClaimRate { get; } = Starter.NonNegative(0.06, "claims a million of sales", Judgement);

    public static Starter EuropeRelativity { get; } = Starter.Positive(2, "factor on the rate", Judgement);

    public static Starter NorthAmericaRelativity { get; } = Starter.Positive(4, "factor on the rate", Exports);

    public static Starter ClaimMean { get; } = Starter.Positive(76_500, "currency", Judgement);

    public static Starter NorthAmericaClaimMean { get; } = Starter.Positive(
        135_000, "USD", new("Variance, approximating the aggregate loss distribution: mean of products claims", EvidenceGrade.ReadAtSource, "2010") { Currency = "USD", Population = "US products claims" });

    public static Starter ExchangeRate => CyberStarters.ExchangeRate;

    public static Starter SeverityTrend { get; } = Growth(0.06, "a year", Judgement);

    public static Starter FrequencyTrend { get; } = Growth(0, "a year", Judgement);

    public static Starter DefenceRatio { get; } = Starter.NonNegative(0.15, "of the indemnity", Judgement);

    public static Starter BatchRate { get; } = Starter.NonNegative(0.05, "batches a year and site", Judgement);

    public static Starter ClaimsPerBatch { get; } = Starter.AtLeastOne(5, "claims", Judgement);

    public static Starter QualityRelativity { get; } = Starter.Positive(0.85, "factor on rate and batches", Judgement);

    public static Starter RecallRate { get; } = Starter.NonNegative(0.02, "recalls a year and site", Judgement);

    public static Starter RecallShare { get; } = new(
        new Assumption(0.2, "mean share of the units", Judgement),
        (value, name) => value is > 0 and < 1 ? value : throw Require.Wrong(name, value, "must be a fraction above 0 and below 1"));

    public static Starter PriorClaimsShape { get; } = Starter.Positive(3, "shape of the gamma law of the rate", Judgement);

    public static Starter SizeElasticity { get; } = Starter.Fraction(1, Manual, "power of the manual's factor by sales");

    /// <summary>Shares of the claims of a year that are reported 0, 1, ... years later.</summary>
    public static ValueList<double> ReportLag { get; } = [0.35, 0.30, 0.20, 0.10, 0.05];

    public static Provenance LagSource { get; } = new("step factors .35/.65/.85/.95/1.00 of claims-made healthcare product liability", EvidenceGrade.ReadAtSource, "2024") { Population = "US healthcare products" };

    /// <summary>Shape of the claim size: weights and means relative to the mean claim.</summary>
    public static MixedExponential SizeOf(double mean) => new((0.85, mean * 20 / 76.5), (0.13, mean * 150 / 76.5), (0.02, mean * 2000 / 76.5));

    private static readonly (double Sales, double Factor)[] Sizes = [(20e6, 1.2), (50e6, 1.0), (200e6, 0.8), (1e9, 0.5), (3e9, 0.3)];

    /// <summary>Smallest and largest sales of the manual's table.</summary>
    public static (double Smallest, double Largest) SizeRange => (Sizes[0].Sales, Sizes[^1].Sales);

    /// <summary>The manual's factor by sales, linear in the logarithm between its points and flat beyond them.</summary>
    public static double SizeFactor(double sales)
    {
        if (sales <= Sizes[0].Sales)
        {
            return Sizes[0].Factor;
        }

        for (int i = 1; i < Sizes.Length; i++)
        {
            if (sales <= Sizes[i].Sales)
            {
                double part = Log.Of(sales / Sizes[i - 1].Sales) / Log.Of(Sizes[i].Sales / Sizes[i - 1].Sales);
                return Sizes[i - 1].Factor + part * (Sizes[i].Factor - Sizes[i - 1].Factor);
            }
        }

        return Sizes[^1].Factor;
    }

    private static Starter Growth(double value, string unit, Provenance source) => new(
        new Assumption(value, unit, source),
        (given, name) => given > -1 && double.IsFinite(given) ? given : throw Require.Wrong(name, given, "must be a finite fraction above -1: 0.05 for 5 % a year"));
}
