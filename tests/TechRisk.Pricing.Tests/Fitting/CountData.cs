namespace TechRisk.Pricing.Tests.Fitting;

/// <summary>Counts that several tests use.</summary>
internal static class CountData
{
    /// <summary>Thyrion (1961): 9,461 motor policies by number of claims.</summary>
    public static ClaimCounts Thyrion => ClaimCounts.FromTable((0, 7840), (1, 1317), (2, 239), (3, 42), (4, 14), (5, 4), (6, 4), (7, 1));

    /// <summary>Danish fire losses above 10 million per quarter: less spread than Poisson counts.</summary>
    public static ClaimCounts DanishQuarters => ClaimCounts.FromTable((0, 1), (1, 12), (2, 8), (3, 14), (4, 7), (5, 1), (6, 1));

    /// <summary>A made-up history with unequal exposures.</summary>
    public static ClaimCounts Years =>
        ClaimCounts.FromYears((2015, 0.5, 3), (2016, 0.8, 4), (2017, 1.3, 12), (2018, 2.0, 11), (2019, 2.2, 25), (2020, 3.1, 19), (2021, 4.0, 44));
}
