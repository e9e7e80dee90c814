namespace TechRisk.Pricing;

/// <summary>A premium principle or risk measure: a number of money for an annual loss. Leaves are sealed immutable records.</summary>
public abstract record RiskMeasure
{
    private protected RiskMeasure()
    {
    }

    /// <summary>How the measure of a sum is shared among its parts.</summary>
    public abstract string AllocationMethod { get; }

    /// <summary>The measure of a loss, with its error.</summary>
    /// <param name="loss">A simulated loss or a lattice.</param>
    /// <exception cref="InvalidOperationException">The measure does not exist for the loss (Esscher of a heavy tail).</exception>
    public Estimate Of(AnnualLoss loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        return Evaluate(loss).ToEstimate();
    }

    /// <summary>The measure with what it takes to combine it with others of the same run. Asks the tail facts first.</summary>
    internal abstract Functional Evaluate(AnnualLoss loss);

    /// <summary>The distortion whose rank weights alone make the parts; null where the parts are made in another way.</summary>
    internal virtual IDistortionCurve? RankCurve => null;

    /// <summary>The parts of the measure of a sum, one for each column; they add up to it.</summary>
    internal abstract Functional[] Allocate(SampleAllocation sample);
}
