using FsCheck.Xunit;

namespace TechRisk.Pricing.Tests.Aggregation;

/// <summary>One loss by every method; a method that is wrong is found and named.</summary>
public class ReconcileTests
{
    private static Cover Cyber => new("cyber", new Poisson(0.8), LogNormal.FromMeanAndCv(250_000, 3),
        new PolicyTerms { Retention = 50_000, Limit = 5_000_000, AggregateLimit = 10_000_000 });

    [Fact]
    public void Lattice_recursion_and_simulation_agree_on_a_layered_cover()
    {
        Reconciliation result = Cyber.Reconcile(years: 200_000, seed: 7);
        Assert.True(result.Agrees, result.Verdict);
        Assert.Null(result.FirstDisagreement);
        Assert.Equal(17, result.Lines.Count);
        Assert.Equal(200_000, result.Run.Years);
        Assert.All(result.Lines, line => Assert.Null(line.ClosedForm));
        Assert.Contains(result.Findings, finding => finding.Code == "reconcile.no-closed-form");
        Assert.Equal(14, result.Lines.Count(line => line.Panjer is { Kind: EstimateKind.Bounded }));
        Assert.All(result.Lines, line => Assert.InRange(line.ZScore!.Value, -4.5, 4.5));

        // 6,000 points: bounds of TVaR narrower than a per mille of it
        Estimate tail = result.Lines.Single(line => line.Figure == "TVaR 99.5 %").Panjer!.Value;
        Assert.True(tail.Upper - tail.Lower < 1e-3 * tail.Value, tail.ToString());
    }

    [Theory]
    [MemberData(nameof(ClosedCovers))]
    public void Closed_forms_lie_within_the_bounds(Cover cover)
    {
        Reconciliation result = cover.Reconcile(years: 50_000, seed: 3);
        Assert.True(result.Agrees, result.Verdict);
        Assert.All(result.Lines.Where(line => line.Figure != "standard deviation"), line => Assert.NotNull(line.ClosedForm));
        Assert.DoesNotContain(result.Findings, finding => finding.Code == "reconcile.no-closed-form");
    }

    public static TheoryData<Cover> ClosedCovers => new()
    {
        new Cover("Tweedie", new Poisson(10), new Gamma(2, 500)),
        new Cover("closed", new Geometric(4), new Exponential(100_000)),
        new Cover("inverse Gaussian", NegativeBinomial.FromSizeAndBeta(1.5, 8), new InverseGaussian(100_000, 80_000)),
        new Cover("share", new Binomial(12, 0.3), new Gamma(0.7, 1000), new PolicyTerms { InsuredShare = 0.25 }),
        new Cover("memoryless", new Poisson(6), new Exponential(1000), new PolicyTerms { Retention = 800, InsuredShare = 0.1, AggregateRetention = 500, AggregateLimit = 4000 }),
        new Cover("constant", new ZeroModified(new Poisson(3), 0.5), new Discrete((70, 1)), new PolicyTerms { Retention = 20 }),
    };

    [Property(MaxTest = 15)]
    public void Bounds_hold_the_series_for_any_gamma(int seed)
    {
        Random random = new(seed);
        double mean = Math.Exp(4 * random.NextDouble() - 1);
        Frequency count = random.Next(3) switch { 0 => new Poisson(mean), 1 => new NegativeBinomial(mean, 1 + 3 * random.NextDouble()), _ => new ZeroModified(new Geometric(mean), random.NextDouble()) };
        Gamma claim = new(0.3 + 4 * random.NextDouble(), 1000);
        Cover cover = new("any", count, claim);
        LatticeLoss lattice = cover.Aggregate(precision: null, period: 1);
        CompoundSum sum = new(new FrequencySeverity(count, claim), PolicyTerms.None);
        ClosedCompound closed = ClosedCompound.Of(count, claim)!;
        foreach (LatticeLoss loss in (LatticeLoss[])[lattice, PanjerLattice.Of(sum, PolicyTerms.None, lattice)])
        {
            foreach (double level in (double[])[0.3, 0.9, 0.99, 0.999])
            {
                Inside(loss.Quantile(level), closed.Quantile(level));
                Inside(loss.TailValueAtRisk(level), closed.TailValueAtRisk(level));
                Inside(loss.StopLoss(closed.Quantile(level)), closed.StopLoss(closed.Quantile(level)));
                Inside(loss.ExceedanceProbability(level * closed.Mean), closed.Survival(level * closed.Mean));
            }
        }
    }

    [Fact]
    public void A_law_of_counts_without_a_recursion_says_so()
    {
        Cover cover = new("mixed", new PoissonInverseGaussian(2, 1), new Gamma(2, 500));
        Reconciliation result = cover.Reconcile(years: 20_000, seed: 1);
        Assert.True(result.Agrees, result.Verdict);
        Assert.All(result.Lines, line => Assert.Null(line.Panjer));
        Finding finding = Assert.Single(result.Findings, finding => finding.Code == "reconcile.no-recursion");
        Assert.Contains("PoissonInverseGaussian", finding.Message, StringComparison.Ordinal);
        Assert.Contains(result.Lines, line => line.ClosedForm is not null);
    }

