using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Compiled arrivals: immutable, shared by all threads.</summary>
internal abstract class ArrivalProgram
{
    /// <summary>Working state of one thread.</summary>
    public abstract ArrivalDraws CreateDraws();
}

/// <summary>The arrivals of one source in a block of years: how many, their years, their times, and the addresses of what belongs to them.</summary>
internal abstract class ArrivalDraws
{
    /// <summary>Number of arrivals in the block.</summary>
    public int Count { get; protected set; }

    /// <summary>Year of each arrival, counted from the block's first.</summary>
    public int[] Year { get; protected set; } = [];

    /// <summary>Uniforms that can be filled: the arrivals, and as many more as complete a vector where that is allowed.</summary>
    public virtual int Filled => Count;

    /// <summary>Draws the arrivals of a block.</summary>
    /// <param name="block">The years.</param>
    /// <param name="latent">Standard normals that drive the counts, larger for more; empty where there are none.</param>
    /// <param name="drivers">What drives the cover: factors on the rates.</param>
    /// <param name="space">Working arrays of the thread.</param>
    public abstract void Draw(YearBlock block, ReadOnlySpan<double> latent, RowDrivers drivers, KernelSpace space);

    /// <summary>The count up to the next whole vector of any width; arrays of a <see cref="KernelSpace"/> have that room.</summary>
    protected int WholeVectors => (Count + 7) & ~7;

    /// <summary>Number of the arrivals in the years that are kept.</summary>
    public long CountKept(YearBlock block)
    {
        if (block.IsKeptWhole)
        {
            return Count;
        }

        long kept = 0;
        foreach (int year in Year.AsSpan(0, Count))
        {
            kept += year >= block.KeptFrom && year < block.KeptTo ? 1 : 0;
        }

        return kept;
    }

    /// <summary>One uniform for each arrival below a key: where the arrival stands is its address.</summary>
    public abstract void FillUniforms(RandomKey key, Span<double> uniforms);

    /// <summary>Time of each arrival within the period, in (0, 1).</summary>
    public abstract void FillTimes(Span<double> times);

    /// <summary>Makes room for a number of arrivals; those that there are stay.</summary>
    protected void Reserve(int arrivals)
    {
        if (Year.Length < arrivals)
        {
            int[] longer = new int[Math.Max(arrivals, 2 * Year.Length)];
            Year.AsSpan(0, Math.Min(Count, Year.Length)).CopyTo(longer);
            Year = longer;
        }
    }
}
