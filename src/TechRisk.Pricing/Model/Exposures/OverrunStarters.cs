namespace TechRisk.Pricing;

/// <summary>Types of projects whose cost overruns are published.</summary>
public enum OverrunClass
{
    /// <summary>Information technology; the starter of integrated circuits and artificial intelligence.</summary>
    InformationTechnology,

    /// <summary>Solar power; the starter of green technology.</summary>
    Solar,

    /// <summary>Wind power.</summary>
    Wind,

    /// <summary>Hydroelectric dams.</summary>
    Hydro,

    /// <summary>Energy transmission.</summary>
    EnergyTransmission,

    /// <summary>Pipelines.</summary>
    Pipelines,

    /// <summary>Mining.</summary>
    Mining,

    /// <summary>Aerospace.</summary>
    Aerospace,

    /// <summary>Nuclear power.</summary>
    NuclearPower,
}

/// <summary>Starter parameters of the ratio of actual to planned cost: a lognormal body below 1.5, a Pareto tail above.</summary>
internal static class OverrunStarters
{
    /// <summary>Where the tail starts: an overrun of 50 %.</summary>
    public const double Threshold = 1.5;

    // mean overrun, share above 50 %, mean overrun of those, all in per cent; in the order of OverrunClass
    private static readonly (double Mean, double Share, double TailMean)[] Table =
        [(73, 18, 447), (1, 2, 50), (13, 7, 97), (75, 37, 186), (8, 4, 166), (14, 9, 110), (27, 17, 129), (60, 42, 119), (120, 55, 204)];

    // a tail whose mean stands at its start has no index: one that ends fast
    private const double LargestIndex = 20;

    private static Provenance Source(EvidenceGrade grade) => new("Flyvbjerg and Gardner 2023, overruns by type of project", grade, "2023") { Population = "completed projects of the type" };

    /// <summary>P(R &gt; 1.5).</summary>
    public static Starter TailShare(OverrunClass type) => Starter.Fraction(
        Table[(int)type].Share / 100, Source(type == OverrunClass.InformationTechnology ? EvidenceGrade.Secondary : EvidenceGrade.GeneralKnowledge), "share of the projects");

    /// <summary>Pareto index above 1.5: r / (r - 1.5), r the mean ratio of the tail.</summary>
    public static Starter TailIndex(OverrunClass type)
    {
        double ratio = 1 + Table[(int)type].TailMean / 100;
        double index = ratio > Threshold ? Math.Min(ratio / (ratio - Threshold), LargestIndex) : LargestIndex;
        return Starter.Positive(index, "Pareto index", Source(type == OverrunClass.InformationTechnology ? EvidenceGrade.Computed : EvidenceGrade.GeneralKnowledge));
    }

    /// <summary>Mean of the body, so that body and tail have the published mean together; it stays below the threshold.</summary>
    public static Starter BodyMean(OverrunClass type)
    {
        (double mean, double share, double tail) = Table[(int)type];
        double body = 1 + (mean - share / 100 * tail) / (1 - share / 100) / 100;
        return new(
            new Assumption(body, "actual / planned cost", Source(EvidenceGrade.GeneralKnowledge)),
            (value, name) => value is > 0 and < Threshold ? value : throw Require.Wrong(name, value, "must lie above 0 and below 1.5, where the tail starts"));
    }

    /// <summary>Standard deviation of the logarithm of the body.</summary>
    public static Starter Sigma(Industry industry) => Starter.Positive(industry == Industry.Biomedicine ? 0.5 : 0.25, "of the logarithm", ResearchStarters.Judgement);

    /// <summary>The largest ratio that is insured.</summary>
    public static Starter Limit { get; } = Starter.Positive(2, "actual / planned cost", ResearchStarters.Judgement);

    /// <summary>The law of the ratio.</summary>
    public static Severity RatioOf(ResearchExposure facts) => facts.Industry == Industry.Biomedicine
        ? LogNormal.FromMeanAndSigma(1, facts.OverrunSigma.Value)
        : new Spliced(
            LogNormal.FromMeanAndSigma(facts.OverrunBodyMean.Value, facts.OverrunSigma.Value), Threshold, new Lomax(facts.OverrunTailIndex.Value, Threshold), facts.OverrunTailShare.Value);
}
