namespace TechRisk.Pricing.Tests.Aggregation;

/// <summary>What a lattice does not compute: an error or a finding that names the measure, the law and the way out. Infinite means stay infinite.</summary>
public class LatticeRefusalTests
{
    [Fact]
    public void Esscher_and_exponential_prices_of_a_heavy_tail_are_refused()
    {
        LatticeLoss heavy = new Cover("c", new Poisson(2), new LogNormal(9, 1)).Aggregate(new Lattice(1000, 1024));
        Refused(() => new EsscherPrinciple(1e-6).Of(heavy), "Esscher", "LogNormal", "limit");
        Refused(() => new ExponentialPrinciple(1e-6).Of(heavy), "exponential", "LogNormal", "limit");
        Refused(() => new ConstantCostOfCapital(0.06).Of(heavy), "LogNormal", "limit");
    }

    [Fact]
    public void An_infinite_mean_stays_infinite_and_says_so()
    {
        LatticeLoss loss = new Cover("c", new Poisson(2), new Lomax(0.9, 1e4)).Aggregate();
        Assert.Equal(Estimate.Exact(double.PositiveInfinity), loss.Mean);
        Assert.Equal(Estimate.Exact(double.PositiveInfinity), loss.TailValueAtRisk(0.99));
        Assert.Equal(Estimate.Exact(double.PositiveInfinity), new WangTransform(0.3).Of(loss));
        Assert.Contains(loss.Findings, finding => finding.Code == "tail.infinite-mean" && finding.Message.Contains("limit", StringComparison.Ordinal));
        Estimate quantile = loss.Quantile(0.99);
        Assert.True(quantile.Lower > 0 && quantile.Lower <= quantile.Value && quantile.Value <= quantile.Upper && double.IsFinite(quantile.Upper));
    }

    [Fact]
    public void A_precision_that_would_take_too_many_points_is_refused()
    {
        var cover = new Cover("cyber", new Poisson(3), new Lomax(1.2, 1e5));
        Refused(() => cover.Aggregate(precision: 1e-12), "1E-12", "cyber", "Lomax", "2^24", "limit");
        Assert.Throws<ArgumentOutOfRangeException>(() => cover.Aggregate(precision: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Lattice(1, (1 << 24) + 1));
    }

    [Fact]
    public void A_precision_that_can_be_reached_is()
    {
        LatticeLoss loss = new Cover("c", new Poisson(3), new Gamma(2, 500)).Aggregate(precision: 1e-7);
        Estimate tail = loss.TailValueAtRisk(0.995);
        Assert.InRange((tail.Upper - tail.Lower) / tail.Value, 0, 1e-7);
    }

    [Fact]
    public void A_loss_model_that_is_no_compound_is_refused()
    {
        var research = new ResearchProgramme(new ResearchProject("chip", Industry.IntegratedCircuits) { Stages = [new("pilot", passProbability: 0.8, cost: 1e6)] });
        Refused(() => new Cover("r&d", research).Aggregate(), "r&d", nameof(ResearchProgramme), "Simulate");
    }

    [Fact]
    public void A_lattice_that_is_too_short_says_so_and_keeps_true_bounds()
    {
        var cover = new Cover("c", new Poisson(5), new Gamma(2, 500));
        LatticeLoss loss = cover.Aggregate(new Lattice(100, 64));
        Assert.Contains(loss.Findings, finding => finding.Code == "lattice.short");
        LatticeLoss whole = cover.Aggregate();
        foreach (double p in (double[])[0.5, 0.9, 0.999])
        {
            Assert.True(loss.Quantile(p).Lower <= whole.Quantile(p).Upper && whole.Quantile(p).Lower <= loss.Quantile(p).Upper);
            Assert.True(loss.TailValueAtRisk(p).Lower <= whole.TailValueAtRisk(p).Upper && whole.TailValueAtRisk(p).Lower <= loss.TailValueAtRisk(p).Upper);
        }
    }

    private static void Refused(Func<object> action, params string[] words)
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(action);
        Assert.All(words, word => Assert.Contains(word, error.Message, StringComparison.Ordinal));
    }
}
