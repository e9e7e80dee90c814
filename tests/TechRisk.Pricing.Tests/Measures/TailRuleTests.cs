using TechRisk.Pricing.Tests.Losses;

namespace TechRisk.Pricing.Tests.Measures;

/// <summary>What a sample cannot know: infinite moments, and measures that do not exist.</summary>
public sealed class TailRuleTests
{
    private static readonly double[] Years = Samples.Draw(new Lomax(2, 1), 1000, seed: 1);

    private static SampledLoss Heavy(double moments) =>
        new(Years, new TailFacts { FiniteMoments = moments, RightEnd = double.PositiveInfinity, ExponentialAbscissa = 0 }, "Lomax batch");

    [Fact]
    public void An_infinite_mean_makes_prices_infinite_and_leaves_quantiles()
    {
        SampledLoss loss = Heavy(1);
        Assert.Equal("tail.infinite-mean", Assert.Single(loss.Findings).Code);
        Assert.Equal(double.PositiveInfinity, loss.Mean.Value);
        Assert.Equal(double.PositiveInfinity, loss.TailValueAtRisk(0.9).Value);
        Assert.Equal(double.PositiveInfinity, loss.StopLoss(10).Value);
        Assert.Equal(double.PositiveInfinity, new WangTransform(0.3).Of(loss).Value);
        Assert.Equal(double.PositiveInfinity, new CostOfCapital(0.1, 0.99).Of(loss).Value);
        Assert.True(double.IsFinite(loss.Quantile(0.99).Upper));
        Assert.True(double.IsFinite(loss.ExceedanceProbability(5).StandardError));
    }

    [Fact]
    public void An_infinite_variance_makes_errors_infinite()
    {
        SampledLoss loss = Heavy(1.5);
        Assert.Equal("tail.infinite-variance", Assert.Single(loss.Findings).Code);
        Assert.True(double.IsFinite(loss.Mean.Value));
        Assert.Equal(double.PositiveInfinity, loss.Mean.StandardError);
        Assert.Equal(double.PositiveInfinity, loss.TailValueAtRisk(0.9).StandardError);
        Assert.Equal(double.PositiveInfinity, loss.StandardDeviation.Value);
        Assert.Equal(double.PositiveInfinity, new VariancePrinciple(1).Of(loss).Value);
        Assert.Equal(double.PositiveInfinity, new WangTransform(0.3).Of(loss).StandardError);
    }

    [Theory]
    [InlineData(2.5, 0.5, true, false)] // 2.5 * 0.5 > 1, no error for any exponent up to 1/2
    [InlineData(2.5, 0.3, false, false)]
    [InlineData(4, 0.8, true, true)] // 4 * 0.6 > 2
    [InlineData(3, 0.8, true, false)] // 3 * 0.6 < 2
    public void Proportional_hazard_needs_moments_by_its_exponent(double moments, double exponent, bool value, bool error)
    {
        Estimate price = new ProportionalHazard(exponent).Of(Heavy(moments));
        Assert.Equal(value, double.IsFinite(price.Value));
        Assert.Equal(error, double.IsFinite(price.StandardError));
    }

    [Fact]
    public void The_standard_deviation_needs_four_moments_for_its_error()
    {
        Assert.Equal(double.PositiveInfinity, Heavy(3.5).StandardDeviation.StandardError);
        Assert.True(double.IsFinite(Heavy(4.5).StandardDeviation.StandardError));
    }

    [Fact]
    public void Esscher_and_exponential_prices_of_a_heavy_tail_are_refused_by_name()
    {
        var esscher = Assert.Throws<InvalidOperationException>(() => new EsscherPrinciple(1e-7).Of(Heavy(3)));
        Assert.Contains("Esscher", esscher.Message, StringComparison.Ordinal);
        Assert.Contains("Lomax batch", esscher.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => new ExponentialPrinciple(1e-7).Of(Heavy(3)));
        Assert.Throws<InvalidOperationException>(() => new ConstantCostOfCapital(0.1).Of(Heavy(3)));

        var light = new SampledLoss(Years, new TailFacts { FiniteMoments = double.PositiveInfinity, RightEnd = double.PositiveInfinity, ExponentialAbscissa = 1 });
        Assert.True(double.IsFinite(new EsscherPrinciple(0.4).Of(light).StandardError));
        Assert.Equal(double.PositiveInfinity, new EsscherPrinciple(0.6).Of(light).StandardError);
        Assert.Throws<InvalidOperationException>(() => new EsscherPrinciple(1).Of(light));
    }

    [Fact]
    public void An_unknown_tail_is_a_finding_and_computes()
    {
        SampledLoss loss = SampledLoss.FromYears(Years);
        Assert.Equal("tail.unknown", Assert.Single(loss.Findings).Code);
        Assert.True(double.IsFinite(new EsscherPrinciple(0.1).Of(loss).Value));
        Assert.Empty(SampledLoss.FromYears(Years, TailFacts.BoundedBy(1e6)).Findings);
    }
}
