using System.Buffers;

namespace TechRisk.Pricing;

/// <summary>
/// The part of a column in the exponential measure of the sum: the mean over the path of r_t = E[X exp(a t S)] / E[exp(a t S)];
/// influence the mean of exp(a t s) / E[exp(a t S)] (x - r_t).
/// </summary>
internal sealed class PathFunctional : SampledFunctional
{
    private readonly SampledLoss _column;
    private readonly ExponentialPath _path;
    private readonly double[] _means;

    public PathFunctional(SampledLoss column, ExponentialPath path)
        : base(path.Total.Rows)
    {
        _column = column;
        _path = path;
        _means = Array.ConvertAll(path.Nodes, node => node.Exponentials.MeanOf(column));
        double sum = 0;
        for (int k = 0; k < _means.Length; k++)
        {
            sum += path.Nodes[k].Weight * _means[k];
        }

        Value = path.Scale * sum;
    }

    /// <inheritdoc/>
    public override double Value { get; }

    /// <inheritdoc/>
    public override bool HasInfiniteError => !TailRule.MayHaveExponential(_path.Total.Tail, 2 * _path.RiskAversion);

    /// <inheritdoc/>
    public override void AddInfluence(double coefficient, int start, Span<double> destination)
    {
        double[] buffer = ArrayPool<double>.Shared.Rent(destination.Length);
        Span<double> exponentials = buffer.AsSpan(0, destination.Length);
        ReadOnlySpan<double> x = _column.Values.Slice(start, destination.Length);
        for (int k = 0; k < _means.Length; k++)
        {
            (double weight, ExponentialWeights node) = _path.Nodes[k];
            node.Fill(start, exponentials);
            double slope = coefficient * _path.Scale * weight / node.Mean;
            for (int i = 0; i < destination.Length; i++)
            {
                destination[i] += slope * exponentials[i] * (x[i] - _means[k]);
            }
        }

        ArrayPool<double>.Shared.Return(buffer);
    }
}
