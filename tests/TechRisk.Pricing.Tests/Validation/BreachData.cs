using System.Globalization;
using TechRisk.Pricing.Tests.Reference;

namespace TechRisk.Pricing.Tests.Validation;

/// <summary>Breaches of health data in the United States, as reported to the Office for Civil Rights: date and individuals affected, 500 or more.</summary>
internal static class BreachData
{
    public const double Threshold = 500;

    private const string File = "hhs_ocr_breaches_2009_2016.csv";
    private const string Later = "hhs_ocr_breaches_2023_2024.csv";

    private static readonly DateOnly First = new(2009, 10, 21);
    private static readonly DateOnly Last = new(2016, 10, 14);

    /// <summary>The years of the archived cases.</summary>
    public static IReadOnlyList<(DateOnly Date, double Individuals)> Archived() => Read(File);

    /// <summary>Cases of 2023 and 2024 that were still under investigation.</summary>
    public static IReadOnlyList<(DateOnly Date, double Individuals)> UnderInvestigation() => Read(Later);

    /// <summary>The part of a year that the archived cases span, 1 for a whole year.</summary>
    public static double Exposure(int year) =>
        year == First.Year ? (new DateOnly(year, 12, 31).DayNumber - First.DayNumber + 1) / 365.0
        : year == Last.Year ? (Last.DayNumber - new DateOnly(year, 1, 1).DayNumber + 1) / 366.0
        : 1;

    /// <summary>Breaches up to a year, known only where they reach the reporting threshold.</summary>
    public static ClaimHistory UpTo(int year) =>
        new ClaimHistory([.. Archived().Where(breach => breach.Date.Year <= year).Select(Reported)])
        {
            Exposures = [.. Enumerable.Range(First.Year, year - First.Year + 1).Select(y => (y, Exposure(y)))],
        };

    public static Claim Reported((DateOnly Date, double Individuals) breach) =>
        Claim.FromGroundUp(breach.Individuals) with { Deductible = Threshold, Date = breach.Date };

    /// <summary>Archived cases by the first kind that was reported.</summary>
    public static ILookup<(int Year, string Kind), string> Kinds() =>
        SharedData.Rows(File).ToLookup(
            row => (DateOnly.Parse(row["breach_submission_date"], CultureInfo.InvariantCulture).Year, row["type_of_breach"].Split(',')[0]), row => row["state"]);

    private static IReadOnlyList<(DateOnly Date, double Individuals)> Read(string file) =>
        [.. SharedData.Rows(file).Select(row => (DateOnly.Parse(row["breach_submission_date"], CultureInfo.InvariantCulture), SharedData.Number(row["individuals_affected"])))];
}
