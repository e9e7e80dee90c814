namespace TechRisk.Pricing;

/// <summary>VaR_p = inf { x : F(x) &gt;= p }. As a distortion, g(s) = 1 for s &gt; 1 - p, else 0; not concave, so not subadditive.</summary>
public sealed record ValueAtRisk : Distortion
{
    /// <summary>A quantile.</summary>
    /// <param name="level">p, strictly between 0 and 1: 0.995, not 99.5.</param>
    public ValueAtRisk(double level) => Level = level;

    /// <summary>Level p.</summary>
    /// <value>A probability strictly between 0 and 1.</value>
    public double Level { get; init => field = Require.Level(value, nameof(Level)); }

    /// <inheritdoc/>
    public override string AllocationMethod =>
        "Euler: E[X | S = VaR], the mean over the ranks within 10 % of the tail (at least the 95 % interval) around VaR, scaled to add up; over its ties where VaR is an atom";

    internal override bool IsConcave => false;

    /// <summary>Name and level.</summary>
    public override string ToString() => MeasureText.Of(nameof(ValueAtRisk), Level);

    internal override IDistortionCurve? RankCurve => null;

    internal override Functional Evaluate(AnnualLoss loss) => loss.QuantileFunctional(Level);

    internal override Functional[] Allocate(SampleAllocation sample) => sample.Quantiles(Level);

    internal override void Distort(Span<double> survival)
    {
        // 1 - 0.9 is not 0.1 in binary: a rounding of 1 - p does not move the step
        double step = (1 - Level) * (1 + 1e-15);
        foreach (ref double s in survival)
        {
            s = s > step ? 1 : 0;
        }
    }

    private protected override double OfClaim(Severity severity, PolicyTerms terms) =>
        terms.PaidOfClaim(severity.InverseSurvival(1 - Level));
}
