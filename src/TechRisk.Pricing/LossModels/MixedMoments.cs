namespace TechRisk.Pricing;

/// <summary>
/// Which moments remain finite where a parameter has a normal law on the free scale. A logarithm of a scale leaves all of them. A logarithm of
/// a shape does not: E[X^k | set] of a lognormal is exp(k mu + k^2 sigma^2 / 2), whose mean over a lognormal sigma is infinite for every k > 0,
/// and a Pareto index falls below any k with a probability above 0.
/// </summary>
internal static class MixedMoments
{
    // scales, and shapes in which every moment grows like a power
    private static readonly string[] AllMoments = ["Exponential", "Gamma", "InverseGaussian", "Beta", "Mbbefd", "TruncatedPareto"];

    /// <summary>Laws whose largest loss is the same for all parameters.</summary>
    private static readonly string[] Bounded = ["Beta", "Mbbefd"];

    /// <summary>Parameters that move the weight of the tail, by law; the others leave the moments that the law has.</summary>
    private static readonly (string Law, string[] Parameters)[] TailParameters =
    [
        ("LogNormal", ["sigma"]), ("SkewLogNormal", ["sigma"]), ("LogT", ["degrees"]), ("Weibull", ["shape"]), ("GeneralizedGamma", ["power"]),
        ("Pareto", ["shape"]), ("DoublePareto", ["upperShape"]), ("Lomax", ["shape"]), ("GeneralizedPareto", ["shape"]), ("GeneralizedExtremeValue", ["shape"]),
        ("Burr", ["alpha", "gamma"]), ("BetaPrime", ["alpha"]), ("TransformedBeta", ["alpha", "gamma"]), ("InverseBurr", ["gamma"]),
        ("InverseGamma", ["shape"]), ("InverseGeneralizedGamma", ["shape", "power"]), ("InverseWeibull", ["shape"]), ("InverseExponential", []),
        ("InversePareto", []), ("InverseParalogistic", ["shape"]), ("Paralogistic", ["shape"]), ("LogLogistic", ["shape"]), ("LogGamma", ["shape", "rate"]),
    ];

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
        if (AllMoments.Contains(family.Law))
        {
            return double.PositiveInfinity;
        }

        (string Law, string[] Parameters) tail = TailParameters.FirstOrDefault(entry => entry.Law == family.Law);
        return tail.Law is null ? null
            : family.Space.Any(parameter => tail.Parameters.Contains(parameter.Name)) ? 0
            : severity.AtEstimate.Tail.FiniteMoments;
    }

    /// <summary>The largest loss over all parameters; infinite where it is not known to be the same for all.</summary>
    public static double End(UncertainSeverity severity)
    {
        double largest = 0;
        foreach (Severity law in severity.Source.Laws)
        {
            largest = Math.Max(largest, law.Maximum);
        }

        return severity.Source.IsFinite ? largest
            : Bounded.Contains(((SeverityOfFamily)severity).Family.Law) ? severity.AtEstimate.Maximum
            : double.PositiveInfinity;
    }

    /// <summary>The moments of the claim count below this are finite; null where it is not known.</summary>
    public static double? OfCount(UncertainFrequency frequency) =>
        CountsWithMoments.Contains(frequency.AtEstimate.GetType()) || frequency.Source.IsFinite ? double.PositiveInfinity : null;
}
