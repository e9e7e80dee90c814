namespace TechRisk.Pricing;

/// <summary>Cov(X, S) of two columns of a sample; influence (x - E[X]) (s - E[S]) - covariance.</summary>
internal sealed class CovarianceFunctional : SampledFunctional
{
    private readonly SampledLoss _column;
    private readonly SampledLoss _total;
    private readonly double _covariance;

    public CovarianceFunctional(SampledLoss column, SampledLoss total)
        : base(total.Rows)
    {
        _column = column;
        _total = total;
        double x = column.Moments.Mean;
        double s = total.Moments.Mean;
        double sum = 0;
        for (int i = 0; i < Rows.Count; i++)
        {
            sum += Rows.Weight(i) * (column.Values[i] - x) * (total.Values[i] - s);
        }

        _covariance = sum;
    }

    /// <inheritdoc/>
    public override double Value => TailRule.MayHave(_column.Tail, 2) ? _covariance : double.PositiveInfinity;

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
            destination[i] += coefficient * (((x[i] - meanX) * (s[i] - meanS)) - _covariance);
        }
    }
}
