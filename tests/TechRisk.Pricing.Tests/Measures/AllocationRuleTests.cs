using TechRisk.Pricing.Tests.Losses;

namespace TechRisk.Pricing.Tests.Measures;

/// <summary>Rules beside a measure's own allocation, on laws small enough to be added by hand.</summary>
public sealed class AllocationRuleTests
{
    private static YearLossTable Storms()
    {
        double[] probabilities = [0.76, 0.19, 0.04, 0.01];
        return YearLossTable.FromYears(
            ("wind", SampledLoss.FromYears([0, 99, 0, 99], TailFacts.BoundedBy(99), probabilities)),
            ("quake", SampledLoss.FromYears([0, 0, 100, 100], TailFacts.BoundedBy(100), probabilities)));
    }

    private static YearLossTable Four()
    {
        double[] probabilities = [0.4, 0.3, 0.2, 0.1];
        return YearLossTable.FromYears(
            ("x", SampledLoss.FromYears([1, 2, 8, 3], TailFacts.BoundedBy(8), probabilities)),
            ("y", SampledLoss.FromYears([0, 4, 2, 17], TailFacts.BoundedBy(17), probabilities)));
    }

    private static double[] Parts(ValueList<AllocationLine> lines) => [.. lines.Select(line => line.Amount.Value)];

    private static void Same(double[] expected, ValueList<AllocationLine> lines, double tolerance = 1e-12) =>
        Assert.All(expected.Zip(Parts(lines)), pair => Assert.Equal(pair.First, pair.Second, tolerance));

    [Fact]
    public void Percentile_layers_of_wind_and_quake()
    {
        // Bodoff, Variance 3 (2009), thought experiment 1: 80.5266 and 19.4734; reference/published.json C24 for more digits and assets of 199
        Same([80.52663316583, 19.47336683417], Storms().Allocate(new ValueAtRisk(0.99), new PercentileLayerAllocation()), 1e-10);
        Same([129.7778894472, 69.22211055276], Storms().Allocate(new ValueAtRisk(0.995), new PercentileLayerAllocation()), 1e-10);
    }

    [Fact]
    public void Capital_above_the_largest_year_is_shared_as_the_layer_below_it()
    {
        // mean 24.8; twice the 199 of the largest year, of which the top layer is shared 99 to 100
        double[] parts = Parts(Storms().Allocate(new ExpectedValuePrinciple((398 / 24.8) - 1), new PercentileLayerAllocation()));
        Assert.Equal(129.7778894472 + 99, parts[0], 1e-9);
        Assert.Equal(398, parts.Sum(), 1e-9);
    }

    [Fact]
    public void Years_beyond_the_assets_are_shared_by_probability_or_by_rank()
    {
        // numpy 1.24.2: weights of g(s) = sqrt(s) on the years 1, 6, 10, 20 with 0.4, 0.3, 0.2, 0.1; assets 9 paid in proportion to claims
        double total = 1 + (5 * Math.Sqrt(0.6)) + (3 * Math.Sqrt(0.3));
        double[] linear = Parts(Four().Allocate(new ProportionalHazard(0.5), new NaturalAllocation { Assets = 9 }));
        double[] lifted = Parts(Four().Allocate(new ProportionalHazard(0.5), new LiftedAllocation { Assets = 9 }));
        Assert.Equal(3.5546949811332733, linear[0], 1e-12);
        Assert.Equal(2.772821537069845, lifted[0], 1e-12);
        Assert.Equal(total, linear.Sum(), 1e-12);
        Assert.Equal(total, lifted.Sum(), 1e-12);
    }

    [Fact]
    public void Without_a_limit_the_natural_allocation_is_that_of_the_distortion()
    {
        double[] own = Parts(Four().Allocate(new WangTransform(0.4)));
        Same(own, Four().Allocate(new WangTransform(0.4), new NaturalAllocation()), 1e-13);
        Same(own, Four().Allocate(new WangTransform(0.4), new LiftedAllocation()), 1e-13);
    }

