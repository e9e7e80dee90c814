using System.Diagnostics;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Distributions;

/// <summary>Truncated and piecewise Pareto laws, histograms and smoothed data: known special cases and refusals.</summary>
public class PieceLawTests
{
    [Theory]
    [InlineData(1.0, 1)]
    [InlineData(2.0, 2)]
    [InlineData(3.0, 3)]
    public void The_logarithm_takes_over_where_the_order_is_the_shape(double shape, int order)
    {
        // alpha ln(M / m) / (m^-alpha - M^-alpha), and nearly the same beside it
        double exact = shape * Math.Log(1000) / (Math.Pow(10, -shape) - Math.Pow(1e4, -shape));
        Assert.Equal(1, new TruncatedPareto(shape, 10, 1e4).Moment(order) / exact, 1e-14);
        Assert.Equal(1, new TruncatedPareto(shape + 1e-9, 10, 1e4).Moment(order) / exact, 1e-7);
    }

    [Fact]
    public void Nearly_ten_percent_of_large_breaches_are_above_ten_million()
    {
        // Wheatley, Maillart, Sornette (2016): shape 0.37 in 2015 above 50,000 records, maximum about 200 million
        Assert.Equal(0.0989, new TruncatedPareto(0.37, 5e4, 2e8).Survival(1e7), 5e-5);
    }

    [Fact]
    public void A_truncated_pareto_is_the_truncated_law()
    {
        TruncatedPareto closed = new(1.3, 1e4, 1e6);
        Truncated made = new(new Pareto(1.3, 1e4), 0, 1e6);
        Assert.Equal(1, made.Mean / closed.Mean, 1e-13);
        Assert.Equal(1, made.Variance / closed.Variance, 1e-12);
        foreach (double u in new[] { 1e-9, 0.2, 0.5, 0.9, 0.9999 })
        {
            Assert.Equal(1, made.InverseSurvival(u) / closed.InverseSurvival(u), 1e-12);
            Assert.Equal(1, made.Quantile(u) / closed.Quantile(u), 1e-12);
        }
    }

    [Fact]
    public void A_truncated_pareto_says_what_can_be_fitted()
    {
        double[] values = [120, 400, 150, 9000, 230, 1700];
        TruncatedPareto law = Made<TruncatedPareto>(Start<TruncatedPareto>(values));
        Assert.Equal(1, law.Minimum / 120, 1e-8);
        Assert.Equal(1, law.Maximum / 9000, 1e-8);
        ObservedAmounts amounts = new(values, [1, 2, 3, 1, 1, 2]);
        double sum = values.Select((x, i) => amounts.Weights[i] * law.LogDensity(x)).Sum();
        Assert.Equal(sum, law.SumLogDensity(amounts), 1e-10);
        Assert.Equal(double.NegativeInfinity, new TruncatedPareto(1, 200, 1e4).SumLogDensity(amounts));
        Assert.True(Made<TruncatedPareto>([1, 5, 4]).Maximum > 5);
    }

    [Fact]
    public void A_piecewise_pareto_with_one_exponent_is_a_pareto()
    {
        PiecewisePareto pieces = new([1000, 3000, 1e5], [2.5, 2.5, 2.5]);
        Pareto one = new(2.5, 1000);
        Assert.Equal(1, pieces.Mean / one.Mean, 1e-14);
        Assert.Equal(1, pieces.Variance / one.Variance, 1e-13);
        Assert.Equal(double.PositiveInfinity, pieces.Moment(3));
        Assert.Equal(1, pieces.Survival(1e9) / one.Survival(1e9), 1e-13);
        Assert.Equal(1, pieces.InverseSurvival(1e-12) / one.InverseSurvival(1e-12), 1e-13);
    }

    [Fact]
    public void A_piece_without_an_exponent_is_a_gap()
    {
        PiecewisePareto law = new([1000, 2000, 4000], [1, 0, 2]);
        Assert.Equal(0.5, law.Survival(3999));
        Assert.Equal(2000, law.InverseSurvival(0.5));
        Assert.Equal(1, law.InverseSurvival(0.4999999) / 4000, 1e-6);
        Assert.Equal(double.NegativeInfinity, law.LogDensity(3000));
    }

