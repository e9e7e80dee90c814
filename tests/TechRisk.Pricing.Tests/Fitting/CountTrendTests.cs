namespace TechRisk.Pricing.Tests.Fitting;

/// <summary>Reference: R 4.2.2, glm with offset ln exposure, epsilon 1e-15. The trends without exposure are in the cases of statistics.json.</summary>
public sealed class CountTrendTests
{
    [Fact]
    public void Exposure_is_an_offset()
    {
        CountTrend trend = CountData.Years.FitTrend();
        Assert.Equal(2018, trend.Centre);
        Close(2.02155592570464, trend.Intercept.Value);
        Close(0.091485276268709, trend.Slope.Value);
        Close(0.121926616912154, trend.Intercept.StandardError);
        Close(0.0568297988771505, trend.Slope.StandardError);
        Close(-19.3839406773561, trend.LogLikelihood);
        Close(Math.Exp(0.091485276268709) - 1, trend.YearlyChange.Value);
    }

    [Fact]
    public void A_mean_carries_the_errors_of_level_and_slope()
    {
        CountTrend trend = CountData.Years.FitTrend();
        Estimate centre = trend.Mean(2018, 2);
        Close(2 * Math.Exp(trend.Intercept.Value), centre.Value);
        Close(trend.Intercept.StandardError * centre.Value, centre.StandardError);
        Estimate next = trend.Mean(2022);
        Assert.True(next.RelativeError > centre.RelativeError && next.Lower < next.Value && next.Value < next.Upper);
    }

    [Fact]
    public void The_centre_moves_no_mean()
    {
        (int Year, double Exposure, long Count)[] years = [(2011, 1, 4), (2012, 2, 9), (2014, 1, 3), (2015, 1.5, 12)];
        CountTrend once = ClaimCounts.FromYears(years).FitTrend();
        CountTrend later = ClaimCounts.FromYears([.. years.Select(row => (row.Year + 100, row.Exposure, row.Count))]).FitTrend();
        Close(once.Mean(2013).Value, later.Mean(2113).Value, 1e-9);
        Close(once.Mean(2013).StandardError, later.Mean(2113).StandardError, 1e-9);
    }

    [Fact]
    public void Counts_that_keep_to_their_trend_put_the_negative_binomial_on_its_boundary()
    {
        ClaimCounts counts = ClaimCounts.FromYears((2011, 1, 10), (2012, 1, 12), (2013, 1, 15), (2014, 1, 17), (2015, 1, 21), (2016, 1, 25));
        CountTrend trend = counts.FitTrend(TrendModel.NegativeBinomial);
        Assert.Equal(TrendModel.Poisson, trend.Model);
        Assert.Contains(trend.Findings, finding => finding.Code == "fit.boundary");
        Assert.Equal(double.PositiveInfinity, trend.Size.Value);
        Assert.Equal(counts.FitTrend().Slope, trend.Slope);
    }

    [Fact]
    public void Counts_that_vary_about_their_trend_are_a_finding() =>
        Assert.Contains(ClaimCounts.FromYears((2011, 1, 10), (2012, 1, 32), (2013, 1, 15), (2014, 1, 47), (2015, 1, 21), (2016, 1, 25)).FitTrend().Findings, finding => finding.Code == "trend.over-dispersed");

    [Fact]
    public void What_has_no_trend_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => ClaimCounts.FromCounts(3, 4, 5).FitTrend());
        Assert.Throws<InvalidOperationException>(() => ClaimCounts.FromYears((2015, 1, 3), (2015, 1, 5)).FitTrend());
        Assert.Throws<InvalidOperationException>(() => ClaimCounts.FromYears((2015, 1, 0), (2016, 1, 0), (2017, 1, 5)).FitTrend());
        Assert.Throws<InvalidOperationException>(() => CountData.Years.WithOpenLastClass().FitTrend());
    }

    private static void Close(double expected, double actual, double relative = 1e-7) =>
        Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected), $"{actual:R} against {expected:R}");
}
