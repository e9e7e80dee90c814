using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace TechRisk.Pricing.Tests.LossModels;

public sealed class ResearchBehaviourTests
{
    [Property(QuietOnSuccess = true)]
    public Property More_insurance_means_less_effort_and_a_larger_loading() => Prop.ForAll(Gen.Choose(0, 99).Two().ToArbitrary(), pair =>
    {
        MoralHazard team = new(0.2, 0.5, 100, 60 + pair.Item2, 150);
        double less = pair.Item1 / 100.0;
        double more = less + 0.01;
        return team.Effort(more) <= team.Effort(less) && team.Loading(more) >= team.Loading(less) - 1e-15 && team.Effort(less) is >= 0 and <= 1
            && Math.Abs(team.ExpectedInsuredLoss(less) - (1 + team.Loading(less)) * team.NaiveExpectedInsuredLoss(less)) <= 1e-12 * 200;
    });

    [Fact]
    public void Effort_is_never_above_one()
    {
        MoralHazard rich = new(0.2, 0.8, 1e6, 10, 1);
        Assert.Equal((1, 1, 0), (rich.Effort(1), rich.SuccessProbability(1), rich.Loading(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => rich with { BaseSuccess = 0.3 });
        Assert.Throws<ArgumentOutOfRangeException>(() => rich with { EffortCost = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => rich.Effort(1.1));
    }

    [Fact]
    public void A_hazard_loading_is_linear_for_rare_failure_and_none_for_certain_failure()
    {
        Assert.Equal(0.4, MoralHazard.HazardLoading(0.5, 0.8, 0));
        Assert.Equal(0.4, MoralHazard.HazardLoading(0.5, 0.8, 1e-12), 1e-11);
        Assert.Equal(0, MoralHazard.HazardLoading(0.5, 0.8, 1));
        Assert.Equal((1 - Math.Pow(0.7, 1.4)) / 0.3 - 1, MoralHazard.HazardLoading(0.5, 0.8, 0.3), 1e-14);
    }

    [Fact]
    public void A_market_of_firms_neutral_to_risk_unravels()
    {
        // theta = 1: whoever buys is at least as bad as the rate, so that the rate rises to the largest f
        AdverseSelection market = new(new Beta(4, 6), 1, 80);
        Assert.True(market.Unravels);
        Assert.Equal((0, 1, 1), (market.TakeUp, market.EquilibriumRate, market.Threshold));
        Assert.Equal(1.5, market.SelectionLoad, 1e-12);
    }

    [Fact]
    public void Firms_that_pay_anything_all_buy_at_the_pooled_rate()
    {
        AdverseSelection market = new(new Pert(0.2, 0.3, 0.4), 10, 80);
        Assert.Equal((market.PooledRate, 1), (market.EquilibriumRate, market.TakeUp));
        AdverseSelection one = new(new Discrete((0.4, 1)), 1, 80);
        Assert.Equal((0.4, 1), (one.EquilibriumRate, one.TakeUp));
        Assert.False(one.Unravels);
    }

    [Property(QuietOnSuccess = true)]
    public Property The_rate_breaks_even_on_those_who_buy() => Prop.ForAll(Gen.Choose(5, 60).Three().ToArbitrary(), x =>
    {
        AdverseSelection market = new(new Beta(x.Item1 / 10.0, x.Item2 / 10.0), 1 + x.Item3 / 30.0, 1);
        if (market.Unravels)
        {
            return true;
        }

        double from = market.Threshold;
        Severity law = market.FailureProbability;
        double buyers = from + (law.Mean - law.LimitedExpectedValue(from)) / law.Survival(from);
        return Math.Abs(buyers - market.EquilibriumRate) <= 1e-9 && market.SelectionLoad >= -1e-12 && market.TakeUp is > 0 and <= 1;
    });

    [Fact]
    public void Wrong_markets_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdverseSelection(new Exponential(1), 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdverseSelection(new Beta(1, 1), 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdverseSelection(new Beta(1, 1), 1, 0));
        Assert.Throws<ArgumentNullException>(() => new AdverseSelection(null!, 1, 1));
    }
}
