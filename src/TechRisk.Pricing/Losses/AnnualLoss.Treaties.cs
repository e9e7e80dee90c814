namespace TechRisk.Pricing;

public abstract partial class AnnualLoss
{
    /// <summary>E[f(S)]: the expected recovery, commission or premium that a function of the year's loss makes.</summary>
    /// <param name="function">f.</param>
    public Estimate Expected(LossFunction function) => ExpectedFunctional(function).ToEstimate();

    /// <summary>
    /// The premium that pays a layer's expected recoveries together with its reinstatement premiums, this loss being the year's sum of what losses
    /// bring to the layer: P = E[R(S)] / (1 + sum over k of price_k E[min(max(U - (k - 1) limit, 0), limit)] / limit), U what the year uses of the layer
    /// after the aggregate deductible.
    /// </summary>
    /// <remarks>
    /// Source: Sundt, "On excess of loss reinsurance with reinstatements", Bulletin of the Swiss Association of Actuaries (1991). A clause that asks
    /// for the premium is given the treaty's own.
    /// </remarks>
    /// <param name="treaty">The layer, with its reinstatements.</param>
    public Estimate PurePremium(ExcessOfLoss treaty)
    {
        LossFunction recovery = treaty.Recovery;
        LossFunction share = treaty.PremiumShareOfReinstatements;
        Estimate recovered = Expected(recovery);
        Estimate paid = Expected(share.Plus(1));
        double premium = recovered.Value / paid.Value;
        if (!double.IsFinite(premium) || recovered.Kind != EstimateKind.Simulated)
        {
            return recovered.Kind == EstimateKind.Exact && paid.Kind == EstimateKind.Exact
                ? Estimate.Exact(premium)
                : Estimate.Bounded(premium, recovered.Lower / paid.Upper, recovered.Upper / paid.Lower);
        }

        // of first order the error of a quotient is that of its numerator less premium times its denominator, over the denominator
        Estimate difference = Expected(recovery.Minus(share.Times(premium)));
        return difference.Affine(1 / paid.Value, premium - (difference.Value / paid.Value));
    }

    /// <summary>
    /// E[f(S)] = f(0) + the sum over the pieces of slope * E[min((S - start)+, length)], finite also without a mean where f is constant in the end;
    /// an engine that knows a sharper way overrides this.
    /// </summary>
    internal virtual Functional ExpectedFunctional(LossFunction function)
    {
        (double Coefficient, Functional Other)[] layers =
            [.. function.Pieces.Where(piece => piece.Slope != 0).Select(piece => (piece.Slope, LayerMeanFunctional(piece.Length, piece.Start)))];
        return MeanFunctional().Combine(0, layers).Plus(function.AtZero);
    }
}
