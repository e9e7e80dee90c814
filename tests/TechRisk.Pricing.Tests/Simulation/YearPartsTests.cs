using System.Text.Json;
using TechRisk.Pricing.Tests.LossModels.Cyber;

namespace TechRisk.Pricing.Tests.Simulation;

/// <summary>What sections and systemic events take of a cover's years: sums, arithmetic by hand, closed forms, invariance.</summary>
public class YearPartsTests
{
    private const long Seed = 53;

    private static readonly CyberRisk TwoSections = new()
    {
        Perils = [new CyberPeril("hit", new Poisson(1.5), new AmountLoss(new Discrete((300, 1))) { Section = "a" }, new AmountLoss(new Discrete((100, 1))) { Section = "b" })],
    };

    private static readonly ProductRisk TwoLines = new()
    {
        Lines = [new ProductLine("pump", new Poisson(0.8), new LogNormal(10, 1.2)), new ProductLine("valve", new Poisson(2), new LogNormal(9, 1.5))],
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Sections_add_up_to_every_year_and_move_no_bit_of_it(int seed)
    {
        RandomRisks random = new(seed);
        CyberRisk risk = (CyberRisk)random.Risk().ScaleFrequency(3);
        PolicyTerms inside = random.Inside() with { AggregateRetention = 20_000, AggregateLimit = 400_000 };
        Submission firm = new("Firm") { Covers = [new("layer", risk, random.Layer()), new("inside", risk, inside), new("products", TwoLines, random.Layer())] };
        YearLossTable table = firm.Simulate(6_000, Seed);
        foreach (CoverLosses cover in table.Covers)
        {
            Assert.True(cover.Sections.Count > 1);
            Assert.True(cover.Gross.Mean.Value > 0);
            for (int year = 0; year < 6_000; year++)
            {
                double whole = cover.Gross.Values[year];
                // each year is a sum of a few parts: rounding of some units in the last place
                Assert.Equal(whole, cover.Sections.Sum(section => section.Gross.Values[year]), 1e-12 * whole);
                Assert.InRange(cover.FromSystemicEvents?.Values[year] ?? 0, 0, whole * (1 + 1e-12));
            }
        }

        BlockKernel fused = new(SimulationPlan.Compile(firm, 6_000, Seed));
        double[] groundUp = new double[2_048];
        double[] gross = new double[2_048];
        fused.Begin(new YearBlock(2_048, 2_048));
        fused.Fill(new YearBlock(2_048, 2_048), 0, groundUp, gross);
        Companies.SameBits(table.Covers[0].Gross.Values.Slice(2_048, 2_048), gross);
        Companies.SameBits(table.Covers[0].GroundUp.Values.Slice(2_048, 2_048), groundUp);
    }

    [Fact]
    public void An_event_is_shared_as_its_sections_bring_and_a_year_in_proportion()
    {
        // 400 an event: layer 200 xs 100, half of it, is 100, of which a brings three quarters; the year pays 150 at most
        PolicyTerms layer = new() { Retention = 100, Limit = 200, InsuredShare = 0.5, AggregateLimit = 150 };
        // a sub-limit of 100 leaves 200, less 100, halved: 50, in equal parts
        PolicyTerms limited = layer with { Sections = [new SectionTerms("a") { Limit = 100 }], AggregateLimit = double.PositiveInfinity };
        YearLossTable table = new Submission("Firm") { Covers = [new("layer", TwoSections, layer), new("limited", TwoSections, limited)] }.Simulate(3_000, Seed);
        int reduced = 0;
        for (int year = 0; year < 3_000; year++)
        {
            double events = table["layer"].GroundUp.Values[year] / 400;
            double paid = Math.Min(100 * events, 150);
            reduced += 100 * events > 150 ? 1 : 0;
            Assert.Equal(0.75 * paid, table["layer"].Sections[0].Gross.Values[year], 1e-9); // amounts of 100: rounding is below 1e-9
            Assert.Equal(0.25 * paid, table["layer"].Sections[1].Gross.Values[year], 1e-9);
            double others = table["limited"].GroundUp.Values[year] / 400;
            Assert.Equal(25 * others, table["limited"].Sections[0].Gross.Values[year], 1e-9);
            Assert.Equal(25 * others, table["limited"].Sections[1].Gross.Values[year], 1e-9);
        }

        Assert.True(reduced > 1_000); // P(two or more of Poisson 1.5) = 0.44
        Assert.Null(table["layer"].FromSystemicEvents);
    }

    [Fact]
    public void Means_of_sections_and_sources_are_the_closed_forms()
    {
        Cover cyber = new("cyber", new CyberRisk
        {
            Perils = [new CyberPeril("outage", new Poisson(0.3), new LogNormal(10, 1)) { Tags = ["cloud"] }],
            Systemic = [new("cloud", 0.5) { Footprint = new Beta(2, 3) }],
        });
        Quote quote = new Submission("Firm") { Covers = [cyber, new("products", TwoLines)] }.Simulate(200_000, Seed).Price(new PricingBasis(new WangTransform(0.3)));
        double mean = Math.Exp(10.5);
        KeyFigures figures = quote.KeyFigures.Covers[0];
        Assert.Empty(figures.BySection); // one section
        IsNear(0.3 * mean, figures.BySource[0].Mean);
        IsNear(0.5 * 0.4 * mean, figures.BySource[1].Mean); // lambda E[q] m
        IsNear(0.4, figures.BySource[1].Share);
        Assert.Equal("idiosyncratic, systemic", string.Join(", ", figures.BySource.Select(part => part.Name)));
        KeyFigures products = quote.KeyFigures.Covers[1];
        Assert.Empty(products.BySource);
        Assert.Equal(2, products.BySection.Count);
        IsNear(0.8 * Math.Exp(10 + 0.72), products.BySection.Single(part => part.Name == "pump").Mean);
        IsNear(2 * Math.Exp(9 + 1.125), products.BySection.Single(part => part.Name == "valve").Mean);
        foreach ((KeyFigures whole, ValueList<PartFigure> parts) in new[] { (figures, figures.BySource), (products, products.BySection), (quote.KeyFigures, quote.KeyFigures.BySource) })
        {
            // sums of 200,000 years: rounding below 1e-12 of the mean
            Assert.Equal(whole.ExpectedInsured.Value, parts.Sum(part => part.Mean.Value), 1e-12 * whole.ExpectedInsured.Value);
            Assert.Equal(1, parts.Sum(part => part.Share.Value), 1e-12);
            Assert.All(parts, part => Assert.True(part.Mean.StandardError > 0 && part.Share.StandardError > 0));
        }

        using JsonDocument json = JsonDocument.Parse(quote.ToJson());
        JsonElement covers = json.RootElement.GetProperty("keyFigures").GetProperty("covers");
        Assert.Equal(products.BySection[1].Mean.Value, covers[1].GetProperty("bySection")[1].GetProperty("mean").GetProperty("value").GetDouble());
        Assert.Equal("systemic", covers[0].GetProperty("bySource")[1].GetProperty("name").GetString());
        Assert.Contains("## Sections and systemic events", quote.ToMarkdown());
        Assert.Contains("| products | section valve | ", quote.ToMarkdown());
    }

    [Fact]
    public void A_light_section_keeps_its_mean_beside_one_with_an_infinite_mean()
    {
        LossModel[] models =
        [
            new CyberRisk
            {
                Perils =
                [
                    new CyberPeril("b", new Poisson(0.5), new AmountLoss(new Pareto(0.9, 1_000)) { Section = "heavy" }),
                    new CyberPeril("a", new Poisson(0.5), new AmountLoss(new LogNormal(9, 1)) { Section = "light" }),
                ],
            },
            new ProductRisk { Lines = [new ProductLine("heavy", new Poisson(0.5), new Pareto(0.9, 1_000)), new ProductLine("light", new Poisson(0.5), new LogNormal(9, 1))] },
        ];
        foreach (LossModel model in models)
        {
            CoverLosses cover = new Submission("Firm", new Cover("x", model)).Simulate(50_000, Seed).Covers[0];
            Assert.True(double.IsPositiveInfinity(cover.Gross.Mean.Value));
            Assert.True(double.IsPositiveInfinity(cover.Sections.Single(section => section.Section == "heavy").Gross.Mean.Value));
            IsNear(0.5 * Math.Exp(9.5), cover.Sections.Single(section => section.Section == "light").Gross.Mean);
        }

        Quote limited = new Submission("Firm", new Cover("x", models[0], new PolicyTerms { Limit = 1e6 })).Simulate(10_000, Seed).Price(new PricingBasis(new WangTransform(0.3)));
        Assert.All(limited.KeyFigures.Covers[0].BySection, part => Assert.True(double.IsFinite(part.Mean.StandardError)));
    }

    [Fact]
    public void Costs_of_defence_beside_the_layer_stay_with_their_section()
    {
        ProductRisk risk = TwoLines with { Lines = [TwoLines.Lines[0] with { Defence = new DefenceRatio(0.3) }, TwoLines.Lines[1]] };
        PolicyTerms terms = new() { Retention = 5_000, Limit = 50_000, AggregateRetention = 3_000, AggregateLimit = 60_000 };
        CoverLosses cover = new Submission("Firm", new Cover("products", risk, terms)).Simulate(5_000, Seed).Covers[0];
        int above = 0;
        for (int year = 0; year < 5_000; year++)
        {
            double whole = cover.Gross.Values[year];
            above += whole > 60_000 ? 1 : 0;
            Assert.Equal(whole, cover.Sections.Sum(section => section.Gross.Values[year]), 1e-12 * whole + 1e-9);
        }

        Assert.True(above > 10); // the costs come on top of the limit of the year
    }

    [Fact]
    public void Parts_do_not_depend_on_threads_or_on_the_length_of_the_run()
    {
        RandomRisks random = new(3);
        Submission firm = new("Firm") { Covers = [new("cyber", random.Risk(), random.Layer()), new("products", TwoLines)] };
        YearLossTable shorter = firm.Simulate(new LocalRunner { Threads = 1 }, 3_001, Seed);
        YearLossTable longer = firm.Simulate(new LocalRunner { Threads = 3 }, 9_000, Seed);
        for (int i = 0; i < 2; i++)
        {
            for (int s = 0; s < shorter.Covers[i].Sections.Count; s++)
            {
                Companies.SameBits(shorter.Covers[i].Sections[s].Gross.Values, longer.Covers[i].Sections[s].Gross.Values[..3_001]);
            }
        }

        Companies.SameBits(shorter.Covers[0].FromSystemicEvents!.Values, longer.Covers[0].FromSystemicEvents!.Values[..3_001]);
    }

    private static void IsNear(double expected, Estimate simulated) => Assert.InRange(Math.Abs(simulated.Value - expected), 0, 4.5 * simulated.StandardError);
}
