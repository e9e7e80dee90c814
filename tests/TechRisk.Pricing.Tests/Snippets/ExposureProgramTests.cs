namespace TechRisk.Pricing.Tests.Snippets;

/// <summary>The programs of the guides on underwriting facts and model cards.</summary>
public sealed class ExposureProgramTests
{
    [Fact]
    public void Facts_make_a_cover_and_a_users_value_replaces_a_starter()
    {
        #region facts and starters
        var facts = new CyberExposure(Industry.ArtificialIntelligence) { Revenue = 300e6, Records = 2_500_000, Controls = [Control.Mfa, Control.Edr] };
        var terms = new PolicyTerms { Retention = 50_000, Limit = 5e6, AggregateLimit = 10e6, WaitingHours = 12 };
        var fromFacts = new Cover("cyber", facts.ToLossModel(), terms);      // every default carries its source and grade
        var withFacts = new Cover("cyber", facts, terms);                    // the same model; the facts stay with the cover and in its JSON
        var ownRate   = new Cover("cyber", facts with { IncidentRate = 0.12 }, terms);
        foreach (var (parameter, assumption) in facts.Assumptions)
            Console.WriteLine($"{parameter}: {assumption}");
        #endregion
        Assert.Equal(fromFacts.LossModel, withFacts.LossModel);
        Assert.NotEqual(fromFacts.LossModel, ownRate.LossModel);
        Assert.Contains(Console.Take(), line => line.StartsWith("incidentRate: 0.0976", StringComparison.Ordinal));
    }

    [Fact]
    public void Records_and_projects()
    {
        #region project facts
        var antibody = new ResearchExposure(Industry.Biomedicine)
        {
            Name = "antibody", Area = TherapeuticArea.Oncology, ReadinessLevel = 7, Budget = 300e6,
            TeamRecord = new SuccessRecord(successes: 1, trials: 3),         // Beta-binomial: moves every stage alike
            Stages = [new("phase 3") { Cost = 180e6, PassProbability = 0.55 }],
        };
        var chip = new ResearchExposure(Industry.IntegratedCircuits) { Name = "edge NPU", Budget = 32e6, LifeCycle = LifeCycleStage.Pilot, FundedSpins = 2 };
        var programme = new Cover("r&d", new ProgrammeExposure(Industry.Biomedicine, antibody, chip) { Window = 1 });
        #endregion
        Assert.Equal(2, ((ResearchProgramme)programme.LossModel).Projects.Count);

        #region product facts
        var pumps = new ProductExposure(Industry.Biomedicine)
        {
            Sales = [new("pumps", 80e6), new("pumps", 20e6) { Territory = Territory.NorthAmerica }],
            ClaimsMadeStep = 3, Sites = 2, HasQualitySystem = true,
            PriorClaims = 4, PriorSales = 250e6,                             // gamma-Poisson: moves the rate of every line
        };
        Console.WriteLine(pumps.ExpectedClaims);
        #endregion
        Assert.Single(Console.Take());
    }

    [Fact]
    public void A_card_is_made_of_a_quote()
    {
        var submission = new Submission("Acme", new Cover("cyber", new Poisson(0.8), new LogNormal(11, 1), new PolicyTerms { Limit = 5e6 }));
        var basis = new PricingBasis(new WangTransform(0.35));
        #region model card
        var priced = submission.Price(basis, years: 100_000, seed: 2026);
        var card   = priced.ToModelCard() with { Owner = "Pricing desk", Reviewer = "A. Reviewer", ReviewDate = "2026-11-25" };
        Console.WriteLine(card.ToMarkdown());                                // and card.ToJson()
        foreach (var line in card.Sensitivities)
            Console.WriteLine($"{line.Parameter}: {line.Value} to {line.ChangedTo} changes the premium by {line.PremiumChange}");
        #endregion
        Assert.Equal(1 + 3, Console.Take().Count); // the rate and the two parameters of the size
    }
}
