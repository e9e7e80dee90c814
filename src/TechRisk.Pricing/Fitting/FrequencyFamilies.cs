namespace TechRisk.Pricing;

/// <summary>The families that <c>FitFrequencies</c> tries unless told otherwise, and the simpler ones at their edges.</summary>
internal static class FrequencyFamilies
{
    /// <summary>Every law of counts with free parameters; laws without a zero where no unit has none.</summary>
    private static IEnumerable<FrequencyFamily> Standard(CountCells cells) =>
    [
        FrequencyFamily.Of<Poisson>(), FrequencyFamily.Of<NegativeBinomial>(), FrequencyFamily.Of<Geometric>(),
    ];

    /// <summary>The standard families that can have made the counts and have a law for their exposures.</summary>
    public static IEnumerable<FrequencyFamily> For(ClaimCounts counts, ExposureRule rule)
    {
        CountLikelihood likelihood = new(new CountCells(counts), rule);
        (double mean, double variance, double zeros) = likelihood.Moments();
        return Standard(likelihood.Cells).Where(family =>
            family.Starts(mean, variance, zeros).Any(start => double.IsFinite(likelihood.Of(family, start))));
    }

    /// <summary>What the likelihood of a law approaches where it has no maximum inside: a mixed Poisson law with a vanishing mixing the Poisson.</summary>
    public static IReadOnlyList<FrequencyFamily> LimitsOf(Type law) =>
        law == typeof(NegativeBinomial) ? [FrequencyFamily.Of<Poisson>()] : [];
}
