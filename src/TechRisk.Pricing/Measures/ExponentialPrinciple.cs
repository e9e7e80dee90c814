namespace TechRisk.Pricing;

/// <summary>(1/a) ln E[exp(a S)]: the premium of zero utility under exponential utility. It exists for bounded or light-tailed losses.</summary>
public sealed record ExponentialPrinciple : RiskMeasure
{
    /// <summary>A constant risk aversion.</summary>
    /// <param name="riskAversion">a, per unit of currency, above 0.</param>
    public ExponentialPrinciple(double riskAversion) => RiskAversion = riskAversion;

    /// <summary>Risk aversion a.</summary>
    /// <value>Per unit of currency, above 0.</value>
    public double RiskAversion { get; init => field = Require.Positive(value, nameof(RiskAversion)); }

    /// <inheritdoc/>
    public override string AllocationMethod => "Aumann-Shapley: mean over t in (0, 1) of E[X exp(a t S)] / E[exp(a t S)]";

    /// <summary>Name and parameter.</summary>
    public override string ToString() => MeasureText.Of(nameof(ExponentialPrinciple), RiskAversion);

    internal override Functional Evaluate(AnnualLoss loss) => loss.ExponentialFunctional(RiskAversion);

    internal override Functional[] Allocate(SampleAllocation sample) => sample.AumannShapley(RiskAversion);
}
