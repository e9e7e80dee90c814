namespace TechRisk.Pricing;

/// <summary>
/// (E[X; S &gt; a] - ratio E[X]) / P(S &gt; a), the Euler part of a column in the assets a of a deficit ratio; the influence holds the
/// effect of the estimated assets through the density of S there.
/// </summary>
internal sealed class DeficitPartFunctional : SampledFunctional
{
    private readonly SampledLoss _column;
    private readonly Crossing _crossing;
    private readonly DeficitAssetsFunctional _assets;
    private readonly double _ratio;
    private readonly double _value;
    private readonly double _rate;

    public DeficitPartFunctional(SampledLoss column, Crossing crossing, DeficitAssetsFunctional assets, double ratio)
        : base(column.Rows)
    {
        _column = column;
        _crossing = crossing;
        _assets = assets;
        _ratio = ratio;
        double above = assets.Above;
        _value = above > 0 ? (crossing.MeanAbove(column) - (ratio * column.Moments.Mean)) / above : 0;
        _rate = crossing.Rate(column, _value);
    }

    /// <inheritdoc/>
    public override double Value => TailRule.MayHave(_column.Tail, 1) ? _value : double.PositiveInfinity;

    /// <inheritdoc/>
    public override bool HasInfiniteError => !TailRule.MayHave(_column.Tail, 2) || _assets.HasInfiniteError;

    /// <inheritdoc/>
    public override void AddInfluence(double coefficient, int start, Span<double> destination)
    {
        if (_assets.Above == 0)
        {
            return;
        }

        double slope = coefficient / _assets.Above;
        _assets.AddInfluence(-slope * _rate, start, destination);
        ReadOnlySpan<double> x = _column.Values.Slice(start, destination.Length);
        ReadOnlySpan<double> s = _crossing.Total.Values.Slice(start, destination.Length);
        for (int i = 0; i < destination.Length; i++)
        {
            double own = s[i] >= _crossing.Cut ? x[i] - _value : 0;
            destination[i] += slope * (own - (_ratio * x[i])); // E[own] = ratio E[X]
        }
    }
}