    [Fact]
    public void A_wrong_method_is_found_and_its_figure_named()
    {
        Cover cover = new("right", new Poisson(10), new Gamma(2, 500));
        Cover wrong = new("wrong", new Poisson(10), new Gamma(2, 505));
        LatticeLoss lattice = cover.Aggregate(precision: null, period: 1);
        LatticeLoss other = wrong.Aggregate(precision: null, period: 1);
        SampledLoss sample = new Submission("x", cover).Simulate(100_000, 5).Net;
        SampledLoss otherSample = new Submission("x", wrong).Simulate(100_000, 5).Net;
        IClosedYear closed = ClosedYear.Of((FrequencySeverity)wrong.LossModel, PolicyTerms.None)!;
        RunIdentity run = new() { Seed = 5, Years = 100_000 };

        Reconciliation agreed = new("x", new(lattice, lattice, null, sample, []), run);
        Assert.True(agreed.Agrees, agreed.Verdict);
        Reconciliation simulated = new("x", new(lattice, null, null, otherSample, []), run);
        Assert.Equal("mean", simulated.FirstDisagreement?.Figure);
        Assert.True(simulated.FirstDisagreement!.ZScore > 4.5);
        Assert.Contains("standard errors outside the bounds", simulated.Verdict, StringComparison.Ordinal);
        Reconciliation recursion = new("x", new(lattice, other, null, sample, []), run);
        Assert.Equal("VaR 90 %", recursion.FirstDisagreement?.Figure);
        Assert.Contains("recursion", recursion.Verdict, StringComparison.Ordinal);
        Reconciliation form = new("x", new(lattice, null, closed, sample, []), run);
        Assert.Equal("mean", form.FirstDisagreement?.Figure);
        Assert.Contains("closed form", form.Verdict, StringComparison.Ordinal);
        Assert.Contains("First disagreement", form.ToString(), StringComparison.Ordinal);
        Assert.Contains("**First disagreement", form.ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void Few_years_say_nothing_about_a_far_tail()
    {
        Reconciliation result = Cyber.Reconcile(years: 2000, seed: 2);
        Assert.True(result.Agrees, result.Verdict);
        Assert.Null(result.Lines.Single(line => line.Figure == "TVaR 99.9 %").ZScore);
        Assert.NotNull(result.Lines.Single(line => line.Figure == "TVaR 90 %").ZScore);
    }

    [Fact]
    public void An_infinite_mean_is_infinite_in_every_method()
    {
        Reconciliation result = new Cover("heavy", new Poisson(2), new Lomax(0.9, 1000)).Reconcile(years: 50_000, seed: 4);
        Assert.True(result.Agrees, result.Verdict);
        Assert.Equal(13, result.Lines.Count);
        Assert.Equal(double.PositiveInfinity, result.Lines[0].Lattice.Value);
        Assert.Null(result.Lines[0].ZScore);
    }

    [Fact]
    public void A_cover_that_is_no_sum_of_claims_is_refused()
    {
        Cover research = new("r&d", new ResearchProgramme(new ResearchProject("a", Industry.Other) { Stages = [new("only", 0.8, 1e6)] }));
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => research.Reconcile(1000, 1));
        Assert.Contains("r&d", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Cyber.Reconcile(0));
    }

    [Fact]
    public void The_text_is_a_table_and_the_reports_say_the_same()
    {
        Reconciliation result = Cyber.Reconcile(years: 20_000, seed: 7, period: 0.5);
        string[] lines = result.ToString().Split('\n');
        Assert.Equal(19, lines.Length);
        Assert.StartsWith("figure", lines[0], StringComparison.Ordinal);
        Assert.Equal("All methods agree.", lines[^1]);
        Assert.Single(lines[..^1].Select(line => line.Length).Distinct());
        Assert.Contains("| TVaR 99.5 % |", result.ToMarkdown(), StringComparison.Ordinal);
        Assert.Contains("\"agrees\": true", result.ToJson(), StringComparison.Ordinal);
        Assert.Equal(result.ToJson(), Cyber.Reconcile(years: 20_000, seed: 7, period: 0.5).ToJson());
        Assert.Contains("TVaR 99.5 %: lattice", result.Lines.Single(line => line.Figure == "TVaR 99.5 %").ToString(), StringComparison.Ordinal);
    }

    private static void Inside(Estimate bounds, double truth)
    {
        // 1e-12 relative is the series' own error
        double slack = 1e-12 * truth;
        Assert.True(bounds.Lower - slack <= truth && truth <= bounds.Upper + slack, FormattableString.Invariant($"{truth:R} outside [{bounds.Lower:R}, {bounds.Upper:R}]"));
    }
}
