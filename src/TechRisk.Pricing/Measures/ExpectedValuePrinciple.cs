namespace TechRisk.Pricing;

/// <summary>(1 + loading) E[S].</summary>
public sealed record ExpectedValuePrinciple : RiskMeasure
{
    /// <summary>A loading on the mean.</summary>
    /// <param name="loading">Share of the mean, a fraction, 0 or more.</param>
    public ExpectedValuePrinciple(double loading) => Loading = loading;

    /// <summary>Loading on the mean.</summary>
    /// <value>A fraction of the mean, 0 or more.</value>
    public double Loading { get; init => field = Require.NonNegative(value, nameof(Loading)); }

    /// <inheritdoc/>
    public override string AllocationMethod => "loaded mean of each cover";

    /// <summary>Name and parameter.</summary>
    public override string ToString() => MeasureText.Of(nameof(ExpectedValuePrinciple), Loading);

    internal override Functional Evaluate(AnnualLoss loss) => loss.MeanFunctional().Combine(1 + Loading);

    internal override Functional[] Allocate(SampleAllocation sample) => SampleAllocation.Combine(1 + Loading, sample.Means());
}
