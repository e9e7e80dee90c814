namespace TechRisk.Pricing;

/// <summary>A functional whose influence was computed beforehand.</summary>
internal sealed class GivenInfluence(RowDesign rows, double value, double[] influence) : SampledFunctional(rows)
{
    /// <inheritdoc/>
    public override double Value => value;

    /// <inheritdoc/>
    public override void AddInfluence(double coefficient, int start, Span<double> destination)
    {
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] += coefficient * influence[start + i];
        }
    }
}