    [Fact]
    public void A_jump_at_0_falls_on_the_worst_year_or_on_all_years_beyond_the_assets()
    {
        // (E + r worst) / (1 + r) without a limit; with assets 9 the years 10 and 20 pay 7.2, 1.8 and 1.35, 7.65
        double[] lifted = Parts(Four().Allocate(new ConstantCostOfCapital(0.1), new LiftedAllocation()));
        Assert.Equal((2.9 + 0.3) / 1.1, lifted[0], 1e-13);
        double[] linear = Parts(Four().Allocate(new ConstantCostOfCapital(0.1), new NaturalAllocation { Assets = 9 }));
        double mean = 0.4 + 0.6 + (0.2 * 7.2) + (0.1 * 1.35);
        Assert.Equal((mean + (0.1 * ((2 * 7.2) + 1.35) / 3)) / 1.1, linear[0], 1e-13);
    }

    [Fact]
    public void Co_tail_values_at_their_own_level_are_the_parts_of_the_tail_value()
    {
        double[] own = Parts(Four().Allocate(new TailValueAtRisk(0.8)));
        Same(own, Four().Allocate(new TailValueAtRisk(0.8), new CoTailValueAllocation(0.8)), 1e-13);
        double[] shares = Parts(Four().Allocate(new ExpectedValuePrinciple(0), new CoTailValueAllocation(0.8)));
        Assert.Equal(6.2 * own[0] / own.Sum(), shares[0], 1e-13);
    }

    [Fact]
    public void Covariances_share_the_loading()
    {
        // Var x = 1, Var y = 4, Cov = 0
        YearLossTable table = Samples.Table([0, 2, 0, 2], [0, 0, 4, 4]);
        double loading = 0.5 * Math.Sqrt(5);
        Same([1 + (loading / 5), 2 + (loading * 4 / 5)], table.Allocate(new StandardDeviationPrinciple(0.5), new CovarianceAllocation()));
    }

    [Fact]
    public void A_rule_that_needs_a_distortion_says_so() =>
        Assert.Throws<InvalidOperationException>(() => Four().Allocate(new VariancePrinciple(1), new NaturalAllocation()));

    [Fact]
    public void Several_measures_have_the_parts_of_each()
    {
        double[] x = Samples.Draw(LogNormal.FromMeanAndCv(100, 2), 5000, seed: 4, stream: "x");
        double[] y = Samples.Draw(new Exponential(150), 5000, seed: 4, stream: "y").Select(v => v < 50 ? 0 : Math.Round(v)).ToArray();
        YearLossTable table = Samples.Table(x, y);
        RiskMeasure[] measures = Samples.Measures(100);
        ValueList<ValueList<AllocationLine>> all = table.AllocateAll(measures);
        for (int i = 0; i < measures.Length; i++)
        {
            Assert.Equal(table.Allocate(measures[i]), all[i]);
        }
    }

    [Fact]
    public void Given_years_need_names_of_their_own_and_equal_rows()
    {
        SampledLoss two = SampledLoss.FromYears([1, 2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => YearLossTable.FromYears());
        Assert.Throws<ArgumentOutOfRangeException>(() => YearLossTable.FromYears(("a", two), ("a", two)));
        Assert.Throws<ArgumentOutOfRangeException>(() => YearLossTable.FromYears(("a", two), ("b", SampledLoss.FromYears([1, 2, 3]))));
        Assert.Throws<ArgumentOutOfRangeException>(() => YearLossTable.FromYears(("a", two), ("b", SampledLoss.FromYears([1, 2], weights: [1, 3]))));
        Assert.Throws<InvalidOperationException>(() => YearLossTable.FromYears(("a", two)).Price(new PricingBasis(new MeanMeasure())));
        Assert.Equal([3.0, 5.0], YearLossTable.FromYears(("b", two), ("a", SampledLoss.FromYears([2, 3]))).Net.Values.ToArray());
    }
}
