using System.Globalization;
using Xunit.Abstractions;

namespace TechRisk.Pricing.Tests.Reference;

/// <summary>The mean of the reported standard errors against the spread over 400 seeds of 200,000 years (docs/validation.md).</summary>
public class ErrorCalibrationTests(ITestOutputHelper output)
{
    private const int Seeds = 400;
    private const int FewestYears = 100;

    public static TheoryData<string> Cases => [.. AggregateSimulationTests.Ids, "agg-15"];

    [LongTheory]
    [MemberData(nameof(Cases))]
    public void Reported_errors_match_the_spread(string id)
    {
        AggregateCase reference = new(id);
        Dictionary<Figure, Spread> spreads = reference.Figures.ToDictionary(figure => figure, figure => new Spread(figure.Path, figure.Expected));
        for (int seed = 1; seed <= Seeds; seed++)
        {
            SampledLoss gross = reference.Gross().Simulate(200_000, seed).Net;
            SampledLoss net = reference.HasAggregateTerms ? reference.Net().Simulate(200_000, seed).Net : gross;
            foreach ((Figure figure, Spread spread) in spreads)
            {
                SampledLoss loss = figure.AfterAggregateTerms ? net : gross;
                spread.Add(figure.Of(loss), figure.Contributing(loss));
            }
        }

        List<string> failures = [];
        foreach (Spread spread in spreads.Values)
        {
            bool counts = spread.HasFiniteErrors && spread.FewestContributing >= FewestYears;
            bool holds = spread.Ratio is >= 0.8 and <= 1.2;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{id} | {spread.Name} | {spread.MeanError:G4} | {spread.Deviation:G4} | {spread.Ratio:F3} | {spread.Coverage:P1} | {(counts ? holds ? "holds" : "FAILS" : "listed: " + (spread.HasFiniteErrors ? "fewer than 100 years" : "infinite error"))}"));
            if (counts && !holds)
            {
                failures.Add(spread.Name);
            }
        }

        Assert.Empty(failures);
    }
}
