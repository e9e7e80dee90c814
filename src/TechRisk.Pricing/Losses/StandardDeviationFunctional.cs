namespace TechRisk.Pricing;

/// <summary>Standard deviation s of a sample; influence ((x - mean)^2 - s^2) / (2 s).</summary>
internal sealed class StandardDeviationFunctional(SampledLoss loss) : SampledFunctional(loss.Rows)
{
    private readonly VarianceFunctional _variance = new(loss);

    /// <inheritdoc/>
    public override double Value => Math.Sqrt(_variance.Value);

    /// <inheritdoc/>
    public override bool HasInfiniteError => _variance.HasInfiniteError;

    // a sample without spread has no slope
    private double Slope => Value > 0 && double.IsFinite(Value) ? 0.5 / Value : 0;

    /// <inheritdoc/>
    public override void AddInfluence(double coefficient, int start, Span<double> destination) =>
        _variance.AddInfluence(coefficient * Slope, start, destination);

    /// <inheritdoc/>
    protected override double StandardError() =>
        Rows.IsPlain && Rows.Count > 1 ? Slope * _variance.ToEstimate().StandardError : base.StandardError();
}
