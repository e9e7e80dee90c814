namespace TechRisk.Pricing.Tests.Fitting;

/// <summary>The automatic choice of a threshold: found where the tail begins, reproducible, honest where there is no tail.</summary>
public class ThresholdChoiceTests
{
    // uniform up to 100, from there on a heavy tail that holds a fifth of the losses: no tail law below 100
    private static readonly OrderedLosses Bent = new(Losses.Samples.Draw(new Spliced(new Pert(0, 95, 130), 100, new GeneralizedPareto(60, 0.4), 0.2), 1500, 21));

    private static readonly ThresholdSearch Quick = new() { Replications = 49, Candidates = 12 };

    [Fact]
    public void Ordered_tests_find_where_the_tail_begins()
    {
        ThresholdChoice choice = Bent.ChooseThreshold(Quick);
        Assert.InRange(choice.Threshold.Value, 90, 250);
        Assert.InRange(choice.Threshold.Value, choice.Threshold.Lower, choice.Threshold.Upper);
        Assert.InRange(choice.Shape.Value, 0.4 - 4 * choice.Shape.StandardError, 0.4 + 4 * choice.Shape.StandardError);
        Assert.True(choice.Shape.StandardError > 0.5 * choice.Tail.Shape.StandardError);
        Assert.All(choice.Candidates, candidate => Assert.InRange(candidate.PValue!.Value.Value, 0, 1));
        Assert.True(choice.Candidates[0].PValue!.Value.Value < 0.05);
    }

    [Fact]
    public void The_smallest_distance_finds_where_a_pareto_law_begins()
    {
        OrderedLosses losses = new(Losses.Samples.Draw(new Spliced(new Pert(0, 95, 130), 100, new Lomax(2, 100), 0.3), 2000, 5));
        ThresholdChoice choice = losses.ChooseThreshold(Quick with { Rule = ThresholdRule.SmallestDistance });
        Assert.InRange(choice.Threshold.Value, 85, 300);
        Assert.All(choice.Candidates, candidate => Assert.Null(candidate.PValue));
        Assert.True(choice.Threshold.StandardError > 0);
    }

    [Fact]
    public void The_same_seed_gives_the_same_choice_and_another_seed_other_samples()
    {
        ThresholdChoice choice = Bent.ChooseThreshold(Quick);
        ThresholdChoice again = Bent.ChooseThreshold(Quick);
        Assert.Equal(choice.Threshold, again.Threshold);
        Assert.Equal(choice.Shape, again.Shape);
        Assert.Equal(choice.Candidates, again.Candidates);
        Assert.NotEqual(choice.Shape, Bent.ChooseThreshold(Quick with { Seed = 2 }).Shape);
    }

    [Fact]
    public void Where_no_candidate_holds_the_finding_says_so()
    {
        // two clusters with nothing between them, and one candidate, just below the upper one
        OrderedLosses losses = new([.. Enumerable.Range(0, 600).Select(i => i % 2 == 0 ? 100 + i / 600.0 : 200 + i / 600.0)]);
        ThresholdChoice choice = losses.ChooseThreshold(Quick with { FewestExceedances = 300 });
        Assert.Single(choice.Candidates);
        Assert.Contains(choice.Findings, finding => finding.Code == "threshold.none-accepted");
    }

    [Fact]
    public void The_p_value_of_a_true_law_is_uniform()
    {
        // 40 samples of the law itself: the smallest candidate's p-values have mean 1/2, error 0.29 / sqrt(40)
        double sum = 0;
        for (int i = 0; i < 40; i++)
        {
            OrderedLosses losses = new(Losses.Samples.Draw(new GeneralizedPareto(1, 0.5), 200, 100 + i));
            sum += losses.ChooseThreshold(Quick with { Candidates = 2, Seed = i }).Candidates[0].PValue!.Value.Value / 40;
        }

        Assert.InRange(sum, 0.5 - 4 * 0.29 / Math.Sqrt(40), 0.5 + 4 * 0.29 / Math.Sqrt(40));
    }

    [Fact]
    public void Forward_stop_rejects_up_to_the_last_mean_below_the_level()
    {
        Assert.Equal(0, ThresholdScan.ForwardStop([0.3, 0.6, 0.9], 0.05));
        Assert.Equal(2, ThresholdScan.ForwardStop([0.01, 0.04, 0.6], 0.05));
        Assert.Equal(3, ThresholdScan.ForwardStop([0.001, 0.1, 0.01, 0.9], 0.05));
        Assert.Equal(2, ThresholdScan.ForwardStop([0.001, 0.002], 0.05));
    }

    [Fact]
    public void Too_few_losses_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new OrderedLosses([.. Enumerable.Range(1, 40).Select(i => (double)i)]).ChooseThreshold());
}
