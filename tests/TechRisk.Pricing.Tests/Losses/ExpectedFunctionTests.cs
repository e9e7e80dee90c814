namespace TechRisk.Pricing.Tests.Losses;

/// <summary>E[f(S)] of a sample: the mean of the rows' values with the error of that mean, not of its parts.</summary>
public class ExpectedFunctionTests
{
    private static readonly double[] Rows = [.. Enumerable.Range(1, 1000).Select(i => (double)i)];

    private static SampledLoss Loss(TailFacts? tail = null) => SampledLoss.FromYears(Rows, tail ?? TailFacts.BoundedBy(5_000));

    [Fact]
    public void A_layer_is_the_mean_of_the_layer_with_the_error_of_that_mean()
    {
        Estimate layer = Loss().Expected(LossFunction.Layer(300, 200));
        double[] recoveries = Array.ConvertAll(Rows, x => Math.Min(Math.Max(x - 200, 0), 300));
        Estimate mean = SampledLoss.FromYears(recoveries, TailFacts.BoundedBy(300)).Mean;
        Assert.Equal(mean.Value, layer.Value, 1e-10); // sums of 1,000 numbers up to 1,000
        Assert.Equal(mean.StandardError, layer.StandardError, 1e-10);
    }

    [Fact]
    public void A_function_and_its_parts_by_stop_loss_figures_are_one_number()
    {
        LossFunction function = LossFunction.FromPieces(7, (0, 2), (100, -1), (400, 0.5));
        SampledLoss loss = Loss();
        double byParts = 7 + (2 * loss.Mean.Value) - (3 * loss.StopLoss(100).Value) + (1.5 * loss.StopLoss(400).Value);
        Assert.Equal(byParts, loss.Expected(function).Value, 1e-10);
    }

    [Fact]
    public void Weights_count()
    {
        SampledLoss loss = SampledLoss.FromYears([1, 5], TailFacts.BoundedBy(10), weights: [3, 1]);
        Assert.Equal((0.75 * 1) + (0.25 * 3), loss.Expected(LossFunction.Layer(3)).Value, 1e-14);
    }

    [Fact]
    public void A_limited_function_of_a_loss_with_infinite_mean_is_finite()
    {
        SampledLoss loss = Loss(TailFacts.Unbounded(finiteMoments: 0.9, exponentialAbscissa: 0));
        Assert.True(double.IsFinite(loss.Expected(LossFunction.Layer(300, 200)).Value));
        Assert.True(double.IsFinite(loss.Expected(LossFunction.Layer(300, 200)).StandardError));
        Assert.Equal(double.PositiveInfinity, loss.Expected(LossFunction.Layer(double.PositiveInfinity, 200)).Value);
        Assert.Equal(double.NegativeInfinity, loss.Expected(LossFunction.Line(-1, 500)).Value);
    }

    [Fact]
    public void A_layer_that_no_row_reaches_is_bounded_by_the_rule_of_three()
    {
        Estimate layer = Loss().Expected(LossFunction.Layer(500, 2_000));
        Assert.Equal(0, layer.Value);
        Assert.Equal(0, layer.Lower);
        Assert.Equal((1 - Math.Pow(0.05, 0.001)) * 500, layer.Upper, 1e-9);
        Assert.Equal(double.PositiveInfinity, Loss(TailFacts.Unknown).Expected(LossFunction.Layer(double.PositiveInfinity, 2_000)).Upper);
        Assert.Equal(0, Loss().Expected(LossFunction.Layer(500, 6_000)).StandardError); // above the right end
    }

    [Fact]
    public void A_constant_has_no_error() => Assert.Equal(0, Loss().Expected(LossFunction.Constant(3)).StandardError);
}
