namespace TechRisk.Pricing;

/// <summary>The families that <c>FitSeverities</c> tries unless told otherwise, and the limits that families approach.</summary>
internal static class SeverityFamilies
{
    /// <summary>
    /// Laws of losses from 0 on with one to three parameters. Left out: laws on an interval or above a smallest loss (beta, MBBEFD, Pareto,
    /// truncated Pareto, loggamma), those of excesses and maxima (generalised Pareto, generalised extreme value) and the four parameters
    /// of the transformed beta law, which few samples tell; each can be named.
    /// </summary>
    public static ValueList<SeverityFamily> Standard =>
    [
        SeverityFamily.Of<Exponential>(), SeverityFamily.Of<Gamma>(), SeverityFamily.Of<Weibull>(), SeverityFamily.Of<LogNormal>(),
        SeverityFamily.Of<InverseGaussian>(), SeverityFamily.Of<GeneralizedGamma>(), SeverityFamily.Of<LogT>(), SeverityFamily.Of<Lomax>(),
        SeverityFamily.Of<LogLogistic>(), SeverityFamily.Of<Paralogistic>(), SeverityFamily.Of<Burr>(), SeverityFamily.Of<InverseGamma>(),
        SeverityFamily.Of<InverseWeibull>(), SeverityFamily.Of<InverseExponential>(), SeverityFamily.Of<InversePareto>(),
        SeverityFamily.Of<InverseParalogistic>(), SeverityFamily.Of<InverseBurr>(), SeverityFamily.MixedExponential(2),
    ];

    /// <summary>
    /// What the likelihood of a law approaches where it has no maximum inside: a Lomax (shape and scale to infinity at a constant ratio) the
    /// exponential law, a Burr the Weibull, an inverse Burr the inverse Weibull, a log-t with ever more degrees of freedom, and a generalised
    /// gamma of ever larger shape, the lognormal, a beta prime the gamma, an inverse Pareto the inverse exponential.
    /// </summary>
    public static SeverityFamily? LimitOf(Type law) =>
        law == typeof(Lomax) ? SeverityFamily.Of<Exponential>()
        : law == typeof(Burr) ? SeverityFamily.Of<Weibull>()
        : law == typeof(InverseBurr) ? SeverityFamily.Of<InverseWeibull>()
        : law == typeof(InversePareto) ? SeverityFamily.Of<InverseExponential>()
        : law == typeof(BetaPrime) ? SeverityFamily.Of<Gamma>()
        : law == typeof(LogT) || law == typeof(GeneralizedGamma) || law == typeof(InverseGeneralizedGamma) ? SeverityFamily.Of<LogNormal>()
        : null;
}
