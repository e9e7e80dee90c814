namespace TechRisk.Pricing;

/// <summary>
/// Which moments remain finite where a parameter has a normal law on the free scale. A logarithm of a scale leaves all of them. A logarithm of
/// a shape does not: E[X^k | set] of a lognormal is exp(k mu + k^2 sigma^2 / 2), whose mean over a lognormal sigma is infinite for every k > 0,
/// and a Pareto index falls below any k with a probability above 0.
/// </summary>
internal static class MixedMoments
{
    private static readonly string[] ScaleOnly = ["Exponential", "Gamma"];

    /// <summary>Parameters that move the tail's weight, by law.</summary>
    private static readonly (string Law, string Parameter)[] TailParameters =
        [("LogNormal", "sigma"), ("Weibull", "shape"), ("Pareto", "shape"), ("Lomax", "shape"), ("GeneralizedPareto", "shape")];

    private static readonly Type[] CountsWithMoments =
    [
        typeof(Poisson), typeof(NegativeBinomial), typeof(Geometric), typeof(Binomial), typeof(PoissonInverseGaussian), typeof(Delaporte),
        typeof(NeymanTypeA), typeof(PolyaAeppli),
    ];

    /// <summary>The moments of a claim below this are finite; 0 for none at all, null where it is not known.</summary>
    public static double? OfClaim(UncertainSeverity severity)
    {
        if (severity.Source.IsFinite)
        {
            double? least = double.PositiveInfinity;
            foreach (Severity law in severity.Source.Laws)
            {
                least = law.Tail.FiniteMoments is { } moments && least is { } before ? Math.Min(before, moments) : null;
            }

            return least;
        }

        SeverityFamily family = ((SeverityOfFamily)severity).Family;
        if (ScaleOnly.Contains(family.Law))
        {
            return double.PositiveInfinity;
        }

        (string Law, string Parameter) tail = TailParameters.FirstOrDefault(entry => entry.Law == family.Law);
        return tail.Law is null ? null
            : family.Space.Any(parameter => parameter.Name == tail.Parameter) ? 0
            : severity.AtEstimate.Tail.FiniteMoments;
    }

    /// <summary>The same for the claim count.</summary>
    public static double? OfCount(UncertainFrequency frequency) =>
        CountsWithMoments.Contains(frequency.AtEstimate.GetType()) || frequency.Source.IsFinite ? double.PositiveInfinity : null;
}
