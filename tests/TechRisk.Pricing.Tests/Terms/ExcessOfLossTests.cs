namespace TechRisk.Pricing.Tests.Terms;

/// <summary>A layer in a year of losses: who pays what of which loss. Amounts are small sums that can be reckoned by hand.</summary>
public class ExcessOfLossTests
{
    private static readonly ExcessOfLoss Layer = new(500_000, attachment: 250_000);

    [Fact]
    public void A_part_of_the_second_limit_costs_the_price_of_the_second_reinstatement()
    {
        // reference/published.json T01a: Sundt (1991), pro rata as to amount
        TreatyYear year = (Layer with { Premium = 1000, Reinstatements = [1.0, 0.5, 0.0] }).YearOf(850_000, 350_000);
        Assert.Equal(1.2, year.LimitsUsed, 1e-12);
        Assert.Equal(1100, year.ReinstatementPremium, 1e-9);
        Assert.Equal([1000.0, 100.0], year.ReinstatementPremiums.Select(premium => Math.Round(premium, 9)));
        Assert.Equal([500_000.0, 100_000.0], year.Recoveries);
        Assert.False(year.IsExhausted);
    }

    [Fact]
    public void A_layer_is_exhausted_by_a_loss_that_reaches_its_top()
    {
        // T02a
        Assert.Equal([false, false, true, true], new[] { 200_000.0, 400_000, 750_001, 900_000 }.Select(Layer.IsExhaustedBy));
        Assert.Equal([false, true, true, true], new[] { 200_000.0, 400_000, 750_001, 900_000 }.Select(Layer.Attaches));
        Assert.True(Layer.IsExhaustedBy(750_000));
        Assert.False(Layer.Attaches(250_000));
    }

    [Fact]
    public void The_aggregate_limit_is_consumed_in_order_of_loss()
    {
        // T03a
        TreatyYear year = (Layer with { AggregateLimit = 500_000 }).YearOf(1_000_000, 1_000_000);
        Assert.Equal([500_000.0, 0.0], year.Recoveries);
        Assert.True(year.IsExhausted);
    }

    [Fact]
    public void The_aggregate_deductible_is_consumed_first()
    {
        TreatyYear year = (Layer with { AggregateDeductible = 600_000 }).YearOf(1_000_000, 400_000, 500_000);
        Assert.Equal([0.0, 50_000.0, 250_000.0], year.Recoveries);
        Assert.Equal(300_000, year.Recovery);
        Assert.Equal(0.6, year.LimitsUsed, 1e-15);
    }

    [Fact]
    public void No_reinstatement_is_one_limit_and_null_is_without_end()
    {
        double[] losses = [1e6, 1e6, 1e6];
        Assert.Equal(500_000, (Layer with { Reinstatements = [] }).YearOf(losses).Recovery);
        Assert.Equal(1_000_000, (Layer with { Reinstatements = [0] }).YearOf(losses).Recovery);
        Assert.Equal(1_500_000, Layer.YearOf(losses).Recovery);
        Assert.Equal(0, (Layer with { Reinstatements = [] }).YearOf(losses).ReinstatementPremium);
    }

    [Fact]
    public void The_last_limit_is_not_reinstated()
    {
        ExcessOfLoss layer = Layer with { Premium = 100, Reinstatements = [1.0, 0.5] };
        Assert.Equal([100.0, 50.0, 0.0, 0.0], layer.YearOf(1e6, 1e6, 1e6, 1e6).ReinstatementPremiums.Select(premium => Math.Round(premium, 12)));
        Assert.Equal([500_000.0, 500_000, 500_000, 0], layer.YearOf(1e6, 1e6, 1e6, 1e6).Recoveries);
    }

