using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Amounts known exactly, as columns with the sums that likelihoods are made of: what a law needs to add up its log densities fast.
/// </summary>
internal sealed class ObservedAmounts
{
    /// <param name="values">Amounts above 0; the array is kept.</param>
    /// <param name="weights">As long, or empty for weight 1 each; the array is kept.</param>
    public ObservedAmounts(double[] values, double[] weights)
    {
        Values = values;
        Weights = weights;
        Logs = new double[values.Length];
        LaneLoop.Map(values, Logs, default(NaturalLog));
        Weight = weights.Length == 0 ? values.Length : BlockSum.Sum(weights);
        Smallest = double.PositiveInfinity;
        foreach (double x in values)
        {
            Smallest = Math.Min(Smallest, x);
            Largest = Math.Max(Largest, x);
        }

        LogSum = Weighted(Logs);
        ValueSum = Weighted(values);
        double mean = Weight == 0 ? 0 : LogSum / Weight;
        LogMean = mean;
        double[] squares = new double[values.Length];
        for (int i = 0; i < squares.Length; i++)
        {
            double d = Logs[i] - mean;
            squares[i] = d * d;
        }

        LogSquares = Weighted(squares);
    }

    public double[] Values { get; }

    /// <summary>ln x of each.</summary>
    public double[] Logs { get; }

    /// <summary>Weight of each, or empty where every weight is 1.</summary>
    public double[] Weights { get; }

    /// <summary>The smallest amount; infinite where there is none.</summary>
    public double Smallest { get; }

    /// <summary>The largest amount; 0 where there is none.</summary>
    public double Largest { get; }

    /// <summary>Sum of the weights.</summary>
    public double Weight { get; }

    /// <summary>Sum of w ln x.</summary>
    public double LogSum { get; }

    /// <summary>Weighted mean of ln x.</summary>
    public double LogMean { get; }

    /// <summary>Sum of w (ln x - mean of ln x)^2.</summary>
    public double LogSquares { get; }

    /// <summary>Sum of w x.</summary>
    public double ValueSum { get; }

    /// <summary>
    /// Sum of w map(column), in a fixed order whatever the width: column is <see cref="Values"/> or <see cref="Logs"/>.
    /// </summary>
    public double Sum<TMap>(double[] column, TMap map)
        where TMap : struct, IMap
    {
        const int Chunk = 4096;
        double[] buffer = System.Buffers.ArrayPool<double>.Shared.Rent(Chunk);
        double sum = 0;
        for (int from = 0; from < column.Length; from += Chunk)
        {
            int count = Math.Min(Chunk, column.Length - from);
            Span<double> terms = buffer.AsSpan(0, count);
            LaneLoop.Map(column.AsSpan(from, count), terms, map);
            sum += Weights.Length == 0 ? BlockSum.Sum(terms) : BlockSum.Dot(terms, Weights.AsSpan(from, count));
        }

        System.Buffers.ArrayPool<double>.Shared.Return(buffer);
        return sum;
    }

    private double Weighted(double[] column) => Weights.Length == 0 ? BlockSum.Sum(column) : BlockSum.Dot(column, Weights);

    private readonly struct NaturalLog : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> => Log.Apply(x);
    }
}
