using Xunit.Abstractions;

namespace TechRisk.Pricing.Tests.Reference;

/// <summary>The compound cases by simulation with 4,000,000 years: within 4.5 standard errors plus the case's own tolerance.</summary>
public class AggregateSimulationTests(ITestOutputHelper output)
{
    internal const long FewestYears = 20;

    internal static readonly string[] Ids =
    [
        "agg-01", "agg-02", "agg-04", "agg-07", "agg-08", "agg-10", "agg-11", "agg-16", "agg-20", "agg-s1", "agg-d1", "agg-d2", "agg-d4",
    ];

    public static TheoryData<string> Cases => [.. Ids];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_holds(string id)
    {
        AggregateCase reference = new(id);
        SampledLoss gross = reference.Gross().Simulate(4_000_000, 20261124).Net;
        SampledLoss net = reference.HasAggregateTerms ? reference.Net().Simulate(4_000_000, 20261124).Net : gross;
        List<string> failures = [];
        double worst = 0;
        foreach (Figure figure in reference.Figures)
        {
            SampledLoss loss = figure.AfterAggregateTerms ? net : gross;
            Estimate estimate = figure.Of(loss);
            if (figure.Contributing(loss) < FewestYears && figure.Path is not "gross.prob_zero" and not "net.prob_zero" || figure.Path.StartsWith("pmf.", StringComparison.Ordinal) && figure.Contributing(loss) < FewestYears)
            {
                output.WriteLine($"{figure.Path}: fewer than {FewestYears} years contribute; bound {estimate.Upper:G6}, expected {figure.Expected:G6}, does not count");
                continue;
            }

            double allowed = 4.5 * estimate.StandardError + figure.Tolerance;
            double deviation = Math.Abs(estimate.Value - figure.Expected);
            if (!(deviation <= allowed) || !double.IsFinite(estimate.StandardError))
            {
                failures.Add($"{figure.Path}: {estimate} against {figure.Expected:R}, {deviation / estimate.StandardError:F2} standard errors");
            }

            if (estimate.StandardError > 0)
            {
                worst = Math.Max(worst, deviation / estimate.StandardError);
            }
        }

        output.WriteLine($"{id}: worst deviation {worst:F2} standard errors over {reference.Figures.Count} figures");
        Assert.Empty(failures);
    }

    [Fact]
    public void An_infinite_variance_is_flagged_and_only_quantiles_count()
    {
        AggregateCase reference = new("agg-15");
        SampledLoss loss = reference.Gross().Simulate(4_000_000, 20261124).Net;
        Assert.Contains(loss.Findings, finding => finding.Code == "tail.infinite-variance");
        foreach (Figure figure in reference.Figures)
        {
            Estimate estimate = figure.Of(loss);
            bool counts = figure.Path.Contains("prob_zero", StringComparison.Ordinal) || figure.Path.Contains(".VaR", StringComparison.Ordinal);
            if (counts)
            {
                Assert.InRange(estimate.Value, figure.Expected - 4.5 * estimate.StandardError - figure.Tolerance, figure.Expected + 4.5 * estimate.StandardError + figure.Tolerance);
            }
            else
            {
                Assert.Equal(double.PositiveInfinity, estimate.StandardError);
            }
        }
    }
}
