namespace TechRisk.Pricing;

/// <summary>
/// The range of the price of a loss under all coherent distortions that price a reference loss at a given premium. A coherent distortion
/// is a mixture of TVaR, so that the pair of prices lies in the convex hull of the curve p -> (TVaR_p(reference), TVaR_p(other)); its ends
/// over the premium are mixtures of two TVaR. Source: Mildenhall, Major, Pricing Insurance Risk (2022); Kusuoka, On law invariant
/// coherent risk measures (2001), for the mixtures.
/// </summary>
public sealed record PricingBounds
{
    private PricingBounds(Estimate lower, Estimate upper, BiTailValueAtRisk cheapest, BiTailValueAtRisk dearest)
    {
        Lower = lower;
        Upper = upper;
        Cheapest = cheapest;
        Dearest = dearest;
    }

    /// <summary>The smallest price of the other loss, in the submission's currency.</summary>
    public Estimate Lower { get; }

    /// <summary>The largest price of the other loss, in the submission's currency.</summary>
    public Estimate Upper { get; }

    /// <summary>The distortion of the smallest price; its parameters are point values.</summary>
    public BiTailValueAtRisk Cheapest { get; }

    /// <summary>The distortion of the largest price; its parameters are point values.</summary>
    public BiTailValueAtRisk Dearest { get; }

    /// <summary>
    /// The bounds of the price of another loss. Levels up to 1 - 1e-6 are searched, and level 1 where both losses have a known largest
    /// value. The error of a bound holds those of both losses at its two levels; losses of different runs count as independent.
    /// </summary>
    /// <param name="reference">The loss whose price is known.</param>
    /// <param name="premium">Its price, from its mean up to its largest price, in the submission's currency.</param>
    /// <param name="other">The loss to be priced.</param>
    /// <exception cref="ArgumentOutOfRangeException">No coherent distortion gives the reference loss the premium.</exception>
    /// <exception cref="InvalidOperationException">A mean is infinite.</exception>
    public static PricingBounds Of(AnnualLoss reference, double premium, AnnualLoss other)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(other);
        var search = new BoundsSearch(reference, other, Require.NonNegative(premium));
        BoundsSearch.Pair low = search.Find(-1);
        BoundsSearch.Pair high = search.Find(1);
        return new PricingBounds(search.PriceOf(low), search.PriceOf(high), low.Distortion, high.Distortion);
    }

    /// <summary>Both bounds in one line.</summary>
    public override string ToString() => $"from {Lower} to {Upper}";
}
