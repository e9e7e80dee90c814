namespace TechRisk.Pricing;

/// <summary>The simpler families at the edges of others.</summary>
internal static class FrequencyFamilies
{
    /// <summary>What the likelihood of a law approaches where it has no maximum inside: a mixed Poisson law with a vanishing mixing the Poisson.</summary>
    public static IReadOnlyList<FrequencyFamily> LimitsOf(Type law) =>
        law == typeof(NegativeBinomial) ? [FrequencyFamily.Of<Poisson>()] : [];
}
