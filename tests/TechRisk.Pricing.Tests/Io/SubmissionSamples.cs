namespace TechRisk.Pricing.Tests.Io;

/// <summary>Submissions that use every part of the document.</summary>
internal static class SubmissionSamples
{
    public static ResearchProgramme Research => new(
        new ResearchProject("edge NPU", Industry.IntegratedCircuits)
        {
            Stages =
            [
                new("tape-out", passProbability: 0.7, cost: 12e6) { TechnicalShare = 0.95, Years = 0.5 },
                new("pilot", passProbability: 0.8, cost: 20e6) { Years = 0.75, Spend = SpendCurve.FullAtFailure },
            ],
            Salvage = 0.15,
        },
        new ResearchProject("光刻胶", Industry.Other) { Stages = [new("lab", 0.6, 1e6)] })
    {
        GlobalCorrelation = 0.05,
        SectorCorrelation = 0.1,
        Window = 1,
    };

    public static Submission Full => new("Acme 机器人 \"R&D\"\n\u0001 😀")
    {
        Id = "acme/2026",
        Currency = "USD",
        Period = 1.5,
        Covers =
        [
            new("r&d", Research, new PolicyTerms { Retention = 0.1 + 0.2, Limit = 5e-324, InsuredShare = 0.2 }),
            new("cyber", new NegativeBinomial(0.8, 1.25), new Spliced(new LogNormal(11.28, 1.52), 1e6, new GeneralizedPareto(double.Epsilon, 0.4), 0.05))
            {
                Sources = [new("severity.body.mu", new("IRIS 2025, \"fig. 4\"", EvidenceGrade.Secondary, "2025-03")), new("", new("own", EvidenceGrade.UserData))],
                Terms = new PolicyTerms { Franchise = 1, AggregateRetention = 2, AggregateLimit = double.MaxValue },
            },
            new("产品责任", new Poisson(1e-300), new MixedExponential((0.3, 135_000), (0.7, 1 / 3.0))),
        ],
        Dependence = new GaussianCopula(new CorrelationMatrix(["cyber", "r&d"], [[1, -0.25], [-0.25, 1]])) { Covers = ["cyber", "r&d"] },
        Subsidy = new SubsidyScheme(0.8) { RateCap = 0.03, CapMode = RateCapMode.RejectAboveCap, MaximumAmount = 500_000, Covers = ["产品责任"] },
        Sources = [new("dependence.matrix", new("judgement", EvidenceGrade.Assumed))],
    };

    public static Severity[] Severities =>
    [
        new LogNormal(-1.5, 0.3), new Gamma(0.5, 2), new Exponential(1e300), new Weibull(0.7, 3), new Pareto(2.5, 1e-9), new Lomax(1.1, 7),
        new GeneralizedPareto(5, -0.2), new MixedExponential((0.25, 1), (0.75, 100)), new Pert(1, 2, 3) { Concentration = 5 }, new Pert(0, 2, 9),
        new Empirical(3, 1, 2), new Empirical([1, 2], [0.5, 3]), new Discrete((0, 0.5), (10, 0.5)),
        new Mixture((0.5, new Exponential(1)), (0.5, new Mixture((1, new Pareto(3, 1))))), new Spliced(new Exponential(1), 2, new Lomax(2, 3), 0.1),
        new Truncated(new Exponential(1)), new Truncated(new Exponential(1), 2, 3), new Shifted(new Exponential(1), 2), new Scaled(new Exponential(1), 2),
        new LayerOf(new Exponential(1)), new LayerOf(new Exponential(1), 2, 3).PerPayment, new TruncatedPareto(0.5, 1, 2),
        new PiecewisePareto([1, 2], [1, 3]), new PiecewisePareto([1], [1], 3), new Histogram([0, 1, 3], [0.5, 0.5]),
        new KernelSmoothed([1, 2], 0.5), new KernelSmoothed([1, 2], [3, 4], 0.5),
    ];

    public static Frequency[] Frequencies => [new Poisson(0), new NegativeBinomial(3, 2.5), new Binomial(1_000_000_000_000, 1e-12), new Geometric(0.25),
        new ZeroTruncated(new Geometric(39)), new ZeroModified(new MixedPoisson(2, new LogNormal(0, 0.5)), 0.25), new EmpiricalCounts(5, 0, 1)];

    public static Dependence[] Dependences =>
    [
        Independent.Instance, new GaussianCopula(0), new GaussianCopula(0.25) { Covers = ["a"] },
        new GaussianCopula(new CorrelationMatrix(["b", "a"], [[1, 0.5], [0.5, 1]])), new CommonShock(0.1), new SharedRateFactor(new Exponential(1)),
    ];
}
