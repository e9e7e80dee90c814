namespace TechRisk.Pricing;

/// <summary>E[S] + loading * standard deviation.</summary>
public sealed record StandardDeviationPrinciple : RiskMeasure
{
    /// <summary>A loading on the standard deviation.</summary>
    /// <param name="loading">Multiple of the standard deviation, 0 or more.</param>
    public StandardDeviationPrinciple(double loading) => Loading = loading;

    /// <summary>Loading on the standard deviation.</summary>
    /// <value>A multiple of the standard deviation, 0 or more.</value>
    public double Loading { get; init => field = Require.NonNegative(value, nameof(Loading)); }

    /// <inheritdoc/>
    public override string AllocationMethod => "Euler: E[X] + loading * Cov(X, S) / standard deviation";

    /// <summary>Name and parameter.</summary>
    public override string ToString() => MeasureText.Of(nameof(StandardDeviationPrinciple), Loading);

    internal override Functional Evaluate(AnnualLoss loss) => loss.MeanFunctional().Combine(1, (Loading, loss.StandardDeviationFunctional()));

    internal override Functional[] Allocate(SampleAllocation sample) =>
        SampleAllocation.Combine(1, sample.Means(), Loading, sample.StandardDeviations());
}
