using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The families that <c>FitFrequencies</c> tries unless told otherwise, and the simpler ones at their edges.</summary>
internal static class FrequencyFamilies
{
    private const double LeastNeymanBeta = 0.005;

    /// <summary>The standard families that can have made the counts and have a law for their exposures.</summary>
    public static IEnumerable<FrequencyFamily> For(ClaimCounts counts, ExposureRule rule)
    {
        CountLikelihood likelihood = new(new CountCells(counts), rule);
        (double mean, double variance, double zeros) = likelihood.Moments();
        return Standard(likelihood.Cells).Where(family =>
            family.Starts(mean, variance, zeros).Any(start => double.IsFinite(likelihood.Of(family, start))));
    }

    /// <summary>
    /// The parameters within which a family is searched: a Neyman type A with less than half a hundredth of a claim an event differs
    /// from the Poisson by less than 0.5 % of the variance, but is a sum over ever more events to the computer.
    /// </summary>
    public static ValueList<Parameter> SearchedSpace(ValueList<Parameter> space, Type law) =>
        law == typeof(NeymanTypeA) ? [space[0], Parameter.Above(space[1].Name, LeastNeymanBeta)] : space;

    /// <summary>
    /// What the likelihood of a law approaches where it has no maximum inside: a mixed or compound Poisson law with a vanishing spread the
    /// Poisson, a binomial with ever more trials too; Delaporte and Sichel the negative binomial, and through it the Poisson.
    /// </summary>
    public static IReadOnlyList<FrequencyFamily> LimitsOf(Type law) =>
        law == typeof(NegativeBinomial) || law == typeof(PoissonInverseGaussian) || law == typeof(NeymanTypeA)
            || law == typeof(PolyaAeppli) || law == typeof(Binomial) ? [FrequencyFamily.Of<Poisson>()]
        : law == typeof(Delaporte) || law == typeof(Sichel) ? [FrequencyFamily.Of<NegativeBinomial>()]
        : [];

    /// <summary>
    /// True if a search is long. Counts that are not over-dispersed put such a law on the Poisson without one: the score at the Poisson is that
    /// of every law which adds spread; others are searched from the likeliest start only.
    /// </summary>
    public static bool IsLong(Type law) => law == typeof(NeymanTypeA) || law == typeof(Delaporte) || law == typeof(Sichel);

    /// <summary>Laws with their own probability of no claim: the parameters of the law, and that probability.</summary>
    public static FrequencyFamily Modified(FrequencyFamily inner) =>
        new(
            $"ZeroModified({inner.Name})",
            [.. inner.Space, Parameter.Fraction("zeroProbability")],
            values => new ZeroModified(inner.Create(values.AsSpan(..^1)), values[^1]),
            (mean, variance, zeros) => [.. Positive(inner, mean, variance, zeros).Select(start => (double[])[.. start, Math.Clamp(zeros, 1e-3, 0.999)])])
        {
            Limits = [Truncated(inner), .. Simpler(inner).Select(Modified)],
        };

    /// <summary>Laws of at least one claim; a negative binomial of vanishing size is logarithmic.</summary>
    public static FrequencyFamily Truncated(FrequencyFamily inner) =>
        inner.Name == nameof(Logarithmic)
            ? inner
            : new(
                $"ZeroTruncated({inner.Name})",
                inner.Space,
                values => new ZeroTruncated(inner.Create(values)),
                (mean, variance, zeros) => Positive(inner, mean, variance, zeros))
            {
                Limits = [.. Simpler(inner).Select(Truncated)],
            };

    // every law of counts with free parameters; laws without a zero only where every unit has a claim
    private static IEnumerable<FrequencyFamily> Standard(CountCells cells)
    {
        FrequencyFamily poisson = FrequencyFamily.Of<Poisson>();
        FrequencyFamily negative = FrequencyFamily.Of<NegativeBinomial>();
        FrequencyFamily geometric = FrequencyFamily.Of<Geometric>();
        IEnumerable<FrequencyFamily> fromZero =
        [
            poisson, negative, geometric, FrequencyFamily.Of<Binomial>(), FrequencyFamily.Of<PoissonInverseGaussian>(),
            FrequencyFamily.Of<Delaporte>(), FrequencyFamily.Of<NeymanTypeA>(), FrequencyFamily.Of<PolyaAeppli>(), FrequencyFamily.Of<Sichel>(),
        ];
        return cells.Zeros > 0
            ? [.. fromZero, Modified(poisson), Modified(negative)]
            : [.. fromZero, Truncated(poisson), Truncated(negative), Truncated(geometric), FrequencyFamily.Of<Logarithmic>()];
    }

    private static IEnumerable<FrequencyFamily> Simpler(FrequencyFamily inner) =>
        inner.Name == nameof(NegativeBinomial) ? [.. inner.Limits, FrequencyFamily.Of<Logarithmic>()] : inner.Limits;

    // starts for the law of the counts above 0: a Poisson whose mean given a claim is theirs, and the moments of all counts
    private static IReadOnlyList<double[]> Positive(FrequencyFamily inner, double mean, double variance, double zeros)
    {
        double given = Math.Max(mean / Math.Max(1 - zeros, 1e-9), 1.001);
        double rate = given;
        for (int i = 0; i < 60; i++)
        {
            rate = -given * Expm1.Of(-rate);
        }

        rate = Math.Max(rate, 1e-3);
        return [.. inner.Starts(rate, 1.3 * rate, zeros), .. inner.Starts(mean, variance, zeros)];
    }
}
