namespace TechRisk.Pricing;

/// <summary>
/// The measure in proportion to co-TVaR, E[X | worst share 1 - p of the years of S]: for the measure TVaR_p its Euler allocation.
/// Source: Tasche, Capital allocation to business units and sub-portfolios: the Euler principle (2008).
/// </summary>
public sealed record CoTailValueAllocation : AllocationRule
{
    /// <summary>Shares by the means of the worst years.</summary>
    /// <param name="level">p, strictly between 0 and 1: 0.995, not 99.5.</param>
    public CoTailValueAllocation(double level) => Level = level;

    /// <summary>Level p.</summary>
    /// <value>A probability strictly between 0 and 1.</value>
    public double Level { get; init => field = Require.Level(value, nameof(Level)); }

    /// <inheritdoc/>
    public override string Method => "in proportion to co-TVaR: E[X | worst years of S], ties at VaR shared by conditional expectation";

    /// <summary>Name and level.</summary>
    public override string ToString() => MeasureText.Of(nameof(CoTailValueAllocation), Level);

    internal override Functional[] Allocate(RiskMeasure measure, SampleAllocation sample) =>
        SampleAllocation.InProportion(measure.Evaluate(sample.Total), sample.TailValues(Level));
}
