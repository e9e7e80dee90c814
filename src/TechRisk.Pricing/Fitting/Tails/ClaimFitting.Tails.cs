namespace TechRisk.Pricing;

// tails and survival functions of a history of claims, with the deductible and limit of every claim
public static partial class ClaimFitting
{
    extension(ClaimHistory history)
    {
        /// <summary>The product-limit survival function of the claims.</summary>
        /// <exception cref="InvalidOperationException">A claim is known in a band only.</exception>
        public ProductLimit ProductLimit() => Pricing.ProductLimit.Of(history.Claims);

        /// <summary>The losses of the claims, sorted from the largest, where every one is known in full.</summary>
        /// <exception cref="InvalidOperationException">A claim has a limit that it reached, a band or a weight other than 1.</exception>
        public OrderedLosses OrderedLosses() => history.Claims.All(claim => claim.IsExact && claim.Weight == 1)
            ? new([.. history.Claims.Select(claim => claim.From)])
            : throw new InvalidOperationException("Sorted losses need claims that are known in full, one record each: a claim here is cut at a limit, in a band or has a weight.");

        /// <summary>
        /// The generalised Pareto tail of losses above a threshold by maximum likelihood, each claim with its own deductible and limit:
        /// given that it is above both its deductible and the threshold. P(X &gt; u) is the product-limit estimate.
        /// </summary>
        /// <param name="threshold">u in the currency of the history, 0 or more; a claim at u is not above it.</param>
        /// <exception cref="InvalidOperationException">A claim is known in a band only, or fewer than two known losses lie above the threshold.</exception>
        public PeaksOverThreshold PeaksOver(double threshold) => CensoredTail.Of(history, Require.NonNegative(threshold));
    }
}