    [Fact]
    public void Wrong_pieces_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PiecewisePareto([1, 1], [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PiecewisePareto([1, 2], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PiecewisePareto([1, 2], [1, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PiecewisePareto([1, 2], [1, 2], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PiecewisePareto([], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TruncatedPareto(1, 5, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Histogram([0, 1, 1], [0.5, 0.5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Histogram([0, 1], [0.5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KernelSmoothed([0, 1], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => KernelSmoothed.WithSilvermanBandwidth([3, 3]));
    }

    [Fact]
    public void An_open_last_band_needs_a_tail() => Assert.Contains(
        "Spliced",
        Assert.Throws<ArgumentOutOfRangeException>(() => new Histogram([0, 1000, double.PositiveInfinity], [0.5, 0.5])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_histogram_with_empty_ends_starts_and_ends_where_losses_are()
    {
        Histogram law = Histogram.FromCounts([0, 10, 20, 30, 40], [0, 3, 1, 0]);
        Assert.Equal(10, law.Minimum);
        Assert.Equal(30, law.Maximum);
        Assert.Equal(30, law.Quantile(1));
        Assert.Equal((0.75 * 15) + (0.25 * 25), law.Mean, 1e-13);
        Assert.Equal(20, law.Quantile(0.75), 1e-13);
    }

    [Fact]
    public void Smoothing_keeps_the_mean_and_adds_to_the_variance()
    {
        double[] values = [1200, 3500, 800, 12_000, 90_000];
        Empirical raw = new(values);
        KernelSmoothed smooth = KernelSmoothed.WithSilvermanBandwidth(values);
        Assert.Equal(1, smooth.Mean / raw.Mean, 1e-14);
        double growth = Math.Exp(smooth.Bandwidth * smooth.Bandwidth) - 1;
        Assert.Equal(1, smooth.Variance / (raw.Variance + growth * raw.Moment(2)), 1e-13);
    }

    [Fact]
    public void Ten_thousand_values_are_fast_and_keep_their_first_three_moments()
    {
        double[] values = [.. Enumerable.Range(0, 10_000).Select(i => new LogNormal(10, 1.8).Quantile((i + 0.5) / 10_000))];
        KernelSmoothed law = KernelSmoothed.WithSilvermanBandwidth(values);
        double h = law.Bandwidth;
        Assert.InRange(h, 0.2, 0.3);
        for (int order = 1; order <= 3; order++)
        {
            double exact = values.Average(v => Math.Pow(v, order)) * Math.Exp((order * order - order) * h * h / 2);
            Assert.Equal(1, law.Moment(order) / exact, 1e-12);
        }

        LogKernels kernels = new(values, [], h);
        Assert.InRange(kernels.Count, 100, 1200);

        // the two points of a cell of h / 8 stand for its values to 1e-6 of the density
        foreach (double x in new[] { 500.0, 2e4, 1e6 })
        {
            double exact = values.Average(v => Math.Exp(new LogNormal(Math.Log(v) - h * h / 2, h).LogDensity(x)));
            Assert.Equal(1, Math.Exp(law.LogDensity(x)) / exact, 1e-6);
        }

        Stopwatch watch = Stopwatch.StartNew();
        double[] sample = [.. Enumerable.Range(1, 9999).Select(i => i / 10_000.0)];
        law.SampleInPlace(sample, new SampleBuffer());
        Assert.True(watch.Elapsed.TotalSeconds < 30, $"{watch.Elapsed}");
        Assert.Equal(1, law.InverseSurvival(0.25) / sample[2499], 1e-12);
    }

    private static double[] Start<T>(double[] values)
        where T : Severity, IParametricSeverity<T> => T.Starts(new SampleShape(values))[0];

    private static T Made<T>(double[] values)
        where T : Severity, IParametricSeverity<T> => T.FromValues(values);
}
