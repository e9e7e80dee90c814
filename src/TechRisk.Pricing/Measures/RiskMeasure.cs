namespace TechRisk.Pricing;

/// <summary>A premium principle or risk measure: a number of money for an annual loss.</summary>
public abstract record RiskMeasure
{
    private protected RiskMeasure()
    {
    }

    /// <summary>The measure of a loss, with its error.</summary>
    /// <param name="loss">A simulated loss or a lattice.</param>
    /// <exception cref="InvalidOperationException">The measure does not exist for the loss (Esscher of a heavy tail).</exception>
    public Estimate Of(AnnualLoss loss) => Evaluate(loss).ToEstimate();

    /// <summary>The measure with what it takes to combine it with others of the same run. Asks the tail facts first.</summary>
    internal abstract Functional Evaluate(AnnualLoss loss);
}
