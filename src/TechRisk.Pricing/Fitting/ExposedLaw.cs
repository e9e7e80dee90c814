namespace TechRisk.Pricing;

/// <summary>The law of an exposure from the law of a unit of exposure, by the rule of a fit.</summary>
internal static class ExposedLaw
{
    /// <summary>The law of an exposure.</summary>
    /// <exception cref="InvalidOperationException">There is no such law, for these parameters or for any of the family.</exception>
    public static Frequency Of(Frequency law, double exposure, ExposureRule rule) =>
        exposure == 1 ? law : rule == ExposureRule.Additive ? Added(law, exposure) : Mixed(law, exposure);

    // P(z)^e: the mean is multiplied and the law of one event stays
    private static Frequency Added(Frequency law, double e) => law switch
    {
        Poisson or NegativeBinomial or PoissonInverseGaussian or Delaporte or NeymanTypeA or PolyaAeppli => law.Scale(e),
        Geometric geometric => NegativeBinomial.FromSizeAndBeta(e, geometric.Mean),
        Binomial binomial when e == Math.Floor(e) => new Binomial((long)(binomial.Trials * e), binomial.ClaimProbability),
        _ => throw new InvalidOperationException(
            FormattableString.Invariant($"{law.GetType().Name}: the sum of {e} independent periods has no law of this family; choose ExposureRule.Mixed, or fit units of equal exposure")),
    };

    // P(1 + e (z - 1))
    private static Frequency Mixed(Frequency law, double e) => e < 1 ? law.Thin(e) : law.Unthin(e);
}
