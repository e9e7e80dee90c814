using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Benchmarks;

/// <summary>
/// A formula over one chunk of draws: at the processor's width, beside its definition, which is the same formula at width 1.
/// Times are per draw.
/// </summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public abstract unsafe class KernelBenchmark
{
    protected const int Chunk = 4096;

    protected double[] Source { get; } = GC.AllocateUninitializedArray<double>(Chunk, pinned: true);

    protected double[] Target { get; } = GC.AllocateUninitializedArray<double>(Chunk, pinned: true);

    /// <summary>Fills the source with addressed uniforms, mapped to the range of the formula.</summary>
    protected void Prepare(Func<double, double> map)
    {
        UniformFill.Years(RandomKey.FromSeed(1), 0, Source, draw: 0);
        for (int i = 0; i < Chunk; i++)
        {
            Source[i] = map(Source[i]);
        }
    }

    internal void AtWidth1<TMap>(TMap map)
        where TMap : struct, IMap
    {
        fixed (double* from = Source, to = Target)
        {
            LaneLoop.Map<Lane1, TMap>(from, to, Chunk, ref map);
        }
    }

    internal void AtFullWidth<TMap>(TMap map)
        where TMap : struct, IMap => LaneLoop.Map(Source, Target, map);
}
