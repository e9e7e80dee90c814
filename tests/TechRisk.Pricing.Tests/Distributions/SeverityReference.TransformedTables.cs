namespace TechRisk.Pricing.Tests.Distributions;

public static partial class SeverityReference
{
    private static IReadOnlyList<SeverityCase> TransformedLaws => [];
}
