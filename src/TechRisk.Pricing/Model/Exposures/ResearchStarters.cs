namespace TechRisk.Pricing;

/// <summary>A stage of the starter chain of an industry.</summary>
internal sealed record StageStarter(string Name, Starter Pass, Starter Years, Starter TechnicalShare)
{
    /// <summary>Weight of the stage's cost in a budget that names no stages.</summary>
    public required double CostWeight { get; init; }
}

/// <summary>The starter parameters of research: the stages of each industry and what holds for all.</summary>
internal static class ResearchStarters
{
    private static Provenance Bio { get; } = new("BIO, Informa, QLS: Clinical Development Success Rates 2011-2020, stage table in transcription", EvidenceGrade.Secondary, "2021")
    {
        Population = "12,728 transitions of mostly US pipelines, non-technical stops included",
    };

    private static Provenance Phases { get; } = new("phase durations that add up to the published 10.5 years", EvidenceGrade.GeneralKnowledge, "2021") { Population = "US pipelines" };

    private static Provenance Causes { get; } = new("Arrowsmith and Miller 2013, causes of failure (PMC4688422, table 2)", EvidenceGrade.ReadAtSource, "2013") { Population = "failures of 2011-2012" };

    private static Provenance Silicon { get; } = new("Wilson Research and Siemens EDA: first-silicon success 14 % in 2024", EvidenceGrade.ReadAtSource, "2024") { Population = "IC and ASIC projects" };

    private static Provenance Gartner { get; } = new("survey of AI projects that reach production, 54 % of pilots", EvidenceGrade.GeneralKnowledge, "2022") { Population = "firms in general, own reports" };

    /// <summary>A judgement of the starter table.</summary>
    public static Provenance Judgement { get; } = new("judgement of the starter table", EvidenceGrade.Assumed, "2026");

    // phase 1, phase 2, phase 3, filing; in the order of TherapeuticArea
    private static readonly double[][] Rates =
    [
        [0.520, 0.289, 0.578, 0.906], [0.696, 0.481, 0.768, 0.931], [0.618, 0.450, 0.636, 0.875], [0.578, 0.384, 0.640, 0.929],
        [0.716, 0.355, 0.512, 0.911], [0.552, 0.314, 0.653, 0.941], [0.467, 0.342, 0.571, 0.909], [0.559, 0.219, 0.645, 0.956],
        [0.527, 0.268, 0.563, 0.912], [0.433, 0.266, 0.662, 0.863], [0.477, 0.268, 0.531, 0.867], [0.488, 0.246, 0.477, 0.920],
        [0.500, 0.210, 0.552, 0.825], [0.640, 0.402, 0.490, 0.984], [0.674, 0.446, 0.604, 0.936],
    ];

    /// <summary>The stages of an industry, in order.</summary>
    public static ValueList<StageStarter> Stages(Industry industry, TherapeuticArea area) => industry switch
    {
        Industry.Biomedicine =>
        [
            Clinical(area, 0, "phase 1", 2.3, 0.80, Judgement, 25.3),
            Clinical(area, 1, "phase 2", 3.6, 0.81, Causes, 58.6),
            Clinical(area, 2, "phase 3", 3.3, 0.87, Causes, 255.4),
            Clinical(area, 3, "filing", 1.3, 0.90, Judgement, 5.0),
        ],
        Industry.IntegratedCircuits =>
        [
            Assumed("architecture", 0.85, 0.5, 0.90, 0.15),
            Assumed("verification", 0.80, 1.0, 0.90, 0.35),
            Assumed("silicon", 0.14, 1.0, 0.90, 0.50) with { Pass = Starter.Fraction(0.14, Silicon, "probability that the first tape-out works") },
        ],
        Industry.ArtificialIntelligence =>
        [
            Assumed("prototype", 0.50, 0.5, 0.85, 0.2),
            Assumed("pilot", 0.54, 0.75, 0.85, 0.3) with { Pass = Starter.Fraction(0.54, Gartner, Pass) },
            Assumed("scale", 0.70, 1.0, 0.85, 0.5),
        ],
        _ =>
        [
            Assumed("laboratory", 0.60, 1.0, 0.90, 0.1),
            Assumed("pilot", 0.65, 1.5, 0.90, 0.3),
            Assumed("demonstration", 0.75, 2.0, 0.90, 0.6),
        ],
    };

