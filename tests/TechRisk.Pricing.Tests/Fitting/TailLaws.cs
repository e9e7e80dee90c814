using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace TechRisk.Pricing.Tests.Fitting;

/// <summary>Laws of tail estimates on random samples.</summary>
public sealed class TailLaws
{
    private static double[] Amounts(int seed) =>
        Losses.Samples.Draw(new GeneralizedPareto(100, (Math.Abs((long)seed) % 17 - 4) / 10.0), 120, seed, "tail laws");

    [Property(MaxTest = 40)]
    public void A_change_of_currency_leaves_the_shape_and_multiplies_the_scale(int seed, PositiveInt factor)
    {
        double by = factor.Get / 7.0;
        OrderedLosses losses = new(Amounts(seed));
        OrderedLosses scaled = new([.. Amounts(seed).Select(x => x * by)]);
        double threshold = losses.Amounts[80];
        foreach (TailMethod method in Enum.GetValues<TailMethod>())
        {
            PeaksOverThreshold tail = losses.PeaksOver(threshold, method);
            PeaksOverThreshold other = scaled.PeaksOver(scaled.Amounts[80], method);
            Same(tail.Shape, other.Shape, 1, 1e-7);
            Same(tail.Scale, other.Scale, by, 1e-7);
            Same(tail.ValueAtRisk(0.99), other.ValueAtRisk(0.99), by, 1e-6);
        }

        Same(losses.HillIndex(40), scaled.HillIndex(40), 1, 1e-9);
        Same(losses.MomentIndex(40), scaled.MomentIndex(40), 1, 1e-8);
        Same(losses.PickandsIndex(25), scaled.PickandsIndex(25), 1, 1e-8);
        Same(losses.MeanOfOrderIndex(40, -1), scaled.MeanOfOrderIndex(40, -1), 1, 1e-9);
        Same(losses.BiasReducedHillIndex(40), scaled.BiasReducedHillIndex(40), 1, 1e-8);
        Same(losses.GeneralizedHillIndex(40), scaled.GeneralizedHillIndex(40), 1, 1e-8);
        Same(losses.MeanExcess(threshold), scaled.MeanExcess(scaled.Amounts[80]), by, 1e-9);
    }

    [Property(MaxTest = 40)]
    public void The_order_of_the_losses_is_irrelevant(int seed)
    {
        double[] amounts = Amounts(seed);
        double[] shuffled = [.. amounts.OrderBy(x => Math.Sin(1e6 * x))];
        Assert.Equal(new OrderedLosses(amounts), new OrderedLosses(shuffled));
        Assert.Equal(new OrderedLosses(amounts).PeaksOver(20).Shape, new OrderedLosses(shuffled).PeaksOver(20).Shape);
        ProductLimit one = Survival(amounts).ProductLimit();
        ProductLimit other = new ClaimHistory([.. Survival(amounts).Claims.OrderBy(claim => Math.Sin(1e6 * claim.From))]).ProductLimit();
        Assert.Equal(one.LimitedExpectedValue(50), other.LimitedExpectedValue(50));
        Assert.Equal(one.Survival(50), other.Survival(50));
    }

    [Property(MaxTest = 40)]
    public void Intervals_contain_their_value(int seed)
    {
        OrderedLosses losses = new(Amounts(seed));
        PeaksOverThreshold tail = losses.PeaksOver(losses.Amounts[60]);
        List<Estimate> estimates =
        [
            losses.HillIndex(30), losses.MomentIndex(30), losses.PickandsIndex(30), losses.WeissmanQuantile(30, 0.999), losses.MeanExcess(1),
            tail.Shape, tail.Scale, tail.ModifiedScale, tail.ExceedanceProbability, tail.ValueAtRisk(0.99), tail.TailValueAtRisk(0.99), tail.Survival(tail.Threshold + 10),
            tail.ReturnLevel(1000), new SuccessRecord(Math.Abs((long)seed) % 8, 7 + Math.Abs((long)seed) % 3).Rate, new SuccessRecord(1, 7).PosteriorMean(),
        ];
        ProductLimit survival = Survival(Amounts(seed)).ProductLimit();
        estimates.Add(survival.Survival(30));
        estimates.Add(survival.LimitedExpectedValue(50));
        estimates.Add(survival.IncreasedLimitFactor(50, 20));
        if (double.IsFinite(tail.Shape.StandardError))
        {
            estimates.Add(tail.ProfileShape());
            estimates.Add(tail.ProfileReturnLevel(1000));
        }

        Assert.All(estimates, estimate =>
        {
            Assert.False(double.IsNaN(estimate.Value) || double.IsNaN(estimate.StandardError) || double.IsNaN(estimate.Lower) || double.IsNaN(estimate.Upper));
            Assert.True(estimate.StandardError >= 0);
            Assert.InRange(estimate.Value, estimate.Lower, estimate.Upper);
        });
    }

    [Property(MaxTest = 40)]
    public void The_tail_inverts_itself(int seed, PositiveInt step)
    {
        OrderedLosses losses = new(Amounts(seed));
        PeaksOverThreshold tail = losses.PeaksOver(losses.Amounts[60]);
        double level = 1 - tail.ExceedanceProbability.Value / (1 + step.Get);
        Assert.Equal(1 - level, tail.Survival(tail.ValueAtRisk(level).Value).Value, 1e-9);
        Assert.True(tail.TailValueAtRisk(level).Value >= tail.ValueAtRisk(level).Value);
    }

    // every third claim is only known to be at least its amount
    private static ClaimHistory Survival(double[] amounts) =>
        new([.. amounts.Select((x, i) => i % 3 == 0 ? Claim.AtLeast(x / 2) : Claim.FromGroundUp(x))]);

    private static void Same(Estimate one, Estimate other, double factor, double relative)
    {
        double size = Math.Max(Math.Abs(one.Value), 0.1) * factor;
        Assert.Equal(one.Value * factor, other.Value, relative * size);
        if (double.IsFinite(one.StandardError))
        {
            Assert.Equal(one.StandardError * factor, other.StandardError, 1e-4 * one.StandardError * factor);
        }
        else
        {
            Assert.Equal(one.StandardError, other.StandardError);
        }
    }
}
