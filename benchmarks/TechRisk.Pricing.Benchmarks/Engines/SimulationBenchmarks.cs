using BenchmarkDotNet.Attributes;

namespace TechRisk.Pricing.Benchmarks;

/// <summary>
/// One thread over 100,000 years of one cover: the event path, which is the definition, and the fused path, which must equal it bit for bit.
/// Times are per year.
/// </summary>
/// <remarks>Run it with <c>--envVars DOTNET_EnableAVX2:0</c> to see both at width 1.</remarks>
[MemoryDiagnoser]
public class SimulationBenchmarks
{
    private const int Years = 100_352; // whole blocks

    private readonly double[] _groundUp = new double[SimulationPlan.BlockYears];
    private readonly double[] _gross = new double[SimulationPlan.BlockYears];
    private BlockKernel? _events;
    private BlockKernel? _fused;

    [Params("few claims", "many claims", "excess layer")]
    public string Cover { get; set; } = "few claims";

    [GlobalSetup]
    public void Prepare()
    {
        SimulationPlan plan = SimulationPlan.Compile(new Submission("benchmark", Workload(Cover)), Years, seed: 1);
        _events = new BlockKernel(plan, LossPath.EventsOnly);
        _fused = new BlockKernel(plan);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Years)]
    public long EventPath() => Run(_events!);

    [Benchmark(OperationsPerInvoke = Years)]
    public long FusedPath() => Run(_fused!);

    private static Cover Workload(string name) => name switch
    {
        "few claims" => new Cover(name, new Poisson(2.5), new LogNormal(11, 1.6), new PolicyTerms { Retention = 50_000, Limit = 2e6, AggregateLimit = 5e6 }),
        "many claims" => new Cover(name, NegativeBinomial.FromSizeAndMean(size: 10, mean: 50), new LogNormal(9, 1.5), new PolicyTerms { Retention = 5_000, Limit = 500_000, AggregateLimit = 10e6 }),
        _ => new Cover(
            name,
            new Poisson(10),
            new Spliced(new LogNormal(11.5, 1.2), threshold: 500_000, new GeneralizedPareto(shape: 0.4, scale: 400_000), tailWeight: 0.05),
            new PolicyTerms { Retention = 500_000, Limit = 2e6, AggregateRetention = 250_000, AggregateLimit = 6e6 }),
    };

    private long Run(BlockKernel kernel)
    {
        long claims = 0;
        for (int first = 0; first < Years; first += SimulationPlan.BlockYears)
        {
            YearBlock block = new(first, SimulationPlan.BlockYears);
            kernel.Begin(block);
            claims += kernel.Fill(block, 0, _groundUp, _gross);
        }

        return claims;
    }
}
