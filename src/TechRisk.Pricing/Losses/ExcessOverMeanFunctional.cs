namespace TechRisk.Pricing;

/// <summary>
/// E[(S - k m)+] of a sample, m its mean; influence (x - k m)+ - value - k P(S &gt; k m) (x - m), which holds the effect of the
/// estimated mean.
/// </summary>
internal sealed class ExcessOverMeanFunctional : SampledFunctional
{
    private readonly SampledLoss _loss;
    private readonly double _retention;
    private readonly double _slope;
    private readonly double _excess;

    public ExcessOverMeanFunctional(SampledLoss loss, double factor)
        : base(loss.Rows)
    {
        _loss = loss;
        _retention = factor * loss.Moments.Mean;
        double above = 0;
        for (int i = 0; i < loss.Values.Length; i++)
        {
            above += loss.Values[i] > _retention ? Rows.Weight(i) : 0;
        }

        _slope = factor * above;
        _excess = ExcessFunctional.MeanExcess(loss, _retention);
    }

    /// <inheritdoc/>
    public override double Value => TailRule.MayHave(_loss.Tail, 1) ? _excess : double.PositiveInfinity;

    /// <inheritdoc/>
    public override bool HasInfiniteError => !TailRule.MayHave(_loss.Tail, 2);

    /// <inheritdoc/>
    public override void AddInfluence(double coefficient, int start, Span<double> destination)
    {
        ReadOnlySpan<double> values = _loss.Values.Slice(start, destination.Length);
        double mean = _loss.Moments.Mean;
        for (int i = 0; i < values.Length; i++)
        {
            destination[i] += coefficient * (Math.Max(values[i] - _retention, 0) - _excess - (_slope * (values[i] - mean)));
        }
    }
}
