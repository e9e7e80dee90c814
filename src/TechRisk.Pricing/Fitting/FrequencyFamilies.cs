namespace TechRisk.Pricing;

/// <summary>The families that <c>FitFrequencies</c> tries unless told otherwise, and the simpler ones at their edges.</summary>
internal static class FrequencyFamilies
{
    /// <summary>Every law of counts from 0 with free parameters.</summary>
    public static IReadOnlyList<FrequencyFamily> Standard =>
    [
        FrequencyFamily.Of<Poisson>(), FrequencyFamily.Of<NegativeBinomial>(), FrequencyFamily.Of<Geometric>(),
    ];

    /// <summary>The standard families that can have made the counts and have a law for their exposures.</summary>
    public static IEnumerable<FrequencyFamily> For(ClaimCounts counts, ExposureRule rule)
    {
        CountLikelihood likelihood = new(new CountCells(counts), rule);
        (double mean, double variance, double zeros) = likelihood.Moments();
        return Standard.Where(family => family.Starts(mean, variance, zeros)
            .Select(start => family.Create(start))
            .Any(law => ExposedLaw.Supports(law, likelihood.Cells, rule) && double.IsFinite(likelihood.Of(law))));
    }

    /// <summary>What the likelihood of a law approaches where it has no maximum inside: a mixed Poisson law with a vanishing mixing the Poisson.</summary>
    public static IReadOnlyList<FrequencyFamily> LimitsOf(Type law) =>
        law == typeof(NegativeBinomial) ? [FrequencyFamily.Of<Poisson>()] : [];
}
