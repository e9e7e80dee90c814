namespace TechRisk.Pricing.Tests.Simulation;

/// <summary>The loss model contract carries batches, sections and systemic events through a per-event excess.</summary>
public class ContractTests
{
    private static readonly BatchModel Model = new(0.5, 4, 0.1, 0.6, new Exponential(100_000));

    [Fact]
    public void The_retention_of_a_batch_applies_once()
    {
        // a geometric number of exponential claims (mean 4, on 1, 2, ...) is exponential with mean 400,000 (domain note 4.2, PL-05)
        PolicyTerms excess = new() { Retention = 300_000 };
        Submission company = new("Maker", new Cover("batches", Model with { SystemicRate = 0 }, excess));
        Estimate mean = company.Simulate(200_000, 31).Net.Mean;
        double truth = 0.5 * 400_000 * Math.Exp(-300_000 / 400_000.0);
        Assert.InRange(mean.Value, truth - 4.5 * mean.StandardError, truth + 4.5 * mean.StandardError);
    }

    [Fact]
    public void The_sections_of_a_systemic_event_share_one_excess()
    {
        // size + 10,000 of both sections, less 110,000 once: exponential mean 100,000 above 100,000
        PolicyTerms excess = new() { Retention = 110_000 };
        Submission company = new("Maker", new Cover("systemic", Model with { BatchRate = 0 }, excess));
        Estimate mean = company.Simulate(400_000, 32).Net.Mean;
        double truth = 0.1 * 0.6 * 100_000 * Math.Exp(-1);
        Assert.InRange(mean.Value, truth - 4.5 * mean.StandardError, truth + 4.5 * mean.StandardError);
    }

    [Fact]
    public void Two_insureds_that_carry_a_tag_are_struck_by_the_same_events()
    {
        BatchModel always = Model with { BatchRate = 0, HitShare = 1 };
        YearLossTable first = new Submission("First", new Cover("a", always)).Simulate(5_000, 33);
        YearLossTable second = new Submission("Second", new Cover("b", always)).Simulate(5_000, 33);
        Companies.SameBits(first.Net.Values, second.Net.Values);
        BatchModel sometimes = always with { HitShare = 0.5 };
        YearLossTable third = new Submission("Third", new Cover("c", sometimes)).Simulate(5_000, 33);
        Assert.All(Enumerable.Range(0, 5_000), year => Assert.True(third.Net.Values[year] <= first.Net.Values[year]));
        Assert.InRange(third.Net.Mean.Value / first.Net.Mean.Value, 0.3, 0.7);
    }

    [Fact]
    public void A_model_without_a_driver_under_a_copula_is_a_finding()
    {
        Submission company = new("Maker") { Covers = [new("a", Model), Companies.Cyber], Dependence = new GaussianCopula(0.2) };
        Assert.Contains(company.Simulate(100).Findings, finding => finding.Code == "dependence.no-driver" && finding.Path == "covers[0]");
    }

    [Fact]
    public void Blocks_and_threads_do_not_matter_on_the_event_path()
    {
        Submission company = new("Maker", new Cover("a", Model, Companies.Layer));
        SimulationPlan plan = SimulationPlan.Compile(company, 10_001, 34);
        Assert.Equal(new LocalRunner { Threads = 1 }.Run(plan).Hash, new LocalRunner { Threads = 3 }.Run(plan).Hash);
    }
}
