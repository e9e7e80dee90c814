namespace TechRisk.Pricing;

/// <summary>
/// Mean of each cover, and the loading over the mean in proportion to the covariances: E[X] + (measure - E[S]) Cov(X, S) / Var[S]. A
/// cover that moves against the sum has a part below its mean. Source: Overbeck, Allocation of economic capital in loan portfolios
/// (2000).
/// </summary>
public sealed record CovarianceAllocation : AllocationRule
{
    /// <inheritdoc/>
    public override string Method => "covariance: E[X] + (measure - E[S]) Cov(X, S) / Var[S]";

    /// <summary>The name of the rule.</summary>
    public override string ToString() => "CovarianceAllocation";

    internal override Functional[] Allocate(RiskMeasure measure, SampleAllocation sample)
    {
        Functional loading = measure.Evaluate(sample.Total).Combine(1, (-1, sample.Total.MeanFunctional()));
        return SampleAllocation.Combine(1, sample.Means(), 1, SampleAllocation.InProportion(loading, sample.Covariances()));
    }
}
