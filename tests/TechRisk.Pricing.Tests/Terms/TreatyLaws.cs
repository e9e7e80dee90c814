using FsCheck;
using FsCheck.Xunit;

namespace TechRisk.Pricing.Tests.Terms;

/// <summary>
/// Laws of treaties on random years. Losses, limits and prices are whole or in eighths, so that sums are exact and equalities have no tolerance
/// but where a share or a quotient rounds: 1e-9 on amounts up to a thousand.
/// </summary>
public class TreatyLaws
{
    private static ExcessOfLoss Layer(Dice dice) => new(1 << (3 + dice.Next(4)), attachment: dice.Next(40))
    {
        Premium = 64,
        AggregateDeductible = dice.Next(3) * dice.Next(30),
        AggregateLimit = dice.Next(3) == 0 ? 100 + dice.Next(100) : double.PositiveInfinity,
        Reinstatements = dice.Next(4) == 0 ? null : Enumerable.Range(0, dice.Next(4)).Select(_ => dice.Next(9) / 8.0).ToValueList(),
    };

    private static double[] Year(Dice dice) => [.. Enumerable.Range(0, dice.Next(12)).Select(_ => (double)dice.Next(120))];

    [Property(MaxTest = 300)]
    public void The_recoveries_of_a_year_are_the_function_of_its_sum(int seed)
    {
        Dice dice = new(seed);
        ExcessOfLoss layer = Layer(dice);
        double[] losses = Year(dice);
        TreatyYear year = layer.YearOf(losses);
        double sum = losses.Sum(layer.CededOfLoss);
        Assert.Equal(layer.Recovery.At(sum), year.Recoveries.Sum());
        Assert.Equal(layer.Recovery.At(sum), year.Recovery);
        Assert.Equal(layer.ReinstatementPremium.At(sum), year.ReinstatementPremiums.Sum(), 1e-9);
        Assert.Equal(Math.Min(Math.Max(sum - layer.AggregateDeductible, 0), layer.Capacity) / layer.Limit, year.LimitsUsed);
    }

    [Property(MaxTest = 300)]
    public void The_order_of_losses_moves_recoveries_between_losses_and_never_their_sum(int seed)
    {
        Dice dice = new(seed);
        ExcessOfLoss layer = Layer(dice);
        double[] losses = Year(dice);
        TreatyYear forward = layer.YearOf(losses);
        TreatyYear backward = layer.YearOf([.. losses.Reverse()]);
        Assert.Equal(forward.Recovery, backward.Recovery);
        Assert.Equal(forward.ReinstatementPremium, backward.ReinstatementPremium, 1e-9);
    }

    [Property(MaxTest = 300)]
    public void No_loss_recovers_more_than_its_part_of_the_layer(int seed)
    {
        Dice dice = new(seed);
        ExcessOfLoss layer = Layer(dice);
        double[] losses = Year(dice);
        TreatyYear year = layer.YearOf(losses);
        for (int i = 0; i < losses.Length; i++)
        {
            Assert.InRange(year.Recoveries[i], 0, layer.CededOfLoss(losses[i]));
            Assert.True(year.ReinstatementPremiums[i] >= -1e-9);
        }

        Assert.True(year.Recovery <= layer.Capacity);
    }

    [Property(MaxTest = 200)]
    public void A_further_loss_never_lowers_recovery_or_reinstatement_premium(int seed)
    {
        Dice dice = new(seed);
        ExcessOfLoss layer = Layer(dice);
        double[] losses = Year(dice);
        TreatyYear before = layer.YearOf(losses);
        TreatyYear after = layer.YearOf([.. losses, dice.Next(200)]);
        Assert.True(after.Recovery >= before.Recovery);
        Assert.True(after.ReinstatementPremium >= before.ReinstatementPremium - 1e-9);
        Assert.True(layer.Recovery.IsNondecreasing && layer.ReinstatementPremium.IsNondecreasing);
    }

    [Property(MaxTest = 200)]
    public void Corridor_and_net_are_gross(int seed)
    {
        Dice dice = new(seed);
        ExcessOfLoss layer = Layer(dice);
        double from = dice.Next(60);
        LossCorridor corridor = new(from, from + 1 + dice.Next(60)) { CedantShare = dice.Next(9) / 8.0 };
        LossFunction net = (layer with { Clauses = [corridor] }).Recovery;
        for (int sum = 0; sum < 400; sum += 7)
        {
            double gross = layer.Recovery.At(sum);
            Assert.Equal(gross, net.At(sum) + corridor.Retained.At(gross), 1e-9);
        }
    }

    [Property(MaxTest = 200)]
    public void Layers_of_a_tower_add_up_to_the_tower(int seed)
    {
        Dice dice = new(seed);
        double[] heights = [1 + dice.Next(20), 1 + dice.Next(20), 1 + dice.Next(20)];
        double[] losses = Year(dice);
        double bottom = dice.Next(20);
        double sum = 0;
        double attachment = bottom;
        foreach (double height in heights)
        {
            sum += new ExcessOfLoss(height, attachment).YearOf(losses).Recovery;
            attachment += height;
        }

        Assert.Equal(new ExcessOfLoss(heights.Sum(), bottom).YearOf(losses).Recovery, sum);
    }

    [Property(MaxTest = 200)]
    public void A_layer_that_drops_and_its_cover_below_pay_all_that_exceeds_the_lower_attachment(int seed)
    {
        Dice dice = new(seed);
        double[] losses = Year(dice);
        ExcessOfLoss layer = new(double.PositiveInfinity, attachment: 40) { DroppedAttachment = dice.Next(40), UnderlyingAggregateLimit = dice.Next(150) };
        double below = losses.Sum(loss => Math.Min(Math.Max(loss - layer.DroppedAttachment, 0), layer.Attachment - layer.DroppedAttachment));
        double all = losses.Sum(loss => Math.Max(loss - layer.DroppedAttachment, 0));
        Assert.Equal(all - Math.Min(below, layer.UnderlyingAggregateLimit), layer.YearOf(losses).Recovery);
    }

    [Property(MaxTest = 200)]
    public void Result_is_recovery_and_returns_less_premiums(int seed)
    {
        Dice dice = new(seed);
        ExcessOfLoss layer = Layer(dice) with { Commission = 0.125, Clauses = [new LossCorridor(20, 50), new ProfitCommission(0.25, 0.5), SlidingScaleCommission.FromSlide(0.125, 0.25, 1, 0.5)] };
        double[] losses = Year(dice);
        TreatyYear year = layer.YearOf(losses);
        double sum = losses.Sum(layer.CededOfLoss);
        Assert.Equal(year.Recovery + year.Returned - year.ReinstatementPremium - 64 + 8, layer.Result.At(sum), 1e-9);
    }
}
