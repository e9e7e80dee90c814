using System.Buffers;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>(1/a) ln E[exp(a S)] of a sample; influence (exp(a x) / E[exp(a S)] - 1) / a.</summary>
internal sealed class ExponentialFunctional : SampledFunctional
{
    private readonly ExponentialWeights _weights;
    private readonly double _a;

    public ExponentialFunctional(SampledLoss loss, double riskAversion)
        : base(loss.Rows)
    {
        _a = riskAversion;
        _weights = new ExponentialWeights(loss, riskAversion);
        Value = _weights.Largest + (Log.Of(_weights.Mean) / riskAversion);
        HasInfiniteError = !TailRule.MayHaveExponential(loss.Tail, 2 * riskAversion);
    }

    /// <inheritdoc/>
    public override double Value { get; }

    /// <inheritdoc/>
    public override bool HasInfiniteError { get; }

    /// <inheritdoc/>
    public override void AddInfluence(double coefficient, int start, Span<double> destination)
    {
        double[] buffer = ArrayPool<double>.Shared.Rent(destination.Length);
        Span<double> exponentials = buffer.AsSpan(0, destination.Length);
        _weights.Fill(start, exponentials);
        double slope = coefficient / (_a * _weights.Mean);
        double centre = coefficient / _a;
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] += (slope * exponentials[i]) - centre;
        }

        ArrayPool<double>.Shared.Return(buffer);
    }
}
