namespace TechRisk.Pricing;

/// <summary>The families by the names of their laws, so that a document can name one; a law that can be fitted has its line here.</summary>
internal static class NamedFamilies
{
    /// <summary>Every severity that can be fitted.</summary>
    public static IReadOnlyList<SeverityFamily> Severities =>
    [
        SeverityFamily.Of<Exponential>(), SeverityFamily.Of<Gamma>(), SeverityFamily.Of<Weibull>(), SeverityFamily.Of<LogNormal>(),
        SeverityFamily.Of<Pareto>(), SeverityFamily.Of<Lomax>(), SeverityFamily.Of<GeneralizedPareto>(), SeverityFamily.Of<Beta>(),
        SeverityFamily.Of<BetaPrime>(), SeverityFamily.Of<Burr>(), SeverityFamily.Of<GeneralizedExtremeValue>(), SeverityFamily.Of<GeneralizedGamma>(),
        SeverityFamily.Of<InverseBurr>(), SeverityFamily.Of<InverseExponential>(), SeverityFamily.Of<InverseGamma>(), SeverityFamily.Of<InverseGaussian>(),
        SeverityFamily.Of<InverseGeneralizedGamma>(), SeverityFamily.Of<InverseParalogistic>(), SeverityFamily.Of<InversePareto>(),
        SeverityFamily.Of<InverseWeibull>(), SeverityFamily.Of<LogGamma>(), SeverityFamily.Of<LogLogistic>(), SeverityFamily.Of<LogT>(),
        SeverityFamily.Of<Mbbefd>(), SeverityFamily.Of<Paralogistic>(), SeverityFamily.Of<SkewLogNormal>(), SeverityFamily.Of<TransformedBeta>(),
        SeverityFamily.Of<TruncatedPareto>(), SeverityFamily.Of<DoublePareto>(), SeverityFamily.MixedExponential(2), SeverityFamily.MixedExponential(3),
    ];

    /// <summary>Every claim count that can be fitted.</summary>
    public static IReadOnlyList<FrequencyFamily> Frequencies =>
    [
        FrequencyFamily.Of<Poisson>(), FrequencyFamily.Of<NegativeBinomial>(), FrequencyFamily.Of<Geometric>(), FrequencyFamily.Of<Binomial>(),
        FrequencyFamily.Of<PoissonInverseGaussian>(), FrequencyFamily.Of<Delaporte>(), FrequencyFamily.Of<NeymanTypeA>(),
        FrequencyFamily.Of<PolyaAeppli>(), FrequencyFamily.Of<Sichel>(), FrequencyFamily.Of<Logarithmic>(),
        FrequencyFamily.ZeroModifiedOf<Poisson>(), FrequencyFamily.ZeroModifiedOf<NegativeBinomial>(),
        FrequencyFamily.ZeroTruncatedOf<Poisson>(), FrequencyFamily.ZeroTruncatedOf<NegativeBinomial>(), FrequencyFamily.ZeroTruncatedOf<Geometric>(),
    ];

    /// <summary>The family of a law, with parameters held fast.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No law has the name, or a parameter is not one of its own.</exception>
    public static SeverityFamily Severity(string law, ValueList<(string Parameter, double Value)> held)
    {
        SeverityFamily family = Severities.FirstOrDefault(family => family.Law == law)
            ?? throw Require.Wrong(nameof(law), law, "must be one of " + string.Join(", ", Severities.Select(family => family.Law)));
        return held.Aggregate(family, (free, one) => free.Fixing(one.Parameter, one.Value));
    }

    /// <summary>The family of a law, with parameters held fast.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No law has the name, or a parameter is not one of its own.</exception>
    public static FrequencyFamily Frequency(string law, ValueList<(string Parameter, double Value)> held)
    {
        FrequencyFamily family = Frequencies.FirstOrDefault(family => family.Law == law)
            ?? throw Require.Wrong(nameof(law), law, "must be one of " + string.Join(", ", Frequencies.Select(family => family.Law)));
        return held.Aggregate(family, (free, one) => free.Fixing(one.Parameter, one.Value));
    }
}
