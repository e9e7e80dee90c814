namespace TechRisk.Pricing;

/// <summary>
/// (E + r B) / (1 + r), B the largest possible loss by the terms: every loss is carried in full by capital that earns r. It exists
/// for bounded losses only. As a distortion, g(s) = (s + r) / (1 + r) for s &gt; 0.
/// </summary>
public sealed record ConstantCostOfCapital : Distortion
{
    /// <summary>A cost of capital on the largest loss.</summary>
    /// <param name="rate">r, return on capital, a fraction in [0, 1].</param>
    public ConstantCostOfCapital(double rate) => Rate = rate;

    /// <summary>Cost of capital r.</summary>
    /// <value>A fraction in [0, 1].</value>
    public double Rate { get; init => field = Require.Fraction(value, nameof(Rate)); }

    /// <inheritdoc/>
    public override string AllocationMethod => "mean and largest loss of each cover: (E[X] + r B_X) / (1 + r)";

    // g jumps at 0: only a bounded loss has a price
    private protected override double ValueOrder => double.PositiveInfinity;

    private protected override double ErrorOrder => double.PositiveInfinity;

    /// <summary>Name and rate.</summary>
    public override string ToString() => MeasureText.Of(nameof(ConstantCostOfCapital), Rate);

    internal override IDistortionCurve? RankCurve => null;

    internal override Functional Evaluate(AnnualLoss loss) =>
        loss.MeanFunctional().Combine(1 / (1 + Rate)).Plus(Rate / (1 + Rate) * TailRule.RequireRightEnd(loss, ToString()));

    internal override Functional[] Allocate(SampleAllocation sample) => sample.LargestLosses(1 / (1 + Rate), Rate / (1 + Rate), ToString());

    internal override void Distort(Span<double> survival)
    {
        foreach (ref double s in survival)
        {
            s = s > 0 ? (s + Rate) / (1 + Rate) : 0;
        }
    }

    private protected override double OfClaim(Severity severity, PolicyTerms terms)
    {
        double largest = Math.Min(severity.Maximum, terms.Retention + terms.Limit);
        return double.IsFinite(largest)
            ? base.OfClaim(severity, terms)
            : throw new InvalidOperationException($"{this} does not exist for {severity}: the claim has no largest value. Give the terms a limit, or choose CostOfCapital at a level.");
    }
}
