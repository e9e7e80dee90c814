using BenchmarkDotNet.Attributes;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Benchmarks;

/// <summary>Addressed uniforms of a chunk of years: filled at full width beside one address at a time.</summary>
public class UniformBenchmarks
{
    private const int Chunk = 4096;

    private readonly RandomKey _key = RandomKey.FromSeed(1);
    private readonly double[] _uniforms = new double[Chunk];

    [Benchmark(Baseline = true, OperationsPerInvoke = Chunk)]
    public void OneAddressAtATime()
    {
        for (int i = 0; i < Chunk; i++)
        {
            _uniforms[i] = UniformFill.YearAt(_key, i, draw: 0);
        }
    }

    [Benchmark(OperationsPerInvoke = Chunk)]
    public void AtFullWidth() => UniformFill.Years(_key, 0, _uniforms, draw: 0);
}
