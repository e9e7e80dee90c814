using System.Diagnostics;
using Xunit.Abstractions;

namespace TechRisk.Pricing.Tests.Reference;

/// <summary>All compound cases on the default lattice: the expected number inside the bounds, the value within 1e-6 (1e-5 at 99.9 %).</summary>
public class AggregateLatticeTests(ITestOutputHelper output)
{
    public static TheoryData<string> Cases => [.. ReferenceFile.Ids("aggregate.json")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_holds(string id)
    {
        AggregateCase reference = new(id);
        LatticeLoss gross = Law(reference.Gross());
        long start = Stopwatch.GetTimestamp();
        gross = Law(reference.Gross());
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        LatticeLoss net = reference.HasAggregateTerms ? Law(reference.Net()) : gross;
        List<string> failures = [];
        double worst = 0;
        string at = "";
        foreach (Figure figure in reference.Figures)
        {
            Estimate estimate = figure.OnLattice(figure.AfterAggregateTerms ? net : gross);
            double relative = figure.Path.EndsWith("VaR_0.999", StringComparison.Ordinal) ? 1e-5 : 1e-6;
            double allowed = Math.Max(figure.Tolerance, relative * Math.Abs(figure.Expected));
            double deviation = Math.Abs(estimate.Value - figure.Expected);
            bool inside = figure.Expected >= estimate.Lower - figure.ErrorBound - 1e-12 * Math.Abs(figure.Expected) && figure.Expected <= estimate.Upper + figure.ErrorBound + 1e-12 * Math.Abs(figure.Expected);
            if (!(deviation <= allowed) || !inside)
            {
                failures.Add($"{figure.Path}: {estimate.Value:R} [{estimate.Lower:R}, {estimate.Upper:R}] against {figure.Expected:R} +- {figure.ErrorBound:G3}, {deviation / Math.Abs(figure.Expected):G3} relative, allowed {allowed / Math.Abs(figure.Expected):G3}{(inside ? "" : ", outside its bounds")}");
            }

            if (deviation / allowed > worst)
            {
                (worst, at) = (deviation / allowed, figure.Path);
            }

            output.WriteLine($"{figure.Path}: deviation {deviation / Math.Abs(figure.Expected):G3}, width {(estimate.Upper - estimate.Lower) / Math.Abs(estimate.Value):G3}");
        }

        output.WriteLine($"{id}: {milliseconds:F1} ms, {gross.Points} points, worst share of the tolerance {worst:F3} at {at}; findings {string.Join(", ", gross.Findings.Select(finding => finding.Code))}");
        Assert.True(failures.Count == 0, string.Join('\n', failures) + "\n" + gross + "\n" + milliseconds + " ms; " + string.Join(", ", gross.Findings.Select(finding => finding.Message)));
    }

    private static LatticeLoss Law(Submission submission) => submission.Covers.Count == 1 ? submission.Covers[0].Aggregate() : submission.Aggregate();
}
