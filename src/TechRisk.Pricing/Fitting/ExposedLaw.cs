namespace TechRisk.Pricing;

/// <summary>The law of an exposure from the law of a unit of exposure, by the rule of a fit.</summary>
internal static class ExposedLaw
{
    /// <summary>
    /// The law of an exposure; null where these parameters give none (a binomial probability above 1).
    /// </summary>
    /// <exception cref="InvalidOperationException">The family has no law for such an exposure under the rule.</exception>
    public static Frequency? Of(Frequency law, double exposure, ExposureRule rule) =>
        exposure == 1 ? law : rule == ExposureRule.Additive ? Added(law, exposure) : Mixed(law, exposure);

    /// <summary>True if the family of this law has a law for every one of the exposures.</summary>
    public static bool Supports(Frequency law, CountCells cells, ExposureRule rule)
    {
        try
        {
            foreach (ExposureGroup group in cells.Groups)
            {
                _ = Of(law, group.Exposure, rule);
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    // P(z)^e
    private static Frequency? Added(Frequency law, double e) => law switch
    {
        Poisson or NegativeBinomial => law.Scale(e),
        Geometric geometric => NegativeBinomial.FromSizeAndBeta(e, geometric.Mean),
        Binomial binomial when binomial.Trials * e == Math.Floor(binomial.Trials * e) => new Binomial((long)(binomial.Trials * e), binomial.ClaimProbability),
        _ => throw NoLaw(law, FormattableString.Invariant($"the sum of {e} independent periods has no law of this family; choose ExposureRule.Mixed, or fit units of equal exposure")),
    };

    // P(1 + e (z - 1))
    private static Frequency? Mixed(Frequency law, double e) => law switch
    {
        Poisson => law.Scale(e),
        NegativeBinomial negative => NegativeBinomial.FromSizeAndMean(negative.Size, negative.Mean * e),
        Geometric => law.Scale(e),
        Binomial binomial => binomial.ClaimProbability * e <= 1 ? law.Scale(e) : null,
        _ when e < 1 => law.Thin(e),
        _ => throw NoLaw(law, FormattableString.Invariant($"its mixing has no rule for an exposure of {e}; choose ExposureRule.Additive, or a unit of exposure at least as large as every exposure")),
    };

    private static InvalidOperationException NoLaw(Frequency law, string reason) => new($"{law.GetType().Name}: {reason}");
}
