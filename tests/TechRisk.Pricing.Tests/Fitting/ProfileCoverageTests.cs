using TechRisk.Pricing.Numerics;
using Xunit.Abstractions;

namespace TechRisk.Pricing.Tests.Fitting;

/// <summary>How often 95 % profile intervals hold the truth, over 2,000 histories of 200 claims each; every claim has an address.</summary>
public class ProfileCoverageTests(ITestOutputHelper output)
{
    private const int Histories = 2000;
    private const int Claims = 200;

    [LongTheory]
    [InlineData(0.25)]
    [InlineData(0.5)]
    public void Profile_intervals_of_a_generalised_pareto_shape_cover(double shape)
    {
        GeneralizedPareto law = new(10_000, shape);
        RandomKey key = RandomKey.FromSeed(1).Derive("coverage").Derive("generalised pareto").Derive((long)(1000 * shape));
        Cover($"GPD shape {shape}", SeverityFamily.Of<GeneralizedPareto>(), "shape", shape, history =>
            new([.. Enumerable.Range(0, Claims).Select(i => Claim.FromGroundUp(law.Sample(key.Uniform(history, i))))]));
    }

    [LongTheory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    public void Profile_intervals_of_a_lognormal_sigma_cover_under_deductible_and_limit(double below)
    {
        LogNormal law = new(10, 1.5);
        double deductible = law.Quantile(below);
        double limit = law.Quantile(0.9);
        RandomKey key = RandomKey.FromSeed(1).Derive("coverage").Derive("lognormal").Derive((long)(1000 * below));
        Cover($"lognormal sigma 1.5, deductible at {below}", SeverityFamily.Of<LogNormal>(), "sigma", 1.5, history =>
            new([.. Enumerable.Range(0, Claims)
                .Select(i => law.Sample(key.Uniform(history, i) * (1 - below)))
                .Select(x => (x < limit ? Claim.FromGroundUp(x).WithLimit(limit) : Claim.AtLeast(limit)) with { Deductible = deductible })]));
    }

    private void Cover(string what, SeverityFamily family, string parameter, double truth, Func<int, ClaimHistory> draw)
    {
        int[] outcome = new int[4]; // below the interval, inside, above it, no maximum
        Parallel.For(0, Histories, history =>
        {
            SeverityFit fit = draw(history).FitSeverity(family);
            int place = 3;
            if (fit.HasOptimum)
            {
                Estimate interval = fit.Profile(parameter);
                place = truth < interval.Lower ? 0 : truth > interval.Upper ? 2 : 1;
            }

            Interlocked.Increment(ref outcome[place]);
        });
        double coverage = (double)outcome[1] / Histories;
        output.WriteLine(FormattableString.Invariant($"{what}: coverage {coverage:P2}, below {outcome[0]}, above {outcome[2]}, no maximum {outcome[3]} of {Histories}"));
        Assert.InRange(coverage, 0.93, 0.97);
    }
}
