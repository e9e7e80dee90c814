namespace TechRisk.Pricing;

/// <summary>
/// E[S] + loading * E[((S - E[S])+)^2]: the variance principle for years worse than the mean alone. Source: Goovaerts, De Vylder,
/// Haezendonck, Insurance Premiums: Theory and Applications (1984).
/// </summary>
public sealed record SemiVariancePrinciple : RiskMeasure
{
    /// <summary>A loading on the upper semi-variance.</summary>
    /// <param name="loading">Per unit of currency, 0 or more: 1e-7 loads a semi-variance of (1m)^2 with 100,000.</param>
    public SemiVariancePrinciple(double loading) => Loading = loading;

    /// <summary>Loading on the semi-variance.</summary>
    /// <value>Per unit of currency, 0 or more.</value>
    public double Loading { get; init => field = Require.NonNegative(value, nameof(Loading)); }

    /// <inheritdoc/>
    public override string AllocationMethod => "covariance above the mean: E[X] + loading * E[(X - E[X]) (S - E[S])+]";

    /// <summary>Name and parameter.</summary>
    public override string ToString() => MeasureText.Of(nameof(SemiVariancePrinciple), Loading);

    internal override Functional Evaluate(AnnualLoss loss) => loss.MeanFunctional().Combine(1, (Loading, loss.SemiVarianceFunctional()));

    internal override Functional[] Allocate(SampleAllocation sample) =>
        SampleAllocation.Combine(1, sample.Means(), Loading, sample.SemiCovariances());
}
