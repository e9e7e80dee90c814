using static TechRisk.Pricing.Tests.Validation.PageTable;

namespace TechRisk.Pricing.Tests.Validation;

/// <summary>Outages of computers: early years against late years, of a class of machines and of one machine.</summary>
public class BackTestOutages
{
    private const long Years = 5_000; // error of a PIT at most 0.007
    private const int Sets = 100;
    private const double Day = 24;

    private static readonly int[] TestYears = [2004, 2005];

    private static readonly Lazy<(FrequencyFit Count, SeverityFit Size)> Class = new(() =>
    {
        IReadOnlyList<SystemYear> known = [.. OutageData.Clusters().Where(year => year.Year <= 2003)];
        return (
            ClaimCounts.FromRows(known.Select(year => new CountRow(year.Outages.Count) { Exposure = year.NodeYears })).FitFrequency<NegativeBinomial>(ExposureRule.Mixed),
            new ClaimHistory([.. known.SelectMany(year => year.Outages).Select(outage => Claim.FromGroundUp(outage.Hours))]).FitSeverity<Burr>());
    });

    [SkippableFact]
    public void A_class_of_machines_in_the_two_years_that_came()
    {
        (FrequencyFit count, SeverityFit size) = ClassFit();
        ParameterSets sets = count.Bootstrap(Sets, seed: 1).Parameters;
        FrequencyFit poisson = count.Counts.FitFrequency<Poisson>();
        Assert.True(count.Aic < poisson.Aic - 1000); // machines differ far more than chance
        Check(
            BackTest.Page,
            ["clusters, both years", "figure", "happened", "mean foreseen", "PIT as if known", "PIT with parameter uncertainty"],
            TestYears.SelectMany(year =>
            {
                IReadOnlyList<SystemYear> tested = [.. OutageData.Clusters().Where(other => other.Year == year)];
                AnnualLoss numbers = Estate(tested, count.At, BackTest.One, PolicyTerms.None, Years);
                AnnualLoss hours = Estate(tested, count.At, size.Severity, PolicyTerms.None, Years);
                AnnualLoss days = Estate(tested, count.At, size.Severity, new PolicyTerms { Limit = Day }, Years);
                long n = tested.Sum(machine => machine.Outages.Count);
                double sum = tested.Sum(machine => machine.Outages.Sum(outage => outage.Hours));
                double cut = tested.Sum(machine => machine.Outages.Sum(outage => Math.Min(outage.Hours, Day)));
                return new[]
                {
                    new[] { Whole(year), "outages", Number(n), Number(numbers.Mean.Value), Probability(numbers.MidPit(n)), Probability(Averaged(BackTest.One, PolicyTerms.None, loss => loss.MidPit(n))) },
                    [Whole(year), "hours", Number(sum), Number(hours.Mean.Value, -2), Probability(hours.Pit(sum)), Probability(Averaged(size.Severity, PolicyTerms.None, loss => loss.Pit(sum)))],
                    [Whole(year), "hours, at most 24 an outage", Number(cut), Number(days.Mean.Value), Probability(days.Pit(cut)), Probability(Averaged(size.Severity, new PolicyTerms { Limit = Day }, loss => loss.Pit(cut)))],
                };

                // one set of the rate's parameters for all machines; 6,005 outages leave next to nothing unknown of the hours
                double Averaged(Severity severity, PolicyTerms terms, Func<AnnualLoss, double> pit) =>
                    sets.Sets.Average(set => pit(Estate(tested, exposure => new NegativeBinomial(set[0], set[1]).Scale(1) is var law ? At(law, exposure) : law, severity, terms, Years / Sets)));
            }));
    }

    private static Frequency At(Frequency unit, double exposure) => unit;

    private static (FrequencyFit Count, SeverityFit Size) ClassFit() => Class.Value;

    private static AnnualLoss Estate(IEnumerable<SystemYear> machines, Func<double, Frequency> law, Severity severity, PolicyTerms terms, long years) =>
        new Submission("estate")
        {
            Covers = [.. machines.Select(machine => new Cover(Whole(machine.System), law(machine.NodeYears), severity, terms))],
        }.Simulate(years, 2026).Net;
}
