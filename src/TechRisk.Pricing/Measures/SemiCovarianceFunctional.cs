namespace TechRisk.Pricing;

/// <summary>
/// E[(X - E[X]) (S - E[S])+], the part of a column in the semi-variance of the sum; influence (x - mX)(s - mS)+ - value
/// - (x - mX) E[(S - mS)+] - (s - mS) E[X - mX; S > mS].
/// </summary>
internal sealed class SemiCovarianceFunctional : SampledFunctional
{
    private readonly SampledLoss _column;
    private readonly SampledLoss _total;
    private readonly double _value;
    private readonly double _excess;
    private readonly double _above;

    public SemiCovarianceFunctional(SampledLoss column, SampledLoss total)
        : base(total.Rows)
    {
        _column = column;
        _total = total;
        double meanX = column.Moments.Mean;
        double meanS = total.Moments.Mean;
        for (int i = 0; i < Rows.Count; i++)
        {
            double weight = Rows.Weight(i);
            double excess = total.Values[i] - meanS;
            if (excess > 0)
            {
                double x = column.Values[i] - meanX;
                _value += weight * x * excess;
                _excess += weight * excess;
                _above += weight * x;
            }
        }
    }

    /// <inheritdoc/>
    public override double Value => TailRule.MayHave(_column.Tail, 2) ? _value : double.PositiveInfinity;

    /// <inheritdoc/>
    public override bool HasInfiniteError => !TailRule.MayHave(_column.Tail, 4) || !TailRule.MayHave(_total.Tail, 4);

    /// <inheritdoc/>
    public override void AddInfluence(double coefficient, int start, Span<double> destination)
    {
        ReadOnlySpan<double> x = _column.Values.Slice(start, destination.Length);
        ReadOnlySpan<double> s = _total.Values.Slice(start, destination.Length);
        double meanX = _column.Moments.Mean;
        double meanS = _total.Moments.Mean;
        for (int i = 0; i < destination.Length; i++)
        {
            double dx = x[i] - meanX;
            double ds = s[i] - meanS;
            destination[i] += coefficient * ((dx * (Math.Max(ds, 0) - _excess)) - _value - (ds * _above));
        }
    }
}
