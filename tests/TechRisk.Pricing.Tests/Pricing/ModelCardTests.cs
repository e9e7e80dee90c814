using System.Text.Json;
using System.Text.RegularExpressions;
using TechRisk.Pricing.Tests.Architecture;
using TechRisk.Pricing.Tests.Model;

namespace TechRisk.Pricing.Tests.Pricing;

public class ModelCardTests
{
    private const long Years = 3_000;

    private static readonly PricingBasis Basis = new(new WangTransform(0.35)) { FixedExpense = 1000, TaxRate = 0.06 };

    private static readonly Lazy<Quote> Facts = new(() => new Submission("Firm of facts")
    {
        Covers =
        [
            new("r&d", new ProgrammeExposure(
                Industry.IntegratedCircuits,
                new ResearchExposure(Industry.IntegratedCircuits) { Name = "a", Budget = 5e6, LifeCycle = LifeCycleStage.Research },
                new ResearchExposure(Industry.IntegratedCircuits) { Name = "b", Budget = 5e6 }))
            {
                Product = InsuranceProduct.ResearchExpenseLoss, LifeCycle = LifeCycleStage.Research,
            },
            new("cyber", FirmExposureTests.Cyber with { Providers = ["cloud-a"] }, new PolicyTerms { Retention = 50_000, Limit = 5e6, WaitingHours = 12, AggregateLimit = 1e7 })
            {
                Product = InsuranceProduct.Cyber,
            },
        ],
        Subsidy = new SubsidyScheme(0.5) { RateCap = 0.03, Covers = ["cyber"] },
        Sources = [new("subsidy.rateCap", new Provenance("notice 222 of 2017", EvidenceGrade.ReadAtSource, "2017"))],
    }.Price(Basis, Years, 11));

    private static readonly Lazy<Quote> Claims = new(() => new Submission("Firm of claims")
    {
        Currency = "USD",
        Covers =
        [
            new("liability", new Poisson(2), new Pareto(1.5, 1000), new PolicyTerms { AggregateRetention = 500 }) { Sources = [new("severity", new("own claims", EvidenceGrade.UserData, "2026"))] },
            new("other", new NegativeBinomial(3, 2), new LogNormal(6, 1)),
        ],
        Dependence = new GaussianCopula(0.3),
    }.Price(Basis, Years, 12));

    private static readonly Lazy<ModelCard> OfFacts = new(() => Facts.Value.ToModelCard());
    private static readonly Lazy<ModelCard> OfClaims = new(() => Claims.Value.ToModelCard());

