using System.Buffers;

namespace TechRisk.Pricing;

/// <summary>
/// r = E[X exp(h S)] / E[exp(h S)] of a column X, which is S itself for the price and a cover for its share; influence
/// exp(h s) / E[exp(h S)] (x - r).
/// </summary>
internal sealed class EsscherFunctional(SampledLoss column, SampledLoss total, double h, ExponentialWeights weights) : SampledFunctional(column.Rows)
{
    /// <inheritdoc/>
    public override double Value { get; } = weights.MeanOf(column);

    /// <inheritdoc/>
    public override bool HasInfiniteError { get; } = !TailRule.MayHaveExponential(total.Tail, 2 * h);

    /// <inheritdoc/>
    public override void AddInfluence(double coefficient, int start, Span<double> destination)
    {
        double[] buffer = ArrayPool<double>.Shared.Rent(destination.Length);
        Span<double> exponentials = buffer.AsSpan(0, destination.Length);
        weights.Fill(start, exponentials);
        ReadOnlySpan<double> values = column.Values.Slice(start, destination.Length);
        double slope = coefficient / weights.Mean;
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] += slope * exponentials[i] * (values[i] - Value);
        }

        ArrayPool<double>.Shared.Return(buffer);
    }
}
