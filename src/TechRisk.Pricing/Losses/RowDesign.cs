using System.Buffers;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// How the rows of a sample were drawn: their number, weights (importance sampling) and replicates (rows that depend on each
/// other, such as one randomisation of a quasi-random sequence). Shared by all columns of a table.
/// </summary>
internal sealed class RowDesign
{
    private const int BlockLength = 4096;
    private const double NormalQuantile975 = 1.9599639845400545;

    private RowDesign(int count, double[]? weights, int[]? clusters, int clusterCount)
    {
        Count = count;
        Weights = weights;
        Clusters = clusters;
        ClusterCount = clusterCount;
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>Weights of the rows, which add up to 1; null if all are equal.</summary>
    public double[]? Weights { get; }

    /// <summary>Cluster of each row, numbered from 0; null if every row is its own.</summary>
    public int[]? Clusters { get; }

    /// <summary>Number of independent clusters.</summary>
    public int ClusterCount { get; }

    /// <summary>True if all rows are independent and weigh the same.</summary>
    public bool IsPlain => Weights is null && Clusters is null;

    /// <summary>Number of equally weighted independent rows that would be worth as much: 1 / sum over clusters of weight^2.</summary>
    public double EffectiveCount
    {
        get
        {
            if (IsPlain)
            {
                return Count;
            }

            var total = new double[ClusterCount];
            for (int i = 0; i < Count; i++)
            {
                total[Clusters is null ? i : Clusters[i]] += Weight(i);
            }

            return 1 / BlockSum.SumSquares(total, 0);
        }
    }

    /// <summary>Half width of a 95 % interval in standard errors: of the normal law, of Student's where the clusters are few.</summary>
    public double CriticalValue
    {
        get
        {
            if (Clusters is null || ClusterCount > 1000 || ClusterCount < 2)
            {
                return NormalQuantile975;
            }

            double degrees = ClusterCount - 1;
            double x = IncompleteBeta.Inverse(degrees / 2, 0.5, 0.05);
            return Math.Sqrt(degrees * (1 - x) / x);
        }
    }

    /// <summary>Independent rows of equal weight.</summary>
    public static RowDesign Plain(int count) => new(count, null, null, count);

    /// <summary>Rows with weights or replicates; an empty span means none.</summary>
    public static RowDesign Of(int count, ReadOnlySpan<double> weights, ReadOnlySpan<int> replicates)
    {
        (int[]? clusters, int clusterCount) = replicates.IsEmpty ? (null, count) : Number(count, replicates);
        return new RowDesign(count, weights.IsEmpty ? null : Normalise(count, weights), clusters, clusterCount);
    }

    /// <summary>Weight of a row.</summary>
    public double Weight(int row) => Weights is null ? 1.0 / Count : Weights[row];

    /// <summary>Sum of weight * value.</summary>
    public double Mean(ReadOnlySpan<double> values) =>
        Weights is null ? BlockSum.Sum(values) / Count : BlockSum.Dot(values, Weights);

    /// <summary>True if row i of both designs is the same draw.</summary>
    public bool Matches(RowDesign other) =>
        ReferenceEquals(this, other)
        || (Count == other.Count && Same<double>(Weights, other.Weights) && Same<int>(Clusters, other.Clusters));

    /// <summary>An estimate with this design's 95 % interval.</summary>
    public Estimate Simulated(double value, double standardError)
    {
        double half = CriticalValue * standardError;
        return half == NormalQuantile975 * standardError || !double.IsFinite(half) || !double.IsFinite(value)
            ? Estimate.Simulated(value, standardError)
            : Estimate.Simulated(value, standardError, value - half, value + half);
    }

    /// <summary>
    /// Square root of R / (R - 1) * sum over the R clusters of (sum of weight * influence)^2; infinite for a single cluster.
    /// </summary>
    public double StandardError(SampledFunctional functional)
    {
        if (ClusterCount < 2)
        {
            return double.PositiveInfinity;
        }

        double[] buffer = ArrayPool<double>.Shared.Rent(BlockLength);
        double[]? sums = Clusters is null ? null : new double[ClusterCount];
        double squares = 0;
        for (int start = 0; start < Count; start += BlockLength)
        {
            Span<double> block = buffer.AsSpan(0, Math.Min(BlockLength, Count - start));
            block.Clear();
            functional.AddInfluence(1, start, block);
            if (Weights is not null)
            {
                Multiply(block, Weights.AsSpan(start, block.Length));
            }

            if (sums is null)
            {
                squares += BlockSum.SumSquares(block, 0);
            }
            else
            {
                AddToClusters(block, Clusters.AsSpan(start, block.Length), sums);
            }
        }

        ArrayPool<double>.Shared.Return(buffer);
        squares = sums is null ? squares : BlockSum.SumSquares(sums, 0);
        double error = Math.Sqrt(squares * ClusterCount / (ClusterCount - 1.0)) / (Weights is null ? Count : 1);
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }

    private static void Multiply(Span<double> block, ReadOnlySpan<double> weights)
    {
        for (int i = 0; i < block.Length; i++)
        {
            block[i] *= weights[i];
        }
    }

    private static void AddToClusters(ReadOnlySpan<double> block, ReadOnlySpan<int> clusters, double[] sums)
    {
        for (int i = 0; i < block.Length; i++)
        {
            sums[clusters[i]] += block[i];
        }
    }

    private static bool Same<T>(T[]? a, T[]? b)
        where T : IEquatable<T> => ReferenceEquals(a, b) || (a is not null && b is not null && a.AsSpan().SequenceEqual(b));

    private static double[] Normalise(int count, ReadOnlySpan<double> weights)
    {
        if (weights.Length != count)
        {
            throw Require.Wrong(nameof(weights), weights.Length, "must be as many as the rows");
        }

        foreach (double weight in weights)
        {
            Require.NonNegative(weight, nameof(weights));
        }

        double sum = Require.Positive(BlockSum.Sum(weights), "sum of weights");
        double[] normalised = weights.ToArray();
        for (int i = 0; i < normalised.Length; i++)
        {
            normalised[i] /= sum;
        }

        return normalised;
    }

    private static (int[] Clusters, int Count) Number(int count, ReadOnlySpan<int> replicates)
    {
        if (replicates.Length != count)
        {
            throw Require.Wrong(nameof(replicates), replicates.Length, "must be as many as the rows");
        }

        var numbers = new Dictionary<int, int>();
        var clusters = new int[count];
        for (int i = 0; i < count; i++)
        {
            if (!numbers.TryGetValue(replicates[i], out int number))
            {
                number = numbers.Count;
                numbers.Add(replicates[i], number);
            }

            clusters[i] = number;
        }

        return (clusters, numbers.Count);
    }
}
