namespace TechRisk.Pricing;

/// <summary>
/// E[X - k E[X]; S &gt; k E[S]], the Euler part of a column in E[(S - k E[S])+]; the influence holds the effect of both estimated means,
/// that of E[S] through the density of S at the cut.
/// </summary>
internal sealed class DutchPartFunctional : SampledFunctional
{
    private readonly SampledLoss _column;
    private readonly Crossing _crossing;
    private readonly double _factor;
    private readonly double _value;
    private readonly double _rate;

    public DutchPartFunctional(SampledLoss column, Crossing crossing, double factor)
        : base(column.Rows)
    {
        _column = column;
        _crossing = crossing;
        _factor = factor;
        double centre = factor * column.Moments.Mean;
        _value = crossing.MeanAbove(column) - (centre * crossing.Probability);
        _rate = crossing.Rate(column, centre);
    }

    /// <inheritdoc/>
    public override double Value => TailRule.MayHave(_column.Tail, 1) ? _value : double.PositiveInfinity;

    /// <inheritdoc/>
    public override bool HasInfiniteError => !TailRule.MayHave(_column.Tail, 2) || !TailRule.MayHave(_crossing.Total.Tail, 2);

    /// <inheritdoc/>
    public override void AddInfluence(double coefficient, int start, Span<double> destination)
    {
        ReadOnlySpan<double> x = _column.Values.Slice(start, destination.Length);
        ReadOnlySpan<double> s = _crossing.Total.Values.Slice(start, destination.Length);
        double meanX = _column.Moments.Mean;
        double meanS = _crossing.Total.Moments.Mean;
        for (int i = 0; i < destination.Length; i++)
        {
            double own = s[i] >= _crossing.Cut ? x[i] - (_factor * meanX) : 0;
            destination[i] += coefficient
                * (own - _value - (_factor * ((_crossing.Probability * (x[i] - meanX)) + (_rate * (s[i] - meanS)))));
        }
    }
}
