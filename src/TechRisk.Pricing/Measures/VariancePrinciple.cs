namespace TechRisk.Pricing;

/// <summary>E[S] + loading * Var[S].</summary>
public sealed record VariancePrinciple : RiskMeasure
{
    /// <summary>A loading on the variance.</summary>
    /// <param name="loading">Per unit of currency, 0 or more: 1e-7 loads a variance of (1m)^2 with 100,000.</param>
    public VariancePrinciple(double loading) => Loading = loading;

    /// <summary>Loading on the variance.</summary>
    /// <value>Per unit of currency, 0 or more.</value>
    public double Loading { get; init => field = Require.NonNegative(value, nameof(Loading)); }

    /// <inheritdoc/>
    public override string AllocationMethod => "covariance: E[X] + loading * Cov(X, S)";

    /// <summary>Name and parameter.</summary>
    public override string ToString() => MeasureText.Of(nameof(VariancePrinciple), Loading);

    internal override Functional Evaluate(AnnualLoss loss) => loss.MeanFunctional().Combine(1, (Loading, loss.VarianceFunctional()));

    internal override Functional[] Allocate(SampleAllocation sample) =>
        SampleAllocation.Combine(1, sample.Means(), Loading, sample.Covariances());
}
