using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The rows of one thread's current block of years: what the covers share.</summary>
internal abstract class DependenceRows
{
    /// <summary>Draws what all covers of the block share.</summary>
    public abstract void Draw(YearBlock block);

    /// <summary>What drives a cover in the current block.</summary>
    public abstract RowDrivers For(int cover);

    /// <summary>A buffer for a block of years.</summary>
    protected static double[] Column() => GC.AllocateUninitializedArray<double>(LossProgram.AddressYears + 64, pinned: true);

    /// <summary>Standard normals of a block, larger for a smaller uniform.</summary>
    protected static void Normals(RandomKey key, YearBlock block, Span<double> to, SampleBuffer buffer)
    {
        UniformFill.Years(key, block.FirstYear, to, 0);
        NormalQuantile.FillUpper(to, buffer);
    }
}
