using BenchmarkDotNet.Attributes;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Benchmarks;

/// <summary>Exponential, logarithm and normal quantile over a chunk, at full width beside width 1 and the platform's function.</summary>
public class ElementaryBenchmarks : KernelBenchmark
{
    private readonly SampleBuffer _buffer = new();

    [GlobalSetup(Targets = [nameof(ExpAtWidth1), nameof(ExpAtFullWidth), nameof(ExpOfThePlatform)])]
    public void PrepareExp() => Prepare(u => (40 * u) - 20);

    [GlobalSetup(Targets = [nameof(LogAtWidth1), nameof(LogAtFullWidth), nameof(LogOfThePlatform), nameof(QuantileAtWidth1), nameof(QuantileAtFullWidth)])]
    public void PrepareUniforms() => Prepare(u => u);

    [Benchmark(Baseline = true, OperationsPerInvoke = Chunk), BenchmarkCategory("exp")]
    public void ExpAtWidth1() => AtWidth1(default(Exp.Map));

    [Benchmark(OperationsPerInvoke = Chunk), BenchmarkCategory("exp")]
    public void ExpAtFullWidth() => AtFullWidth(default(Exp.Map));

    [Benchmark(OperationsPerInvoke = Chunk), BenchmarkCategory("exp")]
    public void ExpOfThePlatform() => OfThePlatform(Math.Exp);

    [Benchmark(Baseline = true, OperationsPerInvoke = Chunk), BenchmarkCategory("log")]
    public void LogAtWidth1() => AtWidth1(default(Log.Map));

    [Benchmark(OperationsPerInvoke = Chunk), BenchmarkCategory("log")]
    public void LogAtFullWidth() => AtFullWidth(default(Log.Map));

    [Benchmark(OperationsPerInvoke = Chunk), BenchmarkCategory("log")]
    public void LogOfThePlatform() => OfThePlatform(Math.Log);

    [Benchmark(Baseline = true, OperationsPerInvoke = Chunk), BenchmarkCategory("normal quantile")]
    public void QuantileAtWidth1() => AtWidth1(default(UpperQuantile));

    [Benchmark(OperationsPerInvoke = Chunk), BenchmarkCategory("normal quantile")]
    public void QuantileAtFullWidth()
    {
        Source.CopyTo(Target, 0);
        NormalQuantile.FillUpper(Target, _buffer);
    }

    private void OfThePlatform(Func<double, double> function)
    {
        for (int i = 0; i < Chunk; i++)
        {
            Target[i] = function(Source[i]);
        }
    }

    private readonly struct UpperQuantile : IMap
    {
        public V Apply<V>(V x)
            where V : struct, ILane<V> => NormalQuantile.Upper(x);
    }
}
