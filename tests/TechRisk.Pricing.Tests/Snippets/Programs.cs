namespace TechRisk.Pricing.Tests.Snippets;

/// <summary>
/// The programs that README and docs show, one region each, run once in this order. A program may use what an earlier one declared.
/// </summary>
internal static class Programs
{
    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<string>>> Outputs = new(Run);

    /// <summary>Name of a program -> what it printed.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Printed => Outputs.Value;

    private static Dictionary<string, IReadOnlyList<string>> Run()
    {
        Dictionary<string, IReadOnlyList<string>> printed = [];

        #region one cover
        var cyber = new Cover("cyber",
            frequency: new Poisson(0.8),                                     // claims per policy year
            severity:  LogNormal.FromMeanAndCv(250_000, cv: 3),              // ground-up, per claim
            terms:     new PolicyTerms { Retention = 50_000, Limit = 5_000_000, AggregateLimit = 10_000_000 });
        Console.WriteLine(new Submission("Acme Robotics", cyber).Price(new PricingBasis(new WangTransform(0.35))).Premium);
        #endregion
        printed["one cover"] = Console.Take();

        #region three covers
        var acme = new Submission("Acme Robotics")
        {
            Currency = "CNY",
            Covers =
            [
                new("r&d", new ResearchProgramme(
                    new ResearchProject("edge NPU", Industry.IntegratedCircuits)
                    {
                        Stages =
                        [
                            new("tape-out", passProbability: 0.70, cost: 12e6) { TechnicalShare = 0.95, Years = 0.5 },
                            new("pilot",    passProbability: 0.80, cost: 20e6) { TechnicalShare = 0.85, Years = 0.75 },
                        ],
                        Salvage = 0.15,
                    }) { GlobalCorrelation = 0.05, SectorCorrelation = 0.10 },
                    new PolicyTerms { Retention = 2e6, Limit = 15e6, InsuredShare = 0.40 }),
                new("cyber", new CyberRisk
                    {
                        Perils = [CyberPeril.Breach(records: 2_500_000), CyberPeril.Ransomware(dailyGrossProfit: 400_000),
                                  CyberPeril.DependentOutage("cloud-a", hourlyLoss: 15_000)],
                        Systemic = [new SystemicEvent("cloud-a", annualRate: 0.02) { Footprint = new Beta(0.8, 4) }],
                    },
                    new PolicyTerms { Retention = 50_000, Limit = 5e6, AggregateLimit = 10e6, WaitingHours = 12 }),
                new("product liability", new ProductRisk
                    {
                        Claims  = new FrequencySeverity(new Poisson(0.35), new MixedExponential((0.8, 60_000), (0.2, 500_000))),
                        Batches = new BatchLaw(annualRate: 0.05, claims: new ZeroTruncated(new Geometric(mean: 39))),
                        DefenceCosts = DefenceCosts.Outside,
                    },
                    new PolicyTerms { Retention = 100_000, Limit = 8e6 }),
            ],
            Dependence = new GaussianCopula(correlation: 0.25),
        };
        var basis  = new PricingBasis(new WangTransform(0.35)) { FixedExpense = 12_000, ExpenseRatio = 0.12, CommissionRate = 0.10, TaxRate = 0.06 };
        var losses = acme.Simulate(years: 1_000_000, seed: 2026);
        var quote  = losses.Price(basis);
        Console.WriteLine(quote.ToMarkdown());          // the waterfall, each line with its error; findings; model card
        #endregion
        printed["three covers"] = Console.Take();

        #region facts instead
        var facts = new CyberExposure(Industry.ArtificialIntelligence) { Revenue = 300e6, Records = 2_500_000, Controls = [Control.Mfa, Control.Edr] };
        var fromFacts = new Cover("cyber", facts.ToLossModel(), cyber.Terms);      // every default carries its source and grade
        #endregion
        printed["facts"] = [.. Console.Take(), .. fromFacts.AllSources.Select(source => source.Provenance.ToString())];

        SystemicEvent cloudOutage = new("cloud-a", annualRate: 0.02) { Footprint = new Beta(0.8, 4) };
        Submission[] submissions =
        [
            .. Enumerable.Range(1, 20).Select(i => new Submission($"customer {i}", new Cover("cyber", new CyberRisk { Perils = [CyberPeril.DependentOutage("cloud-a", hourlyLoss: 10_000 * i)] }))),
        ];

        #region portfolio
        var book = new Portfolio("Shanghai technology book", submissions) { Systemic = [cloudOutage] };
        ExceedanceCurve oep = book.Simulate(years: 100_000, seed: 1).Occurrence;
        #endregion
        printed["portfolio"] = [.. Console.Take(), oep.ToString()];

        #region principles
        RiskMeasure[] principles = [new ExpectedValuePrinciple(loading: 0.30), new StandardDeviationPrinciple(0.25), new EsscherPrinciple(1e-7),
                                    new ProportionalHazard(0.8), new WangTransform(0.35), new TailValueAtRisk(0.95), new CostOfCapital(0.10, level: 0.995)];
        foreach (var principle in principles)
            Console.WriteLine($"{principle,-50} {principle.Of(losses.Net)}");
        #endregion
        printed["principles"] = Console.Take();

        #region allocation
        foreach (var line in losses.Allocate(new TailValueAtRisk(0.995)))
            Console.WriteLine($"{line.Cover,-20} {line.Amount} {line.Share:P1}");
        #endregion
        printed["allocation"] = Console.Take();

        #region exact
        Console.WriteLine(cyber.Reconcile(years: 1_000_000, seed: 7));            // FFT, Panjer, simulation: values, bounds, z-scores
        AnnualLoss lattice = cyber.Aggregate();
        Console.WriteLine(lattice.Quantile(0.995));                               // about 3,615,000, printed with its bounds
        #endregion
        printed["exact"] = Console.Take();

        #region precision
        LatticeLoss sharp = cyber.Aggregate(precision: 1e-7);
        Console.WriteLine(sharp.TailValueAtRisk(0.995));                          // bounds at most 1e-7 of it apart
        Console.WriteLine(new WangTransform(0.35).Of(sharp));                     // every measure works on it
        Console.WriteLine(sharp.Layer(limit: 2e6, attachment: 1e6).Mean);         // and so does a stop-loss cover
        #endregion
        printed["precision"] = Console.Take();

        #region disagreement
        Reconciliation check = cyber.Reconcile(years: 200_000, seed: 8);
        Console.WriteLine(check.Agrees ? "all methods agree" : check.FirstDisagreement!.Disagreement);
        #endregion
        printed["disagreement"] = Console.Take();

        #region scenarios
        Scenario[] scenarios =
        [
            new("ransomware wave",  s => s.WithCover("cyber", c => c.ScaleFrequency(1.5))),
            new("social inflation", s => s.WithCover("product liability", c => c.ScaleSeverity(1.10))),
            new("retention 100k",   s => s.WithCover("cyber", c => c with { Terms = c.Terms with { Retention = 100_000 } })),
        ];
        foreach (var result in acme.Compare(scenarios, basis, years: 1_000_000, seed: 2026))
            Console.WriteLine($"{result.Scenario,-20} {result.PremiumChange}");
        #endregion
        printed["scenarios"] = Console.Take();

        #region fit from claims
        var history = ClaimHistory.FromCsv(File.OpenText("docs/examples/claims.csv")) with { ExposureYears = 8 };
        var best    = history.FitSeverities().MinBy(fit => fit.Aic)!;             // or history.FitSeverity<LogNormal>()
        var fitted  = new Cover("cyber", history.FitFrequency().GroundUp(best), best.Severity, cyber.Terms);
        var uncertain = new Cover("cyber", history.FitFrequency().Predictive(best), cyber.Terms);   // one parameter set per simulated year, shared by its claims
        ClaimHistory byHand = new([Claim.FromPaid(950_000, deductible: 25_000, limit: 1_000_000), Claim.FromGroundUp(80_000)]);
        Console.WriteLine(best);
        Console.WriteLine(new Submission("Acme Robotics", uncertain).PriceParts(basis, years: 200_000, seed: 2026).Gross.Parameter);
        #endregion
        printed["fit from claims"] = [.. Console.Take(), byHand.ToString(), fitted.ToString()];

        #region what a fit knows
        SeverityFit fit = history.FitSeverity<LogNormal>();
        Estimate sigma = fit.Profile("sigma");
        Console.WriteLine($"{sigma}, from {sigma.Lower:G4} to {sigma.Upper:G4}"); // 95 % interval by profile likelihood
        Console.WriteLine(fit.Derived(law => law.Quantile(0.995)));               // by the delta method
        Console.WriteLine(fit.Bootstrap(500, seed: 1).Of(law => law.Quantile(0.995)));
        Console.WriteLine(fit.TestFit(199, seed: 1).AndersonDarling);             // p-value by fits to histories drawn from the law
        Console.WriteLine(history.FitSeverities().Average().Derived(law => law.LimitedExpectedValue(1e6)));
        foreach (PlotPoint point in fit.Plot())
            _ = (point.Loss, point.FittedQuantile, point.EmpiricalProbability, point.FittedProbability);
        #endregion
        printed["what a fit knows"] = Console.Take();

        #region counts
        ClaimCounts counts = ClaimCounts.FromTable((0, 7840), (1, 1317), (2, 239), (3, 42), (4, 14), (5, 4), (6, 4), (7, 1));
        FrequencyFit count = counts.FitFrequencies().MinBy(fit => fit.Aic)!;
        Console.WriteLine($"{count.Frequency}, chi-square p {count.ChiSquare.PValue:F3}");
        #endregion
        printed["counts"] = Console.Take();

        #region tails
        OrderedLosses sizes = history.OrderedLosses();
        Console.WriteLine(sizes.HillIndex(10));
        Console.WriteLine(sizes.PeaksOver(100_000).ValueAtRisk(0.99));
        #endregion
        printed["tails"] = Console.Take();

        #region pairs
        PairHistory pairs = new([ClaimPair.FromGroundUp(120_000, 31_000), ClaimPair.FromGroundUp(18_000, 4_000), ClaimPair.FromGroundUp(64_000, 9_500),
                                 ClaimPair.FromGroundUp(9_000, 2_600), new ClaimPair(Claim.AtLeast(500_000), Claim.FromGroundUp(88_000))]);
        CopulaFit tied = pairs.FitCopula(CopulaFamily.Of<GumbelCopula>(), SeverityFamily.Of<LogNormal>(), SeverityFamily.Of<LogNormal>());
        Console.WriteLine(new JointLoss(tied.First!, tied.Second!, tied.Copula).ExpectedPayment(25_000, 475_000));
        #endregion
        printed["pairs"] = Console.Take();

        #region elicitation
        ElicitedSeverity judged = SeverityFamily.Of<LogNormal>().FromQuantiles(new(0.5, 200_000), new(0.95, 3_000_000));
        Console.WriteLine(judged.Severity);
        #endregion
        printed["elicitation"] = Console.Take();

        return printed;
    }
}
