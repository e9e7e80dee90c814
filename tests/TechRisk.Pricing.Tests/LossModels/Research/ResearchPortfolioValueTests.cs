namespace TechRisk.Pricing.Tests.LossModels;

public sealed class ResearchPortfolioValueTests
{
    private static Stage[] Stages => [new("a", 0.63, 5) { Years = 1.5 }, new("b", 0.31, 20) { Years = 1.5 }, new("c", 0.58, 60) { Years = 1.5 }, new("d", 0.85, 5) { Years = 1.5 }];

    private static ValuedProject Drug(string name, long units) =>
        new(new ResearchProject(name, Industry.Biomedicine) { Stages = ValueList.Create(Stages), Units = units }, LogNormal.FromMeanAndSigma(800, 1), payoffYears: 7);

    private static ResearchPortfolioValue Mixed => new(
        Drug("drug", 5),
        new ValuedProject(new ResearchProject("chip", Industry.IntegratedCircuits) { Stages = [new("x", 0.4, 50), new("y", 0.9, 10) { Years = 1 }] }, new Gamma(2, 100), 1))
    {
        GateCorrelation = 0.3,
        DiscountRate = 0.05,
    };

    [Fact]
    public void Two_hundred_drugs_have_the_exact_mean_and_spread()
    {
        // mean in closed form; spread by mpmath quadrature of the pair probabilities over each gate's factor; mean again in a peer's truth, 3803.0305
        ResearchPortfolioValue portfolio = new(Drug("drug", 200)) { GateCorrelation = 0.2, DiscountRate = 0.08 };
        Assert.Equal(3803.030541049844, portfolio.ExpectedValue, 1e-11 * 3803);
        Assert.Equal(6157.278146794093, portfolio.StandardDeviation, 1e-10 * 6157);
        SampledValue value = portfolio.Simulate(50_000, seed: 3);
        Assert.Equal(portfolio.ExpectedValue, value.Mean.Value, 4.5 * value.Mean.StandardError);
        Assert.Equal(portfolio.StandardDeviation, value.StandardDeviation.Value, 4.5 * value.StandardDeviation.StandardError);
    }

    [Fact]
    public void Different_projects_simulate_to_their_moments()
    {
        foreach (double correlation in new[] { 0, 0.3, 1 })
        {
            ResearchPortfolioValue portfolio = Mixed with { GateCorrelation = correlation };
            SampledValue value = portfolio.Simulate(100_000, seed: 3);
            Assert.Equal(portfolio.ExpectedValue, value.Mean.Value, 4.5 * value.Mean.StandardError);
            Assert.Equal(portfolio.StandardDeviation, value.StandardDeviation.Value, 4.5 * value.StandardDeviation.StandardError);
        }
    }

    [Fact]
    public void A_value_may_be_negative_and_says_so()
    {
        SampledValue value = Mixed.Simulate(20_000, seed: 1);
        double[] sorted = [.. value.Values.ToArray().Order()];
        Assert.True(sorted[0] < 0);
        Assert.Equal(sorted.Count(x => x < 0) / 20_000.0, value.ProbabilityOfLoss.Value, 1e-12);
        Assert.Equal(sorted[..1000].Average(), value.WorstMean(0.05).Value, 1e-9 * Math.Abs(sorted[0]));
        Assert.Equal(sorted[^200..].Average(), value.TailValueAtRisk(0.99).Value, 1e-9 * sorted[^1]);
        Assert.Equal(sorted[999], value.Quantile(0.05).Value, 1e-12 * Math.Abs(sorted[0]));
        Assert.True(value.WorstMean(0.05).Value < value.Quantile(0.05).Value);
    }

    [Fact]
    public void A_project_added_moves_no_outcome_of_another_and_order_no_bit()
    {
        double[] one = new ResearchPortfolioValue(Drug("drug", 5)) { GateCorrelation = 0.3, DiscountRate = 0.05 }.Simulate(3_000, seed: 1).Values.ToArray();
        double[] two = (Mixed with { Projects = [Mixed.Projects[1]] }).Simulate(3_000, seed: 1).Values.ToArray();
        double[] both = Mixed.Simulate(3_000, seed: 1).Values.ToArray();
        Assert.All(Enumerable.Range(0, 3_000), i => Assert.Equal(one[i] + two[i], both[i], 1e-9));
        Assert.Equal(both, (Mixed with { Projects = Mixed.Projects.Reverse().ToValueList() }).Simulate(3_000, seed: 1).Values.ToArray());
        Assert.Equal(both[..1_001], Mixed.Simulate(1_001, seed: 1).Values.ToArray());
    }

    [Fact]
    public void Certain_projects_have_a_certain_value()
    {
        ResearchPortfolioValue sure = new(new ValuedProject(new ResearchProject("p", Industry.Other) { Stages = [new("a", 1, 10) { Years = 1 }, new("b", 1, 20)] }, new Discrete((100, 1)), 2)) { DiscountRate = 0.1, GateCorrelation = 0.5 };
        double expected = -10 - 20 / 1.1 + 100 / 1.21;
        Assert.Equal(expected, sure.ExpectedValue, 1e-12 * 100);
        Assert.Equal(0, sure.StandardDeviation, 1e-6);
        Assert.All(sure.Simulate(100, seed: 1).Values.ToArray(), value => Assert.Equal(expected, value, 1e-12 * 100));
        ResearchPortfolioValue hopeless = sure with { Projects = [sure.Projects[0] with { Project = sure.Projects[0].Project with { Stages = [new("a", 0, 10)] }, Payoff = new Pareto(0.5, 1) }] };
        Assert.Equal((-10, 0), (hopeless.ExpectedValue, hopeless.StandardDeviation));
        Assert.Equal(double.PositiveInfinity, (sure with { Projects = [sure.Projects[0] with { Payoff = new Pareto(0.5, 1) }] }).ExpectedValue);
    }

    [Fact]
    public void It_is_no_loss_model_and_wrong_portfolios_are_refused()
    {
        Assert.False(typeof(LossModel).IsAssignableFrom(typeof(ResearchPortfolioValue)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ResearchPortfolioValue());
        Assert.Throws<ArgumentOutOfRangeException>(() => new ResearchPortfolioValue(Drug("a", 1), Drug("a", 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Mixed with { GateCorrelation = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Mixed with { DiscountRate = -0.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Drug("a", 1) with { PayoffYears = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Drug("a", 1) with { Project = new ResearchProject("p", Industry.Other) { Stages = [new("a", 1, 1) { Overrun = new Exponential(1) }] } });
        Assert.Throws<ArgumentOutOfRangeException>(() => Mixed.Simulate(0));
    }
}