    private static string[] Section(string card, string heading)
    {
        string[] lines = card.Split('\n');
        int start = Array.IndexOf(lines, "## " + heading);
        Assert.True(start >= 0, heading);
        return [.. lines.Skip(start + 1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))];
    }

    [Fact]
    public void A_card_has_every_item_of_the_list_in_both_forms()
    {
        string[] headings =
        [
            "Identity", "Purpose and prohibited uses", "Covers and triggers", "Structure", "Known limits", "Regulatory parameters", "Data and calibration",
            "Assumptions and judgements", "Method and errors", "Validation", "Sensitivities", "Review and changes",
        ];
        string[] properties =
        [
            "schemaVersion", "identity", "purpose", "prohibitedUses", "covers", "dependence", "parameters", "judgements", "method", "verifiedCases", "parametersTried",
            "sensitivities", "correlationRange", "knownLimits", "regulatoryParameters", "review", "changes",
        ];
        foreach (ModelCard card in new[] { OfFacts.Value, OfClaims.Value })
        {
            string text = card.ToMarkdown();
            Assert.Equal(headings, text.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]));
            Assert.All(headings, heading => Assert.Contains(Section(text, heading), line => line.Length > 0));
            Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
            using JsonDocument json = JsonDocument.Parse(card.ToJson());
            Assert.Equal(properties, json.RootElement.EnumerateObject().Select(property => property.Name));
        }
    }

    [Fact]
    public void Cards_of_two_submissions_differ_in_what_they_must()
    {
        string facts = OfFacts.Value.ToMarkdown();
        string claims = OfClaims.Value.ToMarkdown();
        foreach (string heading in new[] { "Identity", "Covers and triggers", "Structure", "Known limits", "Regulatory parameters", "Data and calibration", "Assumptions and judgements", "Method and errors", "Validation", "Sensitivities" })
        {
            Assert.NotEqual(Section(facts, heading), Section(claims, heading));
        }

        Assert.Equal(Section(facts, "Purpose and prohibited uses"), Section(claims, "Purpose and prohibited uses"));
        Assert.Contains(Section(facts, "Covers and triggers"), line => line.Contains("research expense loss (research and transformation)", StringComparison.Ordinal) && line.Contains("lack of funding", StringComparison.Ordinal));
        Assert.Contains(Section(facts, "Covers and triggers"), line => line.Contains("systemic events of cloud-a", StringComparison.Ordinal) && line.Contains("war", StringComparison.Ordinal));
        Assert.Contains(Section(facts, "Structure"), line => line.Contains("waiting 12 hours (time deductible)", StringComparison.Ordinal) && line.Contains("aggregate limit 10,000,000", StringComparison.Ordinal));
        Assert.Contains(Section(facts, "Known limits"), line => line.Contains("no consensus", StringComparison.Ordinal));
        Assert.Contains(Section(facts, "Regulatory parameters"), line => line.Contains("rate cap 3 % of the limit", StringComparison.Ordinal) && line.Contains("notice 222 of 2017", StringComparison.Ordinal));
        Assert.Contains(Section(facts, "Data and calibration"), line => line.Contains("covers[1].exposure.incidentRate |", StringComparison.Ordinal) && line.Contains("IRIS", StringComparison.Ordinal) && line.Contains("firms of all sizes", StringComparison.Ordinal));
        Assert.Contains(Section(facts, "Data and calibration"), line => line.Contains("covers[1].exposure.controls[0].odds |", StringComparison.Ordinal));
        Assert.Contains(Section(claims, "Known limits"), line => line.Contains("infinite", StringComparison.Ordinal));
        Assert.Contains(Section(claims, "Data and calibration"), line => line.Contains("covers[0].severity.shape | 1.5 |", StringComparison.Ordinal) && line.Contains("own claims", StringComparison.Ordinal));
        Assert.Contains(Section(claims, "Method and errors"), line => line == "| seed | 12 |");
    }

    [Fact]
    public void A_card_is_the_same_text_every_time() => Assert.Equal(OfClaims.Value.ToMarkdown() + OfClaims.Value.ToJson(), Again(Claims.Value));

    private static string Again(Quote quote) => quote.ToModelCard().ToMarkdown() + quote.ToModelCard().ToJson();

    [Fact]
    public void The_five_most_important_parameters_are_moved_with_the_same_random_numbers()
    {
        ModelCard card = OfClaims.Value;
        Assert.Equal(5, card.Sensitivities.Count);
        Assert.Equal(8, card.ParametersTried); // two of each law but the one of Poisson, and the correlation
        Assert.Equal("covers[1].severity.mu", card.Sensitivities[0].Parameter); // from 6 to 6.6: amounts of e^0.6 = 1.82 times as much
        double[] sizes = [.. card.Sensitivities.Select(line => Math.Abs(line.PremiumChange.Value))];
        Assert.Equal(sizes.OrderDescending(), sizes);

        Sensitivity rate = card.Sensitivities.First(line => line.Parameter == "covers[0].frequency.mean");
        Assert.Equal((2, 2.2), (rate.Value, Math.Round(rate.ChangedTo, 12)));
        Scenario same = new("rate", submission => submission.WithCover("liability", cover => cover with { LossModel = new FrequencySeverity(new Poisson(rate.ChangedTo), new Pareto(1.5, 1000)) }));
        Assert.Equal(Claims.Value.Submission.Compare([same], Basis, Years, 12)[0].PremiumChange, rate.PremiumChange);
    }

    [Fact]
    public void Counts_and_zeros_are_not_moved_and_the_two_entries_of_a_correlation_move_together()
    {
        Submission firm = new("Firm", new Cover("a", new Poisson(0), new Exponential(20)), new Cover("b", new Binomial(10, 0.95), new Exponential(1)))
        {
            Dependence = new GaussianCopula(new CorrelationMatrix(["a", "b"], [[1, 0.5], [0.5, 1]])),
        };
        SubmissionNumbers numbers = new(firm);
        Assert.Equal(
            [
                ("covers[0].severity.mean", 22), ("covers[1].frequency.probability", 0.855), ("covers[1].severity.mean", 1.1), ("dependence.matrix.rows[0][1]", 0.55),
            ],
            numbers.Parameters.Where(number => numbers.Moved(number) is not null).Select(number => (number.Path, Math.Round(numbers.Moved(number)!.Value.Value, 9))));
        DocumentNumber correlation = numbers.Parameters[^1];
        Assert.Equal(new GaussianCopula(new CorrelationMatrix(["a", "b"], [[1, 0.25], [0.25, 1]])), numbers.With(correlation, 0.25)!.Dependence);
    }

    [Fact]
    public void Starters_are_moved_by_their_names_and_the_correlation_is_shown_at_its_ends()
    {
        ModelCard card = OfFacts.Value;
        Assert.All(card.Sensitivities, line => Assert.Contains(".exposure.", line.Parameter, StringComparison.Ordinal));
        Assert.All(card.Sensitivities, line => Assert.DoesNotContain(".value", line.Parameter, StringComparison.Ordinal));
        Assert.Equal([("covers[0].exposure.globalCorrelation", 0.0), ("covers[0].exposure.globalCorrelation", 0.2)], card.CorrelationRange.Select(line => (line.Parameter, line.ChangedTo)));
    }

    [Fact]
    public void What_the_user_states_stands_in_the_card()
    {
        ModelCard card = OfClaims.Value with
        {
            Owner = "Pricing desk", Reviewer = "A. Reviewer", ReviewDate = "2026-11-25",
            Judgements = [new("court awards grow with wages", "Claims unit")], Changes = ["retention of the year raised"],
        };
        string text = card.ToMarkdown();
        Assert.All(new[] { "Pricing desk", "A. Reviewer", "2026-11-25", "| court awards grow with wages | Claims unit |", "- retention of the year raised" }, words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Contains("| reviewer | not stated |", OfClaims.Value.ToMarkdown(), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => card with { ProhibitedUses = [] });
    }

    [Fact]
    public void No_solvency_figure_without_its_base_factor()
    {
        Assert.Contains("RF0", Assert.Throws<InvalidOperationException>(() => new PremiumRiskCapital().Of(Estimate.Exact(100))).Message, StringComparison.Ordinal);
        PremiumRiskCapital given = new() { BaseFactor = 0.2, CharacteristicFactors = 0.1 };
        Assert.Equal(100 * 0.2 * 1.1 * 0.9, given.Of(Estimate.Exact(100)).Value, 1e-12);
        Assert.Contains("no C-ROSS figure: the base factor RF0 is not given", (OfClaims.Value with { Capital = new() }).ToMarkdown(), StringComparison.Ordinal);
        string text = (OfClaims.Value with { Capital = given }).ToMarkdown();
        Assert.Contains("C-ROSS minimum capital", text, StringComparison.Ordinal);
        Assert.Contains("unconfirmed default", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_case_that_a_card_names_is_held_by_a_test()
    {
        string tests = string.Concat(Repository.Files("*.cs", "tests/TechRisk.Pricing.Tests/Reference").Concat(Repository.Files("*.cs", "tests/TechRisk.Pricing.Tests/Model")).Concat(Repository.Files("*.cs", "tests/TechRisk.Pricing.Tests/LossModels")).Select(Repository.Read));
        HashSet<string> held = [.. Regex.Matches(tests, "void ([A-Z0-9]+)_([0-9]{2})_").Select(match => $"{match.Groups[1].Value}-{match.Groups[2].Value}")];
        IEnumerable<string> named = CardCases.Common.Concat(CardCases.Compounds).Concat(CardCases.Research).Concat(CardCases.Cyber).Concat(CardCases.Products);
        Assert.Empty(named.Except(held));
        Assert.Equal(["RD-01", "RD-02"], OfFacts.Value.VerifiedCases.Where(id => id is "RD-01" or "RD-02"));
    }

    [Fact]
    public void A_quote_ends_with_the_part_of_the_card_that_needs_no_simulation()
    {
        string text = Facts.Value.ToMarkdown();
        string card = text[text.IndexOf("## Model card", StringComparison.Ordinal)..];
        Assert.Equal(["### Purpose and prohibited uses", "### Covers and triggers", "### Structure", "### Known limits", "### Regulatory parameters"], card.Split('\n').Where(line => line.StartsWith("###", StringComparison.Ordinal)));
    }
}
