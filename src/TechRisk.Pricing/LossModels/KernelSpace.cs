using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Working arrays that the kernels of one thread share, so that a thousand of them work in one cache: what a kernel takes is its own until
/// the next kernel draws.
/// </summary>
internal sealed class KernelSpace
{
    private readonly List<int[]> _integers = [];
    private readonly List<double[]> _doubles = [];
    private int _integersTaken;
    private int _doublesTaken;

    /// <summary>Working space of samplers.</summary>
    public SampleBuffer Buffer { get; } = new();

    /// <summary>Takes all arrays back.</summary>
    public void Begin()
    {
        _integersTaken = 0;
        _doublesTaken = 0;
    }

    /// <summary>An array of at least this length, its contents undefined.</summary>
    public int[] Integers(int length) => Take(_integers, ref _integersTaken, length);

    /// <summary>An array of at least this length, its contents undefined.</summary>
    public double[] Doubles(int length) => Take(_doubles, ref _doublesTaken, length);

    private static T[] Take<T>(List<T[]> arrays, ref int taken, int length)
    {
        if (taken == arrays.Count)
        {
            arrays.Add([]);
        }

        if (arrays[taken].Length < length)
        {
            arrays[taken] = GC.AllocateUninitializedArray<T>(Math.Max(length, 2 * arrays[taken].Length) + 64, pinned: true);
        }

        return arrays[taken++];
    }
}
