namespace TechRisk.Pricing;

/// <summary>The families that <c>FitSeverities</c> tries unless told otherwise, and the limits that families approach.</summary>
internal static class SeverityFamilies
{
    /// <summary>Every parametric law whose parameters a sample of losses from 0 can tell.</summary>
    public static ValueList<SeverityFamily> Standard =>
    [
        SeverityFamily.Of<Exponential>(), SeverityFamily.Of<Gamma>(), SeverityFamily.Of<Weibull>(), SeverityFamily.Of<LogNormal>(),
        SeverityFamily.Of<Lomax>(), SeverityFamily.Of<GeneralizedPareto>(),
    ];

    /// <summary>
    /// What the likelihood of a law approaches where it has no maximum inside: a Lomax (alpha and lambda to infinity at a constant ratio)
    /// the exponential law.
    /// </summary>
    public static SeverityFamily? LimitOf(Type law) =>
        law == typeof(Lomax) ? SeverityFamily.Of<Exponential>() : null;
}