    /// <summary>Probability that a tape-out after the first works.</summary>
    public static Starter LaterSpin { get; } = Starter.Fraction(0.60, Judgement, "probability per re-spin");

    /// <summary>rho_g.</summary>
    public static Starter GlobalCorrelation { get; } = Starter.Fraction(0.05, Judgement, "correlation");

    /// <summary>rho_s of an industry.</summary>
    public static Starter SectorCorrelation(Industry industry) => Starter.Fraction(
        industry switch { Industry.IntegratedCircuits => 0.15, Industry.ArtificialIntelligence => 0.20, _ => 0.10 }, Judgement, "correlation");

    /// <summary>Share of the money spent that a failure recovers.</summary>
    public static Starter Salvage { get; } = Starter.Fraction(0, Judgement, "share of the cost");

    /// <summary>Weight of the starter probabilities against the team's own record.</summary>
    public static Starter PriorTrials { get; } = Starter.Positive(20, "projects", Judgement);

    /// <summary>Power to which published multiples are taken, because they are marginal and correlated.</summary>
    public static Starter EvidenceDamping { get; } = Starter.Fraction(0.35, Judgement, "exponent");

    /// <summary>Largest factor on the odds that all evidence together may make.</summary>
    public static Starter EvidenceCap { get; } = Starter.AtLeastOne(4, "factor on odds", Judgement);

    /// <summary>Relative schedule slippage by readiness level, 8.29 e^(-0.56 level) as a table; 0 where the level is not stated.</summary>
    public static Starter ScheduleSlippage(int level) => Starter.NonNegative(
        level == 0 ? 0 : Slippages[level],
        "share of the planned years",
        level == 0
            ? new("no readiness level stated: planned years are taken", EvidenceGrade.Assumed, "2026")
            : new("Dubos, Saleh and Braun 2008, relative schedule slippage by readiness level", EvidenceGrade.GeneralKnowledge, "2008") { Population = "spacecraft programmes" });

    // level 0 stands for "not stated"
    private static readonly double[] Slippages = [0, 4.7353, 2.7048, 1.5450, 0.8825, 0.5041, 0.2880, 0.1645, 0.0940, 0.0537];

    /// <summary>Published multiple of the likelihood of approval.</summary>
    public static Assumption Multiple(ResearchEvidence evidence) => evidence switch
    {
        ResearchEvidence.BiomarkerSelection => new(15.9 / 7.6, Multiples, new("BIO, Informa, QLS 2021, with against without biomarker", EvidenceGrade.Secondary, "2021")),
        ResearchEvidence.HumanGeneticSupport => new(2.6, Multiples, new("Minikel et al. 2024, human genetic support", EvidenceGrade.Secondary, "2024")),
        ResearchEvidence.RareDisease => new(17.0 / 7.9, Multiples, new("BIO, Informa, QLS 2021, rare diseases against all", EvidenceGrade.Computed, "2021")),
        _ => new(5.9 / 7.9, Multiples, new("BIO, Informa, QLS 2021, chronic diseases of high prevalence against all", EvidenceGrade.Computed, "2021")),
    };

    private const string Pass = "probability of passing";
    private const string Multiples = "multiple of the likelihood of approval";

    private static StageStarter Clinical(TherapeuticArea area, int stage, string name, double years, double technical, Provenance causes, double cost) => new(
        name,
        Starter.Fraction(Rates[(int)area][stage], Bio, Pass),
        Starter.NonNegative(years, "years", Phases),
        Starter.Fraction(technical, causes, "share of the failures"))
    {
        CostWeight = cost,
    };

    private static StageStarter Assumed(string name, double pass, double years, double technical, double cost) => new(
        name,
        Starter.Fraction(pass, Judgement, Pass),
        Starter.NonNegative(years, "years", Judgement),
        Starter.Fraction(technical, Judgement, "share of the failures"))
    {
        CostWeight = cost,
    };
}
