namespace TechRisk.Pricing;

/// <summary>The reference cases, by id, that the library's tests hold for each kind of model. A test compares the lists with the tests.</summary>
internal static class CardCases
{
    /// <summary>Premium arithmetic, measures and the compound engine, which every quote uses.</summary>
    public static readonly ValueList<string> Common = ["PR-02", "E2E-01"];

    /// <summary>Counts and sizes.</summary>
    public static readonly ValueList<string> Compounds = ["CY-01", "PL-01", "PL-09"];

    /// <summary>Research projects.</summary>
    public static readonly ValueList<string> Research = ["RD-01", "RD-02", "RD-04", "RD-05", "RD-08", "RD-10", "RD-13"];

    /// <summary>Cyber perils.</summary>
    public static readonly ValueList<string> Cyber = ["CY-02", "CY-03", "CY-04", "CY-06", "CY-08", "CY-10", "CY-11"];

    /// <summary>Product lines.</summary>
    public static readonly ValueList<string> Products = ["PL-04", "PL-05", "PL-06", "PL-07", "PL-08", "PL-10", "PL-12", "E2E-03"];

    /// <summary>The ids for the models of a quote, in order.</summary>
    public static ValueList<string> Of(Quote quote) => quote.Submission.Covers
        .SelectMany(cover => cover.LossModel switch
        {
            ResearchProgramme => Research,
            CyberRisk => Cyber,
            ProductRisk => Products,
            FrequencySeverity or Predictive => Compounds,
            _ => ValueList<string>.Empty,
        })
        .Concat(Common).Distinct().Order(StringComparer.Ordinal).ToValueList();
}
