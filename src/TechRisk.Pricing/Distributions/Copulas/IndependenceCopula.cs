namespace TechRisk.Pricing;

/// <summary>Independent amounts: C(u, v) = u v.</summary>
/// <remarks>Source: Nelsen, An Introduction to Copulas (2006), section 2.2.</remarks>
public sealed record IndependenceCopula : Copula
{
    /// <inheritdoc/>
    public override double KendallTau => 0;

    /// <inheritdoc/>
    public override double SpearmanRho => 0;

    /// <inheritdoc/>
    public override double LowerTailDependence => 0;

    /// <inheritdoc/>
    public override double UpperTailDependence => 0;

    private protected override string Parameters => "";

    private protected override double CdfInside(Grade u, Grade v) => u.Below * v.Below;

    private protected override double SurvivalInside(Grade u, Grade v) => u.Above * v.Above;

    private protected override double LogDensityInside(Grade u, Grade v) => 0;

    private protected override Grade ConditionalInside(Grade of, Grade given) => of;

    private protected override Grade QuantileInside(Grade level, Grade given) => level;
}
