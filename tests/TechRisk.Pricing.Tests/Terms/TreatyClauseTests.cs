namespace TechRisk.Pricing.Tests.Terms;

/// <summary>Clauses by hand: what they pay and return at chosen loss ratios.</summary>
public class TreatyClauseTests
{
    [Fact]
    public void A_corridor_leaves_its_share_with_the_cedant()
    {
        LossCorridor corridor = new(350, 700) { CedantShare = 0.5 };
        double[] losses = [0, 350, 500, 700, 1000];
        Assert.Equal([0, 350, 425, 525, 825], losses.Select(corridor.PaidOfCeded(0).At));
        Assert.Equal([0, 0, 75, 175, 175], losses.Select(corridor.Retained.At));
        Assert.Equal(new LossCorridor(80, 95), LossCorridor.FromLossRatios(0.80, 0.95, premium: 100));
    }

    [Fact]
    public void A_corridor_is_consumed_in_order_of_loss() =>
        Assert.Equal([100.0, 0.0, 50.0], (new QuotaShare(1) { Clauses = [new LossCorridor(100, 200)] }).YearOf(100, 100, 50).Recoveries);

    [Fact]
    public void A_cap_is_a_multiple_of_the_premium()
    {
        QuotaShare treaty = new(0.5) { Premium = 100, Clauses = [new LossRatioCap(1.5)] };
        Assert.Equal([100.0, 50.0, 0.0], treaty.YearOf(200, 200, 200).Recoveries);
        Assert.Throws<ArgumentOutOfRangeException>(() => (treaty with { Premium = 0 }).Recovery);
    }

    [Fact]
    public void Clauses_act_in_the_order_of_their_list()
    {
        QuotaShare treaty = new(1) { Premium = 100, Clauses = [new LossCorridor(100, 150), new LossRatioCap(1.2)] };
        Assert.Equal(120, treaty.Recovery.At(1000)); // the cap counts what the corridor leaves
        Assert.Equal(100, (treaty with { Clauses = [new LossRatioCap(1.2), new LossCorridor(100, 150)] }).Recovery.At(1000));
    }

    [Fact]
    public void A_commission_slides_between_its_points()
    {
        // 30 % up to a loss ratio of 50 %, one for one to 25 % at 55 %, one for two to 20 % at 65 %
        SlidingScaleCommission scale = new([(0.50, 0.30), (0.55, 0.25), (0.65, 0.20)]);
        foreach ((double ratio, double rate) in new[] { (0, 0.30), (0.5, 0.30), (0.52, 0.28), (0.55, 0.25), (0.60, 0.225), (0.65, 0.20), (2, 0.20) })
        {
            Assert.Equal(rate, scale.Rate.At(ratio), 1e-15 * 8);
            Assert.Equal(rate * 200, scale.ReturnedOfCeded(200).At(ratio * 200), 1e-12);
        }

        SlidingScaleCommission slide = SlidingScaleCommission.FromSlide(minimum: 0.20, maximum: 0.30, lossRatioAtMinimum: 0.65, slide: 0.5);
        Assert.Equal([(0.45, 0.30), (0.65, 0.20)], slide.Scale.Select(point => (Math.Round(point.LossRatio, 12), point.Commission)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SlidingScaleCommission([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SlidingScaleCommission([(0.5, 0.3), (0.5, 0.2)]));
    }

    [Fact]
    public void A_profit_commission_is_a_share_of_what_is_left()
    {
        ProfitCommission commission = new(share: 0.25, expenses: 0.20);
        Assert.Equal([0.2, 0.1, 0.0, 0.0], new[] { 0, 0.4, 0.8, 3 }.Select(ratio => Math.Round(commission.ReturnedOfCeded(1).At(ratio), 12)));
        ProfitCommission after = commission with { DeficitBroughtForward = 30 };
        Assert.Equal(0.25 * (80 - 30 - 10), after.ReturnedOfCeded(100).At(10), 1e-12);
        Assert.Equal([0.0, 0.0, 50.0], new[] { 0.0, 50, 100 }.Select(after.DeficitAfter(100).At));
        Assert.Equal([20.0, 30.0], new[] { 0.0, 10 }.Select((commission with { DeficitBroughtForward = 100 }).DeficitAfter(100).At));
        Assert.Equal(LossFunction.Constant(0), (commission with { DeficitBroughtForward = 100 }).ReturnedOfCeded(100));
    }

    [Fact]
    public void A_swing_rate_moves_between_its_ends()
    {
        SwingRating swing = new(minimum: 0.10, maximum: 0.25, load: 1.25);
        Assert.Equal([0.10, 0.10, 0.15, 0.25, 0.25], new[] { 0, 0.08, 0.12, 0.2, 1 }.Select(rate => Math.Round(swing.FinalPremium.At(rate), 12)));
        Assert.Equal(0.18 - 0.25, swing.ReturnedOfCeded(0.18).At(1), 1e-15);
        SwingRating withBasic = swing with { Basic = 0.05 };
        Assert.Equal([0.10, 0.15, 0.25], new[] { 0.04, 0.08, 0.16 }.Select(rate => Math.Round(withBasic.FinalPremium.At(rate), 12)));
        Assert.Equal(0.25, (swing with { Basic = 0.4 }).FinalPremium.At(0));
    }
}
