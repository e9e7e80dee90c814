namespace TechRisk.Pricing;

/// <summary>A functional of a sample: value and influence of each row.</summary>
internal abstract class SampledFunctional(RowDesign rows) : Functional
{
    /// <summary>The rows the influence belongs to.</summary>
    public RowDesign Rows { get; } = rows;

    /// <summary>True if the model has no finite variance for the influence.</summary>
    public virtual bool HasInfiniteError => false;

    /// <inheritdoc/>
    public override Estimate ToEstimate() => Rows.Simulated(Value, HasInfiniteError ? double.PositiveInfinity : StandardError());

    /// <summary>Adds coefficient * influence of the rows from <paramref name="start"/> on to the destination.</summary>
    public abstract void AddInfluence(double coefficient, int start, Span<double> destination);

    /// <inheritdoc/>
    public override Functional Combine(double coefficient, params ReadOnlySpan<(double Coefficient, Functional Other)> others) =>
        LinearFunctional.Of(this, coefficient, others);

    /// <inheritdoc/>
    public override Functional Plus(double constant) => LinearFunctional.Of(this, 1, []).Plus(constant);

    /// <summary>Standard error from the influence; a faster formula where one is known.</summary>
    protected virtual double StandardError() => Rows.StandardError(this);
}