    [Fact]
    public void Pro_rata_as_to_time_charges_what_is_left_of_the_period()
    {
        ExcessOfLoss layer = Layer with { Premium = 1000, Reinstatements = [1.0, 1.0], IsProRataTime = true };
        TreatyYear year = layer.YearOf([850_000, 350_000], [0.25, 0.5]);
        Assert.Equal(750, year.ReinstatementPremiums[0], 1e-9);
        Assert.Equal(100, year.ReinstatementPremiums[1], 1e-9); // 0.2 limits, half of the period
        Assert.Throws<InvalidOperationException>(() => layer.YearOf(850_000));
        Assert.Throws<InvalidOperationException>(() => layer.ReinstatementPremium);
        Assert.Throws<ArgumentOutOfRangeException>(() => layer.YearOf([850_000], [0.25, 0.5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => layer.YearOf([850_000, 1], [0.5, 0.25]));
    }

    [Fact]
    public void A_placed_share_is_a_share_of_recoveries_and_leaves_the_premium_as_given()
    {
        TreatyYear year = (Layer with { Share = 0.4, Premium = 1000, Reinstatements = [1.0] }).YearOf(1e6, 350_000);
        Assert.Equal([200_000.0, 40_000.0], year.Recoveries);
        Assert.Equal(1000, year.ReinstatementPremium, 1e-9);
    }

    [Fact]
    public void A_layer_follows_the_cover_below_it_down()
    {
        // cover below: 100 xs 0 with 150 a year. It pays 100, 50, 0; the layer 200 xs 100 pays what is above that
        ExcessOfLoss layer = new(200, attachment: 100) { UnderlyingAggregateLimit = 150 };
        Assert.True(layer.DropsDown);
        Assert.Equal([20.0, 40.0, 90.0, 200.0], layer.YearOf(120, 90, 90, 400).Recoveries);
        Assert.Equal([20.0, 0.0, 0.0, 200.0], (layer with { UnderlyingAggregateLimit = double.PositiveInfinity }).YearOf(120, 90, 90, 400).Recoveries);
        Assert.Equal([30.0, 60.0], (layer with { DroppedAttachment = 30, UnderlyingAggregateLimit = 0 }).YearOf(60, 90).Recoveries);
    }

    [Fact]
    public void The_cedants_result_is_what_comes_in_less_what_goes_out()
    {
        ExcessOfLoss layer = Layer with { Premium = 1000, Commission = 0.1, Reinstatements = [1.0], Clauses = [new ProfitCommission(0.2, 0.3)] };
        Assert.Equal(-1000 + 100 + (0.2 * 700), layer.Result.At(0), 1e-9);
        Assert.Equal(500_000 - 1000 + 100 - 1000, layer.Result.At(500_000), 1e-9);
    }

    [Fact]
    public void A_wrong_term_is_named()
    {
        Assert.Equal("Limit", Assert.Throws<ArgumentOutOfRangeException>(() => new ExcessOfLoss(0, 1)).ParamName);
        Assert.Equal("Attachment", Assert.Throws<ArgumentOutOfRangeException>(() => new ExcessOfLoss(1, -1)).ParamName);
        Assert.Equal("Reinstatements", Assert.Throws<ArgumentOutOfRangeException>(() => Layer with { Reinstatements = [-1] }).ParamName);
        Assert.Equal("losses", Assert.Throws<ArgumentOutOfRangeException>(() => Layer.YearOf(double.NaN)).ParamName);
        Assert.Throws<InvalidOperationException>(() => new ExcessOfLoss(double.PositiveInfinity, 1) { Reinstatements = [1] }.Recovery);
    }

    [Fact]
    public void A_year_without_loss_pays_nothing()
    {
        TreatyYear year = (Layer with { Premium = 5, Reinstatements = [1] }).YearOf();
        Assert.Equal((0.0, 0.0, 0.0), (year.Recovery, year.ReinstatementPremium, year.LimitsUsed));
        Assert.Empty(year.Recoveries);
    }

    [Fact]
    public void Quota_share_and_stop_loss_pay_in_order_too()
    {
        Assert.Equal([40.0, 20.0], new QuotaShare(0.4).YearOf(100, 50).Recoveries);
        Assert.Equal([0.0, 20.0, 10.0], new StopLoss(30, attachment: 80).YearOf(60, 40, 70).Recoveries);
        Assert.True(new StopLoss(30, attachment: 80).YearOf(60, 40, 70).IsExhausted);
    }
}
