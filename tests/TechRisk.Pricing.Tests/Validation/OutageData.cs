using System.Globalization;
using TechRisk.Pricing.Tests.Reference;

namespace TechRisk.Pricing.Tests.Validation;

/// <summary>An outage of a node of a machine.</summary>
/// <param name="System">Number of the machine.</param>
/// <param name="Nodes">Nodes of the machine; 0 where they are not told.</param>
/// <param name="Date">Day on which it began.</param>
/// <param name="Hours">How long it lasted.</param>
internal sealed record Outage(int System, double Nodes, DateOnly Date, double Hours);

/// <summary>A machine's year.</summary>
/// <param name="System">Number of the machine.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="NodeYears">Nodes times the part of the year in service.</param>
internal sealed record SystemYear(int System, int Year, double NodeYears)
{
    public required IReadOnlyList<Outage> Outages { get; init; }
}

/// <summary>Outages of high-performance computers at Los Alamos. A machine counts as in service from its first to its last record.</summary>
internal static class OutageData
{
    private const string File = "lanl_hpc_failures_1996_2005.csv";
    private const double FewNodes = 32;
    private const int LargeNodes = 2; // a machine of the same years with nodes of 128 processors

    /// <summary>All outages that lasted; 187 records without a duration are left out.</summary>
    public static IReadOnlyList<Outage> All() =>
        [
            .. SharedData.Rows(File)
                .Select(row => new Outage(
                    int.Parse(row["system"], CultureInfo.InvariantCulture),
                    row["nodes"].Length == 0 ? 0 : SharedData.Number(row["nodes"]),
                    DateOnly.Parse(row["started"][..10], CultureInfo.InvariantCulture),
                    SharedData.Number(row["downtime_min"]) / 60))
                .Where(outage => outage.Hours > 0),
        ];

    /// <summary>Clusters of 32 and more small nodes, by machine and year.</summary>
    public static IReadOnlyList<SystemYear> Clusters() => Years(All().Where(outage => outage.Nodes >= FewNodes && outage.System != LargeNodes));

    /// <summary>One machine that ran from 1997 to 2005, by year.</summary>
    public static IReadOnlyList<SystemYear> OneMachine() =>
        [.. Years(All().Where(outage => outage.System == LargeNodes)).Select(year => year with { NodeYears = year.NodeYears / year.Outages[0].Nodes })];

    private static IReadOnlyList<SystemYear> Years(IEnumerable<Outage> outages) =>
        [
            .. from system in outages.GroupBy(outage => outage.System)
               let first = system.Min(outage => outage.Date)
               let last = system.Max(outage => outage.Date)
               from year in Enumerable.Range(first.Year, last.Year - first.Year + 1)
               let start = Math.Max(first.DayNumber, new DateOnly(year, 1, 1).DayNumber)
               let end = Math.Min(last.DayNumber, new DateOnly(year, 12, 31).DayNumber)
               select new SystemYear(system.Key, year, system.First().Nodes * (end - start + 1) / (DateTime.IsLeapYear(year) ? 366.0 : 365.0))
               {
                   Outages = [.. system.Where(outage => outage.Date.Year == year)],
               },
        ];
}
