namespace TechRisk.Pricing.Tests.Simulation;

public class RunnerTests
{
    [Fact]
    public void A_cancelled_run_throws()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Companies.Three().Simulate(100_000, 1, cancellationToken: source.Token));
    }

    [Fact]
    public void A_run_can_be_cancelled_while_it_runs()
    {
        using CancellationTokenSource source = new();
        Progress progress = new(_ => source.Cancel());
        Assert.Throws<OperationCanceledException>(() => Companies.Three().Simulate(3_000_000, 1, progress, source.Token));
    }

    [Fact]
    public void Progress_rises_to_the_end()
    {
        List<SimulationProgress> seen = [];
        Companies.Three().Simulate(100_000, 1, new Progress(seen.Add));
        Assert.Equal(1, seen[^1].Share);
        Assert.Equal(seen.OrderBy(step => step.YearsDone), seen);
        Assert.InRange(seen.Count, 10, 101);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(5_000_000_000)]
    public void Years_outside_their_range_are_refused(long years)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => Companies.Three().Simulate(years));
        Assert.Contains("years", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_submission_without_covers_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Submission("Empty").Simulate());

    [Fact]
    public void A_shock_above_a_claim_rate_is_refused()
    {
        Submission company = Companies.Three(new CommonShock(0.8) { Covers = ["cyber", "equipment"] });
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => company.Simulate(100));
        Assert.Contains("0.7", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shock_on_a_negative_binomial_count_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => Companies.Three(new CommonShock(0.1)).Simulate(100));

    [Fact]
    public void A_correlation_matrix_that_is_not_positive_definite_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CorrelationMatrix(
            ["a", "b", "c"], [[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]]));

    [Fact]
    public void A_run_without_any_loss_says_so()
    {
        Cover remote = new("remote", new Poisson(1), new LogNormal(10, 1), new PolicyTerms { Retention = 1e9 });
        Assert.Contains(new Submission("Firm", remote).Simulate(1_000).Net.Findings, finding => finding.Code == "simulation.no-loss");
        Cover never = new("never", new Poisson(1), new Pert(1, 2, 3), new PolicyTerms { Retention = 5 });
        Assert.Empty(new Submission("Firm", never).Simulate(1_000).Net.Findings);
    }

    [Fact]
    public void No_memory_is_allocated_per_year()
    {
        SimulationPlan plan = SimulationPlan.Compile(Companies.Three(), 2048 * 200, 7);
        TableBuilder table = new(plan);
        BlockKernel kernel = new(plan);
        table.Fill(kernel, 0);
        table.Fill(kernel, 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int block = 0; block < plan.Blocks; block++)
        {
            table.Fill(kernel, block);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024); // buffers may still grow once
    }

    private sealed class Progress(Action<SimulationProgress> report) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => report(value);
    }
}
