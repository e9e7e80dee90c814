namespace TechRisk.Pricing;

/// <summary>A share of every loss: share * x.</summary>
/// <remarks>Its premium is that of the share; clauses such as a loss-ratio cap, a corridor or a sliding scale see the ceded share of the year's sum.</remarks>
public sealed record QuotaShare : Treaty
{
    /// <summary>A share of every loss.</summary>
    /// <param name="share">Share that is ceded, a fraction in [0, 1].</param>
    public QuotaShare(double share) => Share = share;

    /// <inheritdoc/>
    internal override LossFunction YearTerms => LossFunction.Line(1);

    /// <inheritdoc/>
    public override double CededOfLoss(double loss) => loss;
}
