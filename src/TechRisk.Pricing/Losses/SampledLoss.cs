namespace TechRisk.Pricing;

/// <summary>A simulated loss: one value a row, each row an independent realisation of the policy period.</summary>
public sealed partial class SampledLoss : AnnualLoss
{
    private readonly double[] _values;

    internal SampledLoss(double[] values, TailFacts tail)
        : base(tail) => _values = values;

    /// <summary>Number of rows (simulated years).</summary>
    public long Years => _values.Length;

    /// <summary>The losses in row order, in the submission's currency.</summary>
    public ReadOnlySpan<double> Values => _values;
}
