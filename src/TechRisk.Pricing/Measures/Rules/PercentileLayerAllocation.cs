namespace TechRisk.Pricing;

/// <summary>
/// Capital of the size of the measure, layer by layer from 0: the layer (y, y + dy) goes to the covers in proportion to
/// E[X / S | S &gt; y]. Capital above the largest simulated year is shared as the layer just below it. Source: Bodoff, Capital allocation
/// by percentile layer, Variance 3 (2009).
/// </summary>
public sealed record PercentileLayerAllocation : AllocationRule
{
    /// <inheritdoc/>
    public override string Method => "percentile layers: integral of E[X / S | S > y] over y from 0 to the measure";

    /// <summary>The name of the rule.</summary>
    public override string ToString() => "PercentileLayerAllocation";

    internal override Functional[] Allocate(RiskMeasure measure, SampleAllocation sample)
    {
        Functional capital = measure.Evaluate(sample.Total);
        if (!double.IsFinite(capital.Value))
        {
            throw new InvalidOperationException($"PercentileLayerAllocation does not exist for {measure}: the capital is infinite for {sample.Total.LawName}. Give the covers a limit, or choose a measure that is finite.");
        }

        var layers = new PercentileLayers(sample.Total, capital.Value);
        return Array.ConvertAll(sample.Columns, column =>
        {
            (GivenInfluence part, double top) = layers.PartOf(column);
            return part.Combine(1, (top, capital)).Plus(-top * capital.Value); // top is the share of the next unit of capital
        });
    }
}
