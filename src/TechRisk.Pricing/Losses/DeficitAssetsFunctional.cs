namespace TechRisk.Pricing;

/// <summary>
/// inf { a &gt;= 0 : E[(S - a)+] &lt;= ratio E[S] } of a sample: between two neighbouring rows the mean excess is linear, so that
/// the root is exact. Influence, by the implicit function, ((x - a)+ - E[(S - a)+] - ratio (x - E[S])) / P(S &gt; a).
/// </summary>
internal sealed class DeficitAssetsFunctional : SampledFunctional
{
    private readonly SampledLoss _loss;
    private readonly double _ratio;
    private readonly double _deficit;
    private readonly double _assets;
    private readonly double _above;

    public DeficitAssetsFunctional(SampledLoss loss, double ratio)
        : base(loss.Rows)
    {
        _loss = loss;
        _ratio = ratio;
        _deficit = ratio * loss.Moments.Mean;
        (_assets, _above, Cut) = Root();
    }

    /// <inheritdoc/>
    public override double Value => TailRule.MayHave(_loss.Tail, 1) ? _assets : double.PositiveInfinity;

    /// <inheritdoc/>
    public override bool HasInfiniteError => !TailRule.MayHave(_loss.Tail, 2);

    /// <summary>P(S &gt; a) for a just below the assets; 0 where there is no loss.</summary>
    public double Above => _above;

    /// <summary>The smallest loss of the rows that are above.</summary>
    public double Cut { get; }

    /// <inheritdoc/>
    public override void AddInfluence(double coefficient, int start, Span<double> destination)
    {
        if (_above == 0)
        {
            return;
        }

        ReadOnlySpan<double> values = _loss.Values.Slice(start, destination.Length);
        double slope = coefficient / _above;
        double mean = _loss.Moments.Mean;
        for (int i = 0; i < values.Length; i++)
        {
            destination[i] += slope * (Math.Max(values[i] - _assets, 0) - _deficit - (_ratio * (values[i] - mean)));
        }
    }

    // from the largest row down: the mean excess over x_(i) grows by the weight above times the step from x_(i+1)
    private (double Assets, double Above, double Cut) Root()
    {
        SortedRows sorted = _loss.Sorted;
        double excess = 0;
        double above = 0;
        for (int rank = sorted.Count - 1; rank >= 0; rank--)
        {
            above = sorted.SurvivalBefore(rank);
            double next = rank == 0 ? 0 : sorted.Values[rank - 1];
            double grown = excess + (above * (sorted.Values[rank] - next));
            if (grown >= _deficit && above > 0)
            {
                double assets = sorted.Values[rank] - ((_deficit - excess) / above);
                return _deficit > 0 ? (Math.Max(assets, 0), above, sorted.Values[rank]) : (sorted.Values[rank], 0, sorted.Values[rank]);
            }

            excess = grown;
        }

        return (0, above, sorted.Values[0]);
    }
}
