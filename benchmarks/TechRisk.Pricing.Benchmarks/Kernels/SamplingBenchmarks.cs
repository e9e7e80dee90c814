using BenchmarkDotNet.Attributes;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Benchmarks;

/// <summary>Claims of a chunk of uniforms: the law's passes at full width beside its definition, one inverse survival a draw.</summary>
public class SamplingBenchmarks
{
    private const int Chunk = 4096;

    private readonly SampleBuffer _buffer = new();
    private readonly double[] _uniforms = new double[Chunk];
    private readonly double[] _claims = new double[Chunk];
    private Severity _law = new Exponential(1);

    [Params("lognormal", "spliced", "gamma")]
    public string Law { get; set; } = "lognormal";

    [GlobalSetup]
    public void Prepare()
    {
        _law = Law switch
        {
            "lognormal" => new LogNormal(11, 1.6),
            "spliced" => new Spliced(new LogNormal(11.5, 1.2), threshold: 500_000, new GeneralizedPareto(scale: 400_000, shape: 0.4), tailWeight: 0.05),
            _ => Gamma.FromMeanAndCv(250_000, 0.8),
        };
        UniformFill.Years(RandomKey.FromSeed(1), 0, _uniforms, draw: 0);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Chunk)]
    public void ByDefinition()
    {
        for (int i = 0; i < Chunk; i++)
        {
            _claims[i] = _law.InverseSurvival(_uniforms[i]);
        }
    }

    [Benchmark(OperationsPerInvoke = Chunk)]
    public void InPasses()
    {
        _uniforms.CopyTo(_claims, 0);
        _law.SampleInPlace(_claims, _buffer);
    }
}
