namespace TechRisk.Pricing;

/// <summary>
/// VaR_p = inf { x : F(x) &gt;= p } of a sample. The interval is that of order statistics; the error is the binomial standard
/// deviation of the rank, sqrt(n p (1 - p)), times the mean spacing of the order statistics inside the interval, and infinite
/// where no row is high enough to bound the interval and no largest loss is known.
/// </summary>
internal sealed class QuantileFunctional : SampledFunctional
{
    private const double Z = 1.9599639845400545;
    private readonly SampledLoss _loss;
    private readonly double _level;
    private readonly Estimate _estimate;
    private readonly double _scale;

    public QuantileFunctional(SampledLoss loss, double level)
        : base(loss.Rows)
    {
        _loss = loss;
        _level = level;
        (_estimate, _scale) = Rows.IsPlain ? FromRanks() : FromLevels();
    }

    /// <inheritdoc/>
    public override double Value => _estimate.Value;

    /// <summary>True if rows above bound the interval; false if only the largest loss of the model does, or nothing.</summary>
    public bool IsBoundedByRows { get; private set; }

    /// <inheritdoc/>
    public override bool HasInfiniteError => double.IsPositiveInfinity(_estimate.StandardError);

    /// <inheritdoc/>
    public override Estimate ToEstimate() => _estimate;

    /// <summary>Influence (p - 1{x &lt;= VaR}) / density.</summary>
    public override void AddInfluence(double coefficient, int start, Span<double> destination)
    {
        ReadOnlySpan<double> values = _loss.Values.Slice(start, destination.Length);
        double above = coefficient * _scale * _level;
        double below = coefficient * _scale * (_level - 1);
        double quantile = Value;
        for (int i = 0; i < values.Length; i++)
        {
            destination[i] += values[i] <= quantile ? below : above;
        }
    }

    private (Estimate Estimate, double Scale) FromRanks()
    {
        long n = Rows.Count;
        RankInterval ranks = RankInterval.Of(n, _level);
        long index = RankInterval.IndexOf(n, _level);
        UpperTail tail = _loss.LargestRows(n - Math.Max(Math.Min(ranks.Lower, index), 1) + 1);
        double value = tail.FromTop(n - index + 1);
        double lower = ranks.Lower < 1 ? 0 : tail.FromTop(n - ranks.Lower + 1);
        double deviation = Math.Sqrt(n * _level * (1 - _level));
        double error;
        double upper;
        IsBoundedByRows = ranks.Upper <= n;
        if (IsBoundedByRows)
        {
            upper = tail.FromTop(n - ranks.Upper + 1);
            error = deviation * (upper - lower) / (ranks.Upper - ranks.Lower);
        }
        else
        {
            upper = Math.Max(value, _loss.Tail.RightEnd ?? double.PositiveInfinity);
            error = (upper - lower) / (2 * Z);
        }

        double scale = double.IsFinite(error) ? error * n / deviation : 0;
        return (Estimate.Simulated(value, error, lower, upper), scale);
    }

    /// <summary>Weighted or replicated rows: Woodruff's interval, the quantiles at p plus and minus the error of F at the quantile.</summary>
    private (Estimate Estimate, double Scale) FromLevels()
    {
        SortedRows sorted = _loss.Sorted;
        double value = sorted.Values[sorted.RankOf(_level)];

        // never below half a row: strata may hold F at the quantile without any spread
        double deviation = Math.Max(Rows.StandardError(new ExceedanceFunctional(_loss, value)), 0.5 / Rows.Count);
        double half = Rows.CriticalValue * deviation;
        double lower = half < _level ? sorted.Values[sorted.RankOf(_level - half)] : 0;
        IsBoundedByRows = half < 1 - _level;
        double upper = IsBoundedByRows
            ? sorted.Values[sorted.RankOf(_level + half)]
            : Math.Max(value, _loss.Tail.RightEnd ?? double.PositiveInfinity);
        double error = double.IsFinite(half) ? (upper - lower) * deviation / (2 * half) : upper - lower;
        double scale = double.IsFinite(error) ? error / deviation : 0;
        return (Estimate.Simulated(value, error, lower, upper), scale);
    }
}
