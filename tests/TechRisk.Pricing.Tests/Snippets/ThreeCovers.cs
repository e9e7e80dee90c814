namespace TechRisk.Pricing.Tests.Snippets;

/// <summary>The programs of docs/guide/three-covers.md, one region each, run in this order.</summary>
internal static class ThreeCovers
{
    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<string>>> Outputs = new(Run);

    /// <summary>Name of a program -> what it printed.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Printed => Outputs.Value;

    private static Dictionary<string, IReadOnlyList<string>> Run()
    {
        Dictionary<string, IReadOnlyList<string>> printed = [];

        #region research in depth
        var chip = new ResearchProject("vision chip", Industry.IntegratedCircuits)
        {
            Stages =
            [
                new("verification", passProbability: 0.80, cost: 28e6) { Years = 0.75, TechnicalShare = 0.9, Indicators = ["functional coverage 98 %"] },
                new("silicon",      passProbability: 0.66, cost: 64e6) { Years = 0.75, TechnicalShare = 0.9 },
            ],
            Salvage  = 0.10,
            Triggers = [new TapeOutRespins(firstSpinSuccess: 0.14, laterSpinSuccess: 0.60, cost: 19e6) { Retained = 1, MostPaid = 1 }],
        };
        var programme  = new ResearchProgramme(chip) { GlobalCorrelation = 0.05, SectorCorrelation = 0.15, Window = 1 };
        var agreed     = new PolicyTerms { Retention = 6e6, Limit = 40e6, InsuredShare = 0.40 };
        Console.WriteLine($"{chip.SuccessProbability:P1} succeed, {chip.InsuredFailureProbability:P1} fail for a technical cause");
        Console.WriteLine($"loss cost {chip.LossCostOfBudget(agreed):P1} of the budget");     // exact, to the end of the project, re-spins apart
        #endregion
        printed["research"] = Console.Take();

        #region cyber in depth
        var perils = new CyberRisk
        {
            Perils =
            [
                CyberPeril.Breach(records: 1_500_000),
                CyberPeril.Ransomware(dailyGrossProfit: 600_000) with { Tags = ["exploit wave"] },
                new("system failure", new Hawkes(baseline: 0.1, branching: 0.3, decay: 12), new OutageLoss(new LogNormal(2.5, 1.2), hourlyLoss: 25_000)),
                CyberPeril.DependentOutage("cloud-a", hourlyLoss: 25_000),
            ],
            Systemic =
            [
                new SystemicEvent("cloud-a", annualRate: 0.10) { Footprint = new Beta(0.8, 4) },
                new SystemicEvent("exploit wave", annualRate: 0.05) { Footprint = new EpidemicFootprint(new SirEpidemic(1.6, 1e-6, 0.3)) },
            ],
        };
        var hours = new PolicyTerms
        {
            Retention = 250_000, Limit = 15e6, WaitingHours = 8, IndemnityHours = 720,
            Sections = [new SectionTerms("extortion") { InsuredShare = 0.5, Limit = 3e6 }],
        };
        Console.WriteLine(perils.Moments(hours).Mean);                                        // exact: hours, sections, event
        #endregion
        printed["cyber"] = Console.Take();

        #region products in depth
        var products = new ProductRisk
        {
            Lines =
            [
                new("devices", new NegativeBinomial(mean: 0.5, dispersion: 1.25), new MixedExponential((0.9, 60_000), (0.1, 900_000)))
                {
                    Defence = new DefenceRatio(0.2), SeverityTrend = 0.06, TrendYears = 1,
                    Batches = new BatchLaw(annualRate: 0.05, claims: new ZeroTruncated(new Geometric(mean: 9))),
                },
                new("software", new Poisson(0.4), new LogNormal(11.3, 1.5)) { ReportLag = [0.5, 0.3, 0.2] },
            ],
            Trigger      = new ClaimsMadeTrigger(retroactiveYears: 2),
            DefenceCosts = DefenceCosts.Outside,
            Recall       = new ProductRecall(annualRate: 0.03, units: 5_200, costPerUnit: 9_000, share: new Beta(1.1, 6)) { FixedCost = 800_000 },
        };
        var liability = new PolicyTerms { Retention = 100_000, Limit = 20e6, AggregateLimit = 40e6, Sections = [new SectionTerms("recall") { InsuredShare = 0.2 }] };
        #endregion

        #region three together
        var company = new Submission("Vision Silicon (fictitious)", new("r&d", programme, agreed), new("cyber", perils, hours), new("products", products, liability))
        {
            Dependence = new GaussianCopula(0.2),
        };
        var offer = company.Price(new PricingBasis(new WangTransform(0.35)) { ExpenseRatio = 0.12 }, years: 20_000, seed: 2026);
        Console.WriteLine(offer.Premium);
        foreach (var line in offer.ToModelCard().Sensitivities)                               // the five parameters that move the premium most
            Console.WriteLine($"{line.Parameter}: {line.RelativeChange:P1}");
        #endregion
        printed["together"] = Console.Take();

        return printed;
    }
}
