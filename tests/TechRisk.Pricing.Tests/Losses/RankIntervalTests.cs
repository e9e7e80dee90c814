namespace TechRisk.Pricing.Tests.Losses;

/// <summary>Order-statistic intervals against the binomial law.</summary>
public sealed class RankIntervalTests
{
    // scipy 1.10.1: l - 1 = largest k with binom.cdf(k, n, p) <= 0.025, u - 1 = smallest k with binom.cdf(k, n, p) >= 0.975
    [Theory]
    [InlineData(10, 0.5, 2, 9)]
    [InlineData(100, 0.9, 84, 96)]
    [InlineData(100, 0.99, 97, 101)]
    [InlineData(1000, 0.995, 990, 1000)]
    [InlineData(20000, 0.99, 19772, 19828)]
    public void Ranks_are_those_of_the_binomial_law(long n, double level, long lower, long upper) =>
        Assert.Equal(new RankInterval(lower, upper), RankInterval.Of(n, level));

    [Theory]
    [InlineData(1_000_000, 0.5, 499020, 500981)]
    [InlineData(1_000_000, 0.99, 989805, 990196)]
    public void Many_rows_are_right_to_a_rank(long n, double level, long lower, long upper)
    {
        RankInterval ranks = RankInterval.Of(n, level);
        Assert.InRange(ranks.Lower, lower - 1, lower + 1);
        Assert.InRange(ranks.Upper, upper - 1, upper + 1);
    }

    [Fact]
    public void A_quantile_no_row_can_bound_has_an_infinite_error_unless_the_largest_loss_is_known()
    {
        double[] values = Enumerable.Range(1, 100).Select(i => (double)i).ToArray();
        Estimate open = SampledLoss.FromYears(values).Quantile(0.995);
        Assert.Equal(double.PositiveInfinity, open.StandardError);
        Assert.Equal(double.PositiveInfinity, open.Upper);
        Estimate closed = SampledLoss.FromYears(values, TailFacts.BoundedBy(150)).Quantile(0.995);
        Assert.Equal(150, closed.Upper);
        Assert.True(double.IsFinite(closed.StandardError));
    }

    [Fact]
    public void A_tvar_that_no_row_exceeds_does_not_claim_to_be_exact()
    {
        double[] values = Enumerable.Range(1, 100).Select(i => (double)i).ToArray();
        Assert.Equal(double.PositiveInfinity, SampledLoss.FromYears(values).TailValueAtRisk(0.995).StandardError);
        double closed = SampledLoss.FromYears(values, TailFacts.BoundedBy(150)).TailValueAtRisk(0.995).StandardError;
        Assert.InRange(closed, 10, 50);
    }
}
