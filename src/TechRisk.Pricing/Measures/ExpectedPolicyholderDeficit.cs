namespace TechRisk.Pricing;

/// <summary>
/// The assets a that leave an expected deficit of a given share of the loss: inf { a : E[(S - a)+] &lt;= ratio E[S] }. Source: Butsic,
/// Solvency measurement for property-liability risk-based capital applications, Journal of Risk and Insurance 61 (1994).
/// </summary>
public sealed record ExpectedPolicyholderDeficit : RiskMeasure
{
    /// <summary>The assets of a deficit ratio.</summary>
    /// <param name="ratio">Expected deficit as a share of the mean loss, strictly between 0 and 1: 0.01 is usual.</param>
    public ExpectedPolicyholderDeficit(double ratio) => Ratio = ratio;

    /// <summary>Expected deficit as a share of the mean loss.</summary>
    /// <value>A fraction strictly between 0 and 1.</value>
    public double Ratio { get; init => field = Require.Level(value, nameof(Ratio)); }

    /// <inheritdoc/>
    public override string AllocationMethod => "Euler: (E[X; S > a] - ratio E[X]) / P(S > a)";

    /// <summary>Name and ratio.</summary>
    public override string ToString() => MeasureText.Of(nameof(ExpectedPolicyholderDeficit), Ratio);

    internal override Functional Evaluate(AnnualLoss loss) => loss.DeficitAssetsFunctional(Ratio);

    internal override Functional[] Allocate(SampleAllocation sample) => sample.DeficitAssets(Ratio);
}
