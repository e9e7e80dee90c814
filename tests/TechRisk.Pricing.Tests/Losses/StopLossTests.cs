namespace TechRisk.Pricing.Tests.Losses;

/// <summary>Stop-loss means that few rows decide: a one-sided bound instead of an error that pretends to be known.</summary>
public class StopLossTests
{
    private static readonly double[] Rows = [.. Enumerable.Range(1, 1000).Select(i => (double)i)];

    [Fact]
    public void No_row_above_gives_the_bound_of_the_right_end()
    {
        SampledLoss loss = SampledLoss.FromYears(Rows, TailFacts.BoundedBy(5_000));
        Estimate estimate = loss.StopLoss(2_000);
        Assert.Equal(0, estimate.Value);
        Assert.Equal(0, estimate.Lower);
        Assert.Equal((1 - Math.Pow(0.05, 0.001)) * 3_000, estimate.Upper, 1e-9); // the rule of three times the largest excess
    }

    [Fact]
    public void No_row_above_an_unlimited_loss_is_not_bounded()
    {
        SampledLoss loss = SampledLoss.FromYears(Rows, new TailFacts { FiniteMoments = double.PositiveInfinity, RightEnd = double.PositiveInfinity, ExponentialAbscissa = 0 });
        Assert.Equal(double.PositiveInfinity, loss.StopLoss(2_000).Upper);
    }

    [Fact]
    public void A_retention_at_the_right_end_is_exact() =>
        Assert.Equal(Estimate.Exact(0), SampledLoss.FromYears(Rows, TailFacts.BoundedBy(1_000)).StopLoss(1_000));

    [Fact]
    public void Few_rows_above_give_a_bound_well_above_the_value()
    {
        Estimate few = SampledLoss.FromYears(Rows, TailFacts.BoundedBy(5_000)).StopLoss(995); // excesses 1 to 5
        Assert.Equal(0.015, few.Value, 1e-12);
        Assert.Equal(0, few.Lower);
        Assert.InRange(few.Upper, 0.03, 0.2);
    }

    [Fact]
    public void Many_rows_above_keep_the_symmetric_interval()
    {
        Estimate many = SampledLoss.FromYears(Rows, TailFacts.BoundedBy(5_000)).StopLoss(900);
        Assert.Equal(many.Upper - many.Value, many.Value - many.Lower, 1e-12);
    }
}
