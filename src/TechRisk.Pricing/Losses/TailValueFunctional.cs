namespace TechRisk.Pricing;

/// <summary>
/// TVaR_p = VaR_p + E[(S - VaR_p)+] / (1 - p) of a sample; influence VaR + (x - VaR)+ / (1 - p) - TVaR, which contains the
/// error of the quantile. Source: Trindade, Uryasev, Shapiro, Zrazhevsky, Financial prediction with constrained tail risk (2007).
/// </summary>
internal sealed class TailValueFunctional : SampledFunctional
{
    private readonly SampledLoss _loss;
    private readonly double _level;
    private readonly double _quantile;
    private readonly double _excess;
    private readonly double _error;
    private readonly double _leastError;

    public TailValueFunctional(SampledLoss loss, double level)
        : base(loss.Rows)
    {
        _loss = loss;
        _level = level;
        var quantile = new QuantileFunctional(loss, level);
        _quantile = quantile.Value;
        double n = Rows.Count;
        if (Rows.IsPlain)
        {
            (double first, double second, _) = loss.LargestRows(1 + (long)Math.Ceiling(n * (1 - level))).Excess(_quantile);
            _excess = first / n / (1 - level);
            _error = Math.Sqrt(Math.Max((second / n) - (first / n * (first / n)), 0) / (n - 1)) / (1 - level);
        }
        else
        {
            _excess = ExcessFunctional.MeanExcess(loss, _quantile) / (1 - level);
            _error = double.NaN;
        }

        // too few rows above: the largest loss of the model bounds the error, as it does for the quantile
        _leastError = quantile.IsBoundedByRows ? 0 : quantile.ToEstimate().StandardError;
        Value = TailRule.MayHave(loss.Tail, 1) ? _quantile + _excess : double.PositiveInfinity;
        HasInfiniteError = quantile.HasInfiniteError || !TailRule.MayHave(loss.Tail, 2);
    }

    /// <inheritdoc/>
    public override double Value { get; }

    /// <inheritdoc/>
    public override bool HasInfiniteError { get; }

    /// <inheritdoc/>
    public override void AddInfluence(double coefficient, int start, Span<double> destination)
    {
        ReadOnlySpan<double> values = _loss.Values.Slice(start, destination.Length);
        double slope = coefficient / (1 - _level);
        double centre = coefficient * _excess;
        for (int i = 0; i < values.Length; i++)
        {
            destination[i] += (slope * Math.Max(values[i] - _quantile, 0)) - centre;
        }
    }

    /// <inheritdoc/>
    protected override double StandardError() => Math.Max(_leastError, double.IsFinite(_error) ? _error : base.StandardError());
}
