namespace TechRisk.Pricing.Tests.Losses;

/// <summary>Figures of small samples that can be checked by hand.</summary>
public sealed class SampledLossTests
{
    private static readonly double[] Ten = [3, 1, 10, 2, 5, 4, 7, 6, 9, 8];

    [Fact]
    public void Mean_and_standard_deviation_are_those_of_the_empirical_law()
    {
        SampledLoss loss = SampledLoss.FromYears(Ten);
        Assert.Equal(5.5, loss.Mean.Value, 1e-14);
        Assert.Equal(Math.Sqrt(8.25), loss.StandardDeviation.Value, 1e-14);
        Assert.Equal(Math.Sqrt(8.25 / 9), loss.Mean.StandardError, 1e-14); // n - 1 degrees of freedom
    }

    [Theory]
    [InlineData(0.1, 1)]
    [InlineData(0.1000001, 2)]
    [InlineData(0.3, 3)]
    [InlineData(0.7, 7)]
    [InlineData(0.95, 10)]
    public void Quantile_is_the_order_statistic_of_rank_ceil_np(double level, double expected) =>
        Assert.Equal(expected, SampledLoss.FromYears(Ten).Quantile(level).Value);

    [Fact]
    public void A_rounding_of_n_times_p_does_not_move_the_quantile()
    {
        double[] values = Enumerable.Range(1, 1000).Select(i => (double)i).ToArray();
        SampledLoss loss = SampledLoss.FromYears(values);
        for (int k = 1; k < 1000; k++)
        {
            Assert.Equal(k, loss.Quantile(k / 1000.0).Value);
        }
    }

    [Fact]
    public void Tvar_adds_the_mean_excess_over_the_quantile()
    {
        // p = 0.75: VaR = 8, E(S - 8)+ = (1 + 2) / 10, TVaR = 8 + 0.3 / 0.25
        Assert.Equal(9.2, SampledLoss.FromYears(Ten).TailValueAtRisk(0.75).Value, 1e-14);
    }

    [Fact]
    public void Stop_loss_and_exceedance_are_means_over_the_years()
    {
        SampledLoss loss = SampledLoss.FromYears(Ten);
        Assert.Equal(0.6, loss.StopLoss(7).Value, 1e-14);
        Assert.Equal(0.3, loss.ExceedanceProbability(7).Value, 1e-14);
        Assert.Equal(1, loss.ProbabilityOfLoss.Value);
    }

    [Fact]
    public void A_probability_without_a_hit_has_a_one_sided_bound()
    {
        Estimate none = SampledLoss.FromYears(Ten).ExceedanceProbability(100);
        Assert.Equal(0, none.Value);
        Assert.Equal(1 - Math.Pow(0.05, 0.1), none.Upper, 1e-14);
        Assert.True(none.StandardError > 0);

        SampledLoss bounded = SampledLoss.FromYears(Ten, TailFacts.BoundedBy(10));
        Assert.Equal(EstimateKind.Exact, bounded.ExceedanceProbability(10).Kind);
    }

    [Fact]
    public void Clopper_and_Pearson_bound_a_rare_exceedance()
    {
        // scipy 1.10.1: beta.ppf(0.025, 3, 98), beta.ppf(0.975, 4, 97) for 3 hits in 100
        Estimate rare = SampledLoss.FromYears(Enumerable.Range(0, 100).Select(i => i < 3 ? 1.0 : 0.0).ToArray()).ProbabilityOfLoss;
        Assert.Equal(0.006229971538306395, rare.Lower, 1e-12);
        Assert.Equal(0.08517605297428002, rare.Upper, 1e-12);
    }

    [Fact]
    public void A_year_that_is_not_a_loss_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SampledLoss.FromYears([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampledLoss.FromYears([1, -1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampledLoss.FromYears([1, double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampledLoss.FromYears([1, 2], weights: [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampledLoss.FromYears([1, 2], weights: [1, -1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampledLoss.FromYears([1, 2], replicates: [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampledLoss.FromYears([1, 2]).Quantile(95));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampledLoss.FromYears([1, 2]).StopLoss(-1));
    }

    [Fact]
    public void One_year_says_nothing_of_its_error()
    {
        SampledLoss one = SampledLoss.FromYears([5]);
        Assert.Equal(double.PositiveInfinity, one.Mean.StandardError);
        Assert.Equal(0, one.StandardDeviation.Value);
        foreach (RiskMeasure measure in Samples.Measures(5).Where(measure => measure is not ConstantCostOfCapital))
        {
            Estimate estimate = measure.Of(one);
            Assert.False(double.IsNaN(estimate.Value) || double.IsNaN(estimate.StandardError) || double.IsNaN(estimate.Lower) || double.IsNaN(estimate.Upper), measure.ToString());
        }
    }

    [Fact]
    public void Years_without_loss_cost_nothing_under_any_measure()
    {
        var none = new SampledLoss(new double[1000], TailFacts.BoundedBy(0));
        foreach (RiskMeasure measure in Samples.Measures(1))
        {
            Assert.Equal(0, measure.Of(none).Value);
            Assert.Equal(0, measure.Of(none).StandardError);
        }
    }

    [Fact]
    public void Exceedance_curve_gives_quantiles_at_one_minus_one_over_T()
    {
        SampledLoss loss = SampledLoss.FromYears(Enumerable.Range(1, 1000).Select(i => (double)i).ToArray());
        ExceedanceCurve curve = loss.ExceedanceCurve();
        Assert.Equal(10, curve.Points.Count);
        Assert.Equal(990, curve.Points[5].Loss.Value);
        Assert.Equal(0.01, curve.Points[5].Probability);
        Assert.Equal([50.0, 300.0], loss.ExceedanceCurve(300, 50).Points.Select(point => point.ReturnPeriod));
        Assert.Throws<ArgumentOutOfRangeException>(() => loss.ExceedanceCurve(1));
    }
}
