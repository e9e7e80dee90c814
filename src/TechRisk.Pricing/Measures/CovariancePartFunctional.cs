namespace TechRisk.Pricing;

/// <summary>
/// Cov(X, S) / sd(S), the Euler part of a column in the standard deviation; influence
/// IF(Cov) / sd - Cov / (2 sd^3) * IF(Var). 0 where S does not vary.
/// </summary>
internal sealed class CovariancePartFunctional(SampledLoss column, SampledLoss total) : SampledFunctional(total.Rows)
{
    private readonly CovarianceFunctional _covariance = new(column, total);
    private readonly VarianceFunctional _variance = new(total);

    /// <inheritdoc/>
    public override double Value => _variance.Value > 0 ? _covariance.Value / Math.Sqrt(Spread) : 0;

    /// <inheritdoc/>
    public override bool HasInfiniteError => _covariance.HasInfiniteError;

    // the sample's own variance where the model's is infinite, so that no part is infinite over infinite
    private double Spread => double.IsFinite(_variance.Value) ? _variance.Value : total.Moments.Second / Rows.Count;

    /// <inheritdoc/>
    public override void AddInfluence(double coefficient, int start, Span<double> destination)
    {
        double spread = Spread;
        if (!(spread > 0) || !double.IsFinite(_covariance.Value))
        {
            return;
        }

        double deviation = Math.Sqrt(spread);
        _covariance.AddInfluence(coefficient / deviation, start, destination);
        _variance.AddInfluence(-coefficient * _covariance.Value / (2 * spread * deviation), start, destination);
    }
}
