namespace TechRisk.Pricing;

/// <summary>A way to share a measure of a sum among its parts that is not the measure's own. Leaves are sealed immutable records.</summary>
public abstract record AllocationRule
{
    private protected AllocationRule()
    {
    }

    /// <summary>How the parts are made.</summary>
    public abstract string Method { get; }

    /// <summary>The parts, one for each column.</summary>
    internal abstract Functional[] Allocate(RiskMeasure measure, SampleAllocation sample);

    /// <summary>The rank weights a rule needs.</summary>
    private protected static Distortion RequireDistortion(RiskMeasure measure, string rule) =>
        measure as Distortion
        ?? throw new InvalidOperationException($"{rule} does not exist for {measure}: it needs a distortion. Choose one, or another rule.");
}
