namespace TechRisk.Pricing;

/// <summary>
/// Skewness g = E[z^3] of a sample, z = (x - mean) / standard deviation; influence z^3 - g - 3 z - 3/2 g (z^2 - 1), which holds the
/// effect of the estimated mean and variance. 0 where the sample does not vary.
/// </summary>
internal sealed class SkewnessFunctional : SampledFunctional
{
    private readonly SampledLoss _loss;
    private readonly double _deviation;
    private readonly double _skewness;

    public SkewnessFunctional(SampledLoss loss)
        : base(loss.Rows)
    {
        _loss = loss;
        double n = loss.Rows.Count;
        double variance = loss.Moments.Second / n;
        _deviation = Math.Sqrt(variance);
        _skewness = variance > 0 ? loss.Moments.Third / n / (variance * _deviation) : 0;
    }

    /// <inheritdoc/>
    public override double Value => TailRule.MayHave(_loss.Tail, 3) ? _skewness : double.PositiveInfinity;

    /// <inheritdoc/>
    public override bool HasInfiniteError => !TailRule.MayHave(_loss.Tail, 6);

    /// <inheritdoc/>
    public override void AddInfluence(double coefficient, int start, Span<double> destination)
    {
        if (!(_deviation > 0))
        {
            return;
        }

        ReadOnlySpan<double> values = _loss.Values.Slice(start, destination.Length);
        double mean = _loss.Moments.Mean;
        for (int i = 0; i < values.Length; i++)
        {
            double z = (values[i] - mean) / _deviation;
            destination[i] += coefficient * ((((z * z) - 3) * z) - _skewness - (1.5 * _skewness * ((z * z) - 1)));
        }
    }
}
