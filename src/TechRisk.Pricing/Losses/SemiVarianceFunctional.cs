namespace TechRisk.Pricing;

/// <summary>
/// E[((S - m)+)^2] of a sample, m its mean; influence ((x - m)+)^2 - value - 2 E[(S - m)+] (x - m), which holds the effect of the
/// estimated mean.
/// </summary>
internal sealed class SemiVarianceFunctional : SampledFunctional
{
    private readonly SampledLoss _loss;
    private readonly double _mean;
    private readonly double _excess;
    private readonly double _square;

    public SemiVarianceFunctional(SampledLoss loss)
        : base(loss.Rows)
    {
        _loss = loss;
        _mean = loss.Moments.Mean;
        for (int i = 0; i < loss.Values.Length; i++)
        {
            double excess = Math.Max(loss.Values[i] - _mean, 0);
            _excess += Rows.Weight(i) * excess;
            _square += Rows.Weight(i) * excess * excess;
        }
    }

    /// <summary>E[(S - m)+].</summary>
    public double Excess => _excess;

    /// <inheritdoc/>
    public override double Value => TailRule.MayHave(_loss.Tail, 2) ? _square : double.PositiveInfinity;

    /// <inheritdoc/>
    public override bool HasInfiniteError => !TailRule.MayHave(_loss.Tail, 4);

    /// <inheritdoc/>
    public override void AddInfluence(double coefficient, int start, Span<double> destination)
    {
        ReadOnlySpan<double> values = _loss.Values.Slice(start, destination.Length);
        for (int i = 0; i < values.Length; i++)
        {
            double d = values[i] - _mean;
            double excess = Math.Max(d, 0);
            destination[i] += coefficient * ((excess * excess) - _square - (2 * _excess * d));
        }
    }
}
