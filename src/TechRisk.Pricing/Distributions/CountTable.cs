using System.Numerics;
using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Draws counts of one law, each exactly <see cref="Frequency.InverseSurvival"/> of its uniform: thresholds t(n), the smallest
/// uniform that gives n claims or fewer, behind a guide table over the uniform.
/// </summary>
/// <remarks>
/// Source: Chen and Asau, "On generating random variates from an empirical distribution", AIIE Transactions 6 (1974). A law
/// with a very wide body has a table around its median only, and inverts directly outside.
/// </remarks>
internal sealed class CountTable
{
    private const int MostEntries = 8192;
    private const int MostCells = 1 << 16;

    private readonly Frequency _law;
    private readonly int _first;
    private readonly bool _isCutBelow;
    private readonly bool _isCutAbove;
    private readonly double[] _thresholds;
    private readonly ushort[] _guide;
    private readonly double _cells;

    /// <summary>The table of a law whose counts stay below 2^31.</summary>
    public CountTable(Frequency law)
    {
        _law = law;
        MaximumCount = law.InverseSurvival(LawArgument.SmallestUniform);
        if (MaximumCount > int.MaxValue - 1)
        {
            throw new InvalidOperationException($"{law} can give {MaximumCount} claims in a period; simulation can number 2147483646");
        }

        int low = (int)law.InverseSurvival(1 - LawArgument.SmallestUniform);
        int high = (int)MaximumCount;
        if (high - low >= MostEntries)
        {
            int median = (int)law.InverseSurvival(0.5);
            int start = Math.Max(low, median - MostEntries / 2);
            int end = Math.Min(high, start + MostEntries - 1);
            _isCutBelow = start > low;
            _isCutAbove = end < high;
            (low, high) = (start, end);
        }

        _first = low;
        _thresholds = new double[high - low + 1 + (_isCutAbove ? 1 : 0)];
        for (int i = 0; i <= high - low; i++)
        {
            _thresholds[i] = Threshold(law, low + i);
        }

        int cells = Math.Min((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(8 * _thresholds.Length, 1024)), MostCells);
        _cells = cells;
        _guide = MakeGuide(_thresholds, cells);
    }

    /// <summary>The largest count that any uniform of the form (k + 1/2) 2^-52 gives.</summary>
    public long MaximumCount { get; }

    /// <summary>The count of each uniform.</summary>
    /// <param name="uniforms">Numbers of the form (k + 1/2) 2^-52 with 0 &lt;= k &lt; 2^52; others are brought into that range.</param>
    /// <param name="counts">At least as long: receives the counts.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public unsafe void Draw(ReadOnlySpan<double> uniforms, Span<int> counts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(counts.Length, uniforms.Length);
        int first = _first;
        double cells = _cells;
        fixed (double* from = uniforms)
        fixed (int* to = counts)
        fixed (double* threshold = _thresholds)
        fixed (ushort* guide = _guide)
        {
            if (_thresholds.Length <= CountLanes.MostThresholds)
            {
                CountLanes lanes = new(from, to, uniforms.Length, threshold, first);
                LaneLoop.Run(ref lanes);
                return;
            }

            for (int i = 0; i < uniforms.Length; i++)
            {
                double u = LawArgument.Uniform(from[i]);
                int n = guide[(int)(u * cells)];

                // most cells hold at most one threshold: one step without a branch, then a loop that rarely turns
                n += (int)(BitConverter.DoubleToUInt64Bits(u - threshold[n]) >> 63);
                while (threshold[n] > u)
                {
                    n++;
                }

                to[i] = first + n;
            }
        }

        if (_isCutBelow || _isCutAbove)
        {
            Complete(uniforms, counts);
        }
    }

    // the smallest double u with P(N > n) <= u, as Frequency.IsCovered decides it: by the survival function below 1/2, where
    // any double can be met, by the distribution function from 1/2 on, where doubles are the multiples of 2^-53
    private static double Threshold(Frequency law, int n)
    {
        double survival = law.Survival(n);
        if (survival < 0.5)
        {
            return survival;
        }

        double cdf = law.Cdf(n);
        double threshold = 1 - cdf;
        return Math.Max(0.5, cdf >= 1 - threshold ? threshold : threshold + LawArgument.SmallestUniform);
    }

    // guide[j]: the smallest n with a threshold below the upper end of cell j
    private static ushort[] MakeGuide(double[] thresholds, int cells)
    {
        ushort[] guide = new ushort[cells];
        int n = thresholds.Length - 1;
        for (int j = 0; j < cells; j++)
        {
            double end = (j + 1.0) / cells;
            while (n > 0 && thresholds[n - 1] < end)
            {
                n--;
            }

            guide[j] = (ushort)n;
        }

        return guide;
    }

    private void Complete(ReadOnlySpan<double> uniforms, Span<int> counts)
    {
        int below = _isCutBelow ? _first : -1;
        int above = _isCutAbove ? _first + _thresholds.Length - 1 : -1;
        for (int i = 0; i < uniforms.Length; i++)
        {
            if (counts[i] == below || counts[i] == above)
            {
                counts[i] = (int)_law.InverseSurvival(LawArgument.Uniform(uniforms[i]));
            }
        }
    }
}
