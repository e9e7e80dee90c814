using static TechRisk.Pricing.Tests.Validation.PageTable;

namespace TechRisk.Pricing.Tests.Validation;

/// <summary>Outages of computers: early years against late years, of a class of machines and of one machine.</summary>
public class BackTestOutages
{
    private const long Years = 5_000; // error of a PIT at most 0.007
    private const int Sets = 50;
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
        FrequencyFit poisson = count.Counts.FitFrequency<Poisson>();
        NegativeBinomial[] drawn = Drawn(count);
        Assert.True(count.Aic < poisson.Aic - 1000); // machines differ far more than chance
        Check(
            BackTest.Page,
            ["clusters, both years", "figure", "happened", "mean foreseen", "PIT as if known", "PIT with parameter uncertainty"],
            TestYears.SelectMany(year =>
            {
                IReadOnlyList<SystemYear> tested = [.. OutageData.Clusters().Where(other => other.Year == year)];
                YearLossTable numbers = Estate(tested, count.At, BackTest.One, Years);
                YearLossTable hours = Estate(tested, count.At, size.Severity, Years);
                long n = tested.Sum(machine => machine.Outages.Count);
                double sum = tested.Sum(machine => machine.Outages.Sum(outage => outage.Hours));
                double cut = tested.Sum(machine => machine.Outages.Sum(outage => Math.Min(outage.Hours, Day)));

                // one set of the rate's parameters for all machines; 6,005 outages leave next to nothing unknown of the hours
                double[][] uncertain =
                [
                    .. drawn.Select(unit =>
                    {
                        YearLossTable some = Estate(tested, exposure => At(unit, exposure), size.Severity, Years / Sets);
                        return new[] { Estate(tested, exposure => At(unit, exposure), BackTest.One, Years / Sets).Net.MidPit(n), some.GroundUp.Pit(sum), some.Net.Pit(cut) };
                    }),
                ];
                return new[]
                {
                    new[] { Whole(year), "outages", Number(n), Number(numbers.Net.Mean.Value), Probability(numbers.Net.MidPit(n)), Probability(uncertain.Average(pit => pit[0])) },
                    [Whole(year), "hours", Number(sum), Number(hours.GroundUp.Mean.Value), Probability(hours.GroundUp.Pit(sum)), Probability(uncertain.Average(pit => pit[1]))],
                    [Whole(year), "hours, at most 24 an outage", Number(cut), Number(hours.Net.Mean.Value), Probability(hours.Net.Pit(cut)), Probability(uncertain.Average(pit => pit[2]))],
                };
            }));
    }

    [SkippableFact]
    public void Each_machine_in_the_two_years_that_came()
    {
        (FrequencyFit count, SeverityFit size) = ClassFit();
        IReadOnlyList<SystemYear> tested = [.. OutageData.Clusters().Where(year => TestYears.Contains(year.Year))];
        (double Count, double Hours, double Cut)[] pit =
        [
            .. tested.Select(machine =>
            {
                FrequencySeverity model = new(count.At(machine.NodeYears), size.Severity);
                return (
                    count.At(machine.NodeYears).MidPit(machine.Outages.Count),
                    BackTest.Year(model, null, Years).Pit(machine.Outages.Sum(outage => outage.Hours)),
                    BackTest.Year(model, new PolicyTerms { Limit = Day }, Years).Pit(machine.Outages.Sum(outage => Math.Min(outage.Hours, Day))));
            }),
        ];
        Check(
            BackTest.Page,
            ["PIT of a machine's year", "outages", "hours", "hours, at most 24 an outage", "a right model"],
            Enumerable.Range(0, 5).Select(fifth => new[]
            {
                $"{Number(0.2 * fifth, 1)} to {Number(0.2 * (fifth + 1), 1)}",
                Whole(pit.Count(p => Fifth(p.Count) == fifth)), Whole(pit.Count(p => Fifth(p.Hours) == fifth)), Whole(pit.Count(p => Fifth(p.Cut) == fifth)),
                Number(pit.Length / 5.0, 1),
            }));

        static int Fifth(double p) => Math.Min((int)(5 * p), 4);
    }

    [SkippableFact]
    public void One_machine_from_its_own_record()
    {
        IReadOnlyList<SystemYear> years = OutageData.OneMachine();
        IReadOnlyList<SystemYear> known = [.. years.Where(year => year.Year <= 2002)];
        FrequencyFit count = ClaimCounts.FromRows(known.Select(year => new CountRow(year.Outages.Count) { Exposure = year.NodeYears, Time = year.Year }))
            .FitFrequency<NegativeBinomial>(ExposureRule.Mixed);
        SeverityFit size = new ClaimHistory([.. known.SelectMany(year => year.Outages).Select(outage => Claim.FromGroundUp(outage.Hours))]).FitSeverity<LogNormal>();
        NegativeBinomial[] drawn = Drawn(count);
        Check(
            BackTest.Page,
            ["one machine", "outages", "mean foreseen", "PIT as if known", "PIT with parameter uncertainty", "hours", "mean hours foreseen", "PIT of hours as if known", "of hours with parameter uncertainty"],
            years.Where(year => year.Year > 2002).Select(year =>
            {
                long n = year.Outages.Count;
                double sum = year.Outages.Sum(outage => outage.Hours);
                (double Weight, Frequency Law)[] laws = [.. drawn.Select(unit => (1.0 / Sets, (Frequency)At(unit, year.NodeYears)))];
                AnnualLoss hours = BackTest.Year(new FrequencySeverity(count.At(year.NodeYears), size.Severity), null, Years);
                return new[]
                {
                    Whole(year.Year), Number(n), Number(count.Frequency.Mean * year.NodeYears), Probability(count.At(year.NodeYears).MidPit(n)),
                    Probability(laws.Average(one => one.Law.MidPit(n))),
                    Number(sum), Number(hours.Mean.Value), Probability(hours.Pit(sum)),
                    Probability(BackTest.Year(new Predictive(new FrequencyOfList(laws), size.Uncertain()), null, Years).Pit(sum)),
                };
            }));
    }

    [SkippableFact]
    public void Rates_and_long_outages_by_year() =>
        Check(
            BackTest.Page,
            ["clusters by year", "node-years", "outages", "per node-year", "hours per outage", "longer than a day", "longer than 1,000 hours"],
            OutageData.Clusters().GroupBy(machine => machine.Year).OrderBy(year => year.Key).Select(year =>
            {
                double[] hours = [.. year.SelectMany(machine => machine.Outages).Select(outage => outage.Hours)];
                double nodes = year.Sum(machine => machine.NodeYears);
                return new[]
                {
                    Whole(year.Key), Number(nodes), Number(hours.Length), Number(hours.Length / nodes, 2), Number(hours.Average(), 1),
                    Number(100.0 * hours.Count(h => h > Day) / hours.Length, 1) + " %", Whole(hours.Count(h => h > 1000)),
                };
            }));

    private static NegativeBinomial[] Drawn(FrequencyFit count) =>
        [.. count.Bootstrap(Sets, seed: 1).Parameters.Sets.Select(set => new NegativeBinomial(set[0], set[1]))];

    // the same random rate acts on all nodes of a machine, so that the squared coefficient of variation stays
    private static NegativeBinomial At(NegativeBinomial unit, double exposure) => NegativeBinomial.FromSizeAndBeta(unit.Size, unit.Beta * exposure);

    private static (FrequencyFit Count, SeverityFit Size) ClassFit() => Class.Value;

    /// <summary>All machines in a year, each outage paid up to a day; ground-up its full hours.</summary>
    private static YearLossTable Estate(IEnumerable<SystemYear> machines, Func<double, Frequency> law, Severity severity, long years) =>
        new Submission("estate")
        {
            Covers = [.. machines.Select(machine => new Cover(Whole(machine.System), law(machine.NodeYears), severity, new PolicyTerms { Limit = Day }))],
        }.Simulate(years, 2026);
}
