using System.Buffers;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>exp(a (S - largest S)) of the rows: stable whatever the size of a S.</summary>
internal sealed class ExponentialWeights
{
    private const int BlockLength = 2048;
    private readonly SampledLoss _loss;
    private readonly double _a;

    public ExponentialWeights(SampledLoss loss, double a)
    {
        _loss = loss;
        _a = a;
        foreach (double value in loss.Values)
        {
            Largest = Math.Max(Largest, value);
        }

        (Mean, WeightedMean) = Means(loss);
    }

    /// <summary>Largest loss of the sample.</summary>
    public double Largest { get; }

    /// <summary>Mean of the exponentials.</summary>
    public double Mean { get; }

    /// <summary>E[S exp(a S)] / E[exp(a S)].</summary>
    public double WeightedMean { get; }

    /// <summary>Fills the exponentials of the rows from <paramref name="start"/> on.</summary>
    public void Fill(int start, Span<double> destination)
    {
        ReadOnlySpan<double> values = _loss.Values.Slice(start, destination.Length);
        LaneLoop.Map(values, destination, new Map(_a, Largest));
    }

    /// <summary>E[X exp(a S)] / E[exp(a S)] for a column X of the same rows.</summary>
    public double MeanOf(SampledLoss column) => Means(column).WeightedMean;

    private (double Mean, double WeightedMean) Means(SampledLoss column)
    {
        double[] buffer = ArrayPool<double>.Shared.Rent(BlockLength);
        double[]? rowWeights = _loss.Rows.Weights;
        double sum = 0;
        double product = 0;
        for (int start = 0; start < _loss.Rows.Count; start += BlockLength)
        {
            Span<double> block = buffer.AsSpan(0, Math.Min(BlockLength, _loss.Rows.Count - start));
            Fill(start, block);
            if (rowWeights is not null)
            {
                for (int i = 0; i < block.Length; i++)
                {
                    block[i] *= rowWeights[start + i];
                }
            }

            sum += BlockSum.Sum(block);
            product += BlockSum.Dot(block, column.Values.Slice(start, block.Length));
        }

        ArrayPool<double>.Shared.Return(buffer);
        return (sum / (rowWeights is null ? _loss.Rows.Count : 1), product / sum);
    }

    private readonly struct Map(double a, double largest) : IMap
    {
        public V Apply<V>(V x)
            where V : struct, ILane<V> => Exp.Apply(V.Mul(V.Set(a), V.Sub(x, V.Set(largest))));
    }
}
