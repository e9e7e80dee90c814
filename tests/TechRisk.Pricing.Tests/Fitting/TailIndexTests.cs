namespace TechRisk.Pricing.Tests.Fitting;

/// <summary>Tail indices beside the cases of statistics.json: values by an independent program (Python 3.11, numpy 1.24.2, formulas of the sources).</summary>
public class TailIndexTests
{
    private const double Relative = 1e-11;

    // 1 + the quantiles of a generalised Pareto law with shape 0.6
    private static readonly OrderedLosses Sample = new([.. Enumerable.Range(1, 200).Select(i => 1 + (Math.Pow((i - 0.5) / 200, -0.6) - 1) / 0.6)]);

    [Fact]
    public void Generalized_hill_is_that_of_an_independent_program() => Near(0.5964437389437411, 0.16466603376077227, Sample.GeneralizedHillIndex(50));

    [Fact]
    public void Bias_reduced_hill_is_the_intercept_of_an_independent_regression() => Near(0.6261541081523955, 0.19466523930527577, Sample.BiasReducedHillIndex(50));

    [Fact]
    public void Mean_of_order_is_that_of_an_independent_program()
    {
        Near(0.7012428792757457, 0.10884772880422507, Sample.MeanOfOrderIndex(50, -1));
        Near(0.6655253821969391, 0.097192360069703, Sample.MeanOfOrderIndex(50, 0.3));
        Assert.Equal(Sample.HillIndex(50), Sample.MeanOfOrderIndex(50, 0));
        Assert.Equal(double.PositiveInfinity, Sample.MeanOfOrderIndex(50, 1.2).StandardError);
    }

    [Fact]
    public void The_hill_plot_holds_the_index_of_every_number()
    {
        ValueList<TailPoint> plot = Sample.HillPlot(3, 150);
        Assert.Equal(148, plot.Count);
        foreach (TailPoint point in plot)
        {
            Assert.Equal(Sample.HillIndex(point.Exceedances).Value, point.Value.Value, 1e-13);
            Assert.Equal(point.Value.Value / Math.Sqrt(point.Exceedances), point.Value.StandardError, 1e-13);
        }
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.8)]
    [InlineData(1.4)]
    public void A_pareto_tail_is_found_within_its_error(double shape)
    {
        OrderedLosses losses = new(Losses.Samples.Draw(new Pareto(1 / shape, 100), 20_000, 7, "pareto"));
        foreach (Estimate index in (Estimate[])[losses.HillIndex(1000), losses.BiasReducedHillIndex(1000), losses.GeneralizedHillIndex(1000), losses.MeanOfOrderIndex(1000, -1), losses.MomentIndex(1000), losses.PickandsIndex(1000)])
        {
            Assert.InRange(index.Value, shape - 4 * index.StandardError, shape + 4 * index.StandardError);
        }

        Estimate quantile = losses.WeissmanQuantile(1000, 0.999);
        Assert.InRange(new Pareto(1 / shape, 100).Quantile(0.999), quantile.Value - 4 * quantile.StandardError, quantile.Value + 4 * quantile.StandardError);
    }

    [Fact]
    public void The_indices_of_a_uniform_tail_are_negative()
    {
        OrderedLosses losses = new([.. Enumerable.Range(1, 2000).Select(i => i / 2000.0)]);
        foreach (Estimate index in (Estimate[])[losses.GeneralizedHillIndex(200), losses.MomentIndex(200), losses.PickandsIndex(200)])
        {
            Assert.InRange(index.Value, -1.15, -0.85);
        }
    }

    [Fact]
    public void What_cannot_be_computed_is_said()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new OrderedLosses());
        Assert.Throws<ArgumentOutOfRangeException>(() => new OrderedLosses(1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.HillIndex(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.HillIndex(200));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.PickandsIndex(51));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.WeissmanQuantile(10, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.MeanExcess(Sample.Amounts[0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OrderedLosses(3, 2, 0, 0).HillIndex(2));
        OrderedLosses equal = new(5, 5, 5, 5, 5, 5, 5, 5);
        Assert.Equal(0, equal.HillIndex(3).Value);
        Assert.Throws<InvalidOperationException>(() => equal.MomentIndex(3));
        Assert.Throws<InvalidOperationException>(() => equal.GeneralizedHillIndex(3));
        Assert.Throws<InvalidOperationException>(() => equal.PickandsIndex(2));
    }

    [Fact]
    public void The_mean_excess_of_a_generalized_pareto_law_is_a_line()
    {
        OrderedLosses losses = new(Losses.Samples.Draw(new GeneralizedPareto(10, 0.25), 100_000, 11, "excess"));
        foreach (TailPoint point in losses.MeanExcessPlot(5, 10, 20, 40))
        {
            double expected = (10 + 0.25 * point.Threshold) / 0.75;
            Assert.InRange(point.Value.Value, expected - 4 * point.Value.StandardError, expected + 4 * point.Value.StandardError);
            Assert.Equal(losses.CountAbove(point.Threshold), point.Exceedances);
        }

        foreach (PeaksOverThreshold point in losses.StabilityPlot(5, 10, 20))
        {
            Assert.InRange(point.Shape.Value, 0.25 - 4 * point.Shape.StandardError, 0.25 + 4 * point.Shape.StandardError);
            Assert.InRange(point.ModifiedScale.Value, 10 - 4 * point.ModifiedScale.StandardError, 10 + 4 * point.ModifiedScale.StandardError);
        }
    }

    private static void Near(double value, double error, Estimate actual)
    {
        Assert.Equal(value, actual.Value, Relative * value);
        Assert.Equal(error, actual.StandardError, Relative * error);
    }
}
