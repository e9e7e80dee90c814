namespace TechRisk.Pricing.Tests.Fitting;

public sealed class ClaimCountsTests
{
    [Fact]
    public void A_table_knows_its_units_claims_and_spread()
    {
        ClaimCounts counts = CountData.Thyrion;
        Assert.Equal(9461, counts.Units);
        Assert.Equal(9461, counts.Exposure);
        Assert.Equal(2028, counts.Claims);
        Assert.Equal(7, counts.MaximumCount);
        Assert.Equal(0.21435366240355141, counts.Rate, 1e-14); // statistics.json, freq-thyrion-poisson
        Assert.Equal(0.2889313713156023, counts.Variance, 1e-13);
        Assert.Empty(counts.Findings);
    }

    [Fact]
    public void Years_keep_their_exposure_and_their_time()
    {
        ClaimCounts counts = CountData.Years;
        Assert.Equal(13.9, counts.Exposure, 1e-12);
        Assert.Equal(118, counts.Claims);
        Assert.Equal(2017, counts.Rows[2].Time);
        Assert.Empty(counts.Findings);
    }

    [Fact]
    public void What_a_reader_has_to_know_is_a_finding()
    {
        Assert.Contains(ClaimCounts.FromYears((2015, 1, 3), (2017, 1, 4)).Findings, finding => finding.Code == "counts.missing-year");
        Assert.Contains(ClaimCounts.FromYears((2015, 1, 3), (2015, 2, 4)).Findings, finding => finding.Code == "counts.repeated-time");
        Assert.Contains(ClaimCounts.FromCounts(0, 0, 0).Findings, finding => finding.Code == "counts.no-claims");
        Assert.Contains(ClaimCounts.FromCounts(3, 1).Findings, finding => finding.Code == "counts.few-units");
        Assert.Contains(CountData.Thyrion.WithOpenLastClass().Findings, finding => finding.Code == "counts.open-class");
    }

    [Fact]
    public void Wrong_values_are_refused_where_they_enter()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CountRow(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CountRow(1) { Exposure = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CountRow(1) { Units = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CountRow(1) { Time = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => ClaimCounts.FromCounts());
        Assert.Throws<ArgumentOutOfRangeException>(() => ClaimCounts.FromTable((0, 0), (1, 0)));
    }

    [Fact]
    public void Rows_without_units_play_no_part() =>
        Assert.Equal(ClaimCounts.FromTable((0, 5), (1, 2)), ClaimCounts.FromTable((0, 5), (1, 2), (9, 0)));
}
