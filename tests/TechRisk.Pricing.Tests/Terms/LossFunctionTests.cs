using FsCheck;
using FsCheck.Xunit;

namespace TechRisk.Pricing.Tests.Terms;

/// <summary>Piecewise linear functions of a loss: values at the corners, and the laws of their arithmetic.</summary>
public class LossFunctionTests
{
    private static readonly double[] Losses = [0, 0.5, 1, 2, 3, 7, 10, 11, 24, 100, 1e6];

    /// <summary>A function of up to 5 pieces with whole starts and slopes in eighths, so that its values are exact.</summary>
    private static LossFunction Some(int seed, int lowestSlope = -12)
    {
        var random = new Dice(seed);
        double start = 0;
        var pieces = new (double, double)[1 + random.Next(5)];
        for (int i = 0; i < pieces.Length; i++)
        {
            pieces[i] = (start, (lowestSlope + random.Next(24)) / 8.0);
            start += 1 + random.Next(12);
        }

        return LossFunction.FromPieces(random.Next(20), pieces);
    }

    [Fact]
    public void A_layer_pays_between_its_ends()
    {
        LossFunction layer = LossFunction.Layer(30, attachment: 15);
        double[] losses = [0, 10, 20, 30, 40, 50, 60, double.PositiveInfinity];
        Assert.Equal([0, 0, 5, 15, 25, 30, 30, 30], losses.Select(layer.At));
        Assert.True(layer.IsNondecreasing);
        Assert.Equal((0.0, 30.0), (layer.Minimum, layer.Maximum));
    }

    [Fact]
    public void Equality_is_that_of_the_pieces()
    {
        Assert.Equal(LossFunction.Line(1), LossFunction.Layer(double.PositiveInfinity));
        Assert.Equal(LossFunction.Layer(5).Plus(LossFunction.Layer(double.PositiveInfinity, 5)), LossFunction.Line(1));
        Assert.Equal(LossFunction.FromPieces(0, (0, 1), (3, 1), (5, 0)), LossFunction.Layer(5));
        Assert.NotEqual(LossFunction.Layer(5), LossFunction.Layer(6));
    }

    [Fact]
    public void An_unbounded_piece_reaches_infinity_and_never_NaN()
    {
        Assert.Equal(double.PositiveInfinity, LossFunction.Layer(double.PositiveInfinity, 3).At(double.PositiveInfinity));
        Assert.Equal(double.NegativeInfinity, LossFunction.Line(-2, 8).Minimum);
        Assert.Equal(4, LossFunction.Constant(4).At(double.PositiveInfinity));
    }

    [Fact]
    public void A_wrong_value_is_named()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LossFunction.Layer(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LossFunction.Layer(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LossFunction.FromPieces(0, (2, 1), (1, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => LossFunction.FromPieces(0, (double.NaN, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => LossFunction.Line(double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => LossFunction.Line(1).At(-1));
        Assert.Throws<InvalidOperationException>(() => LossFunction.Line(1, -1).Then(LossFunction.Layer(2)));
    }

    [Property(MaxTest = 200)]
    public void Arithmetic_is_that_of_the_values(int first, int second, PositiveInt factor)
    {
        (LossFunction f, LossFunction g) = (Some(first), Some(second));
        foreach (double x in Losses)
        {
            Assert.Equal(f.At(x) + g.At(x), f.Plus(g).At(x));
            Assert.Equal(f.At(x) - g.At(x), f.Minus(g).At(x));
            Assert.Equal(factor.Get * f.At(x), f.Times(factor.Get).At(x));
            Assert.Equal(f.At(x) + factor.Get, f.Plus(factor.Get).At(x));
        }

        Assert.Equal(f, f.Plus(g).Minus(g));
    }

    [Property(MaxTest = 300)]
    public void One_function_after_another_gives_the_value_of_the_value(int first, int second)
    {
        LossFunction f = Some(first);
        if (f.Minimum < 0)
        {
            f = Some(first, lowestSlope: 0);
        }

        LossFunction g = Some(second);
        LossFunction both = f.Then(g);
        foreach (double x in Losses)
        {
            double expected = g.At(f.At(x));
            Assert.Equal(expected, both.At(x), 1e-13 * (1 + (100 * x))); // a crossing is a quotient: one rounding, times slopes up to 9
        }
    }

    [Property(MaxTest = 100)]
    public void Slope_changes_from_the_left_and_from_the_right_give_the_function(int seed)
    {
        LossFunction f = Some(seed);
        foreach (double x in Losses)
        {
            double fromLeft = f.AtZero + (f.FirstSlope * x) + f.Kinks.Sum(kink => kink.SlopeChange * Math.Max(x - kink.Loss, 0));
            double fromRight = f.LastIntercept + (f.LastSlope * x) + f.Kinks.Sum(kink => kink.SlopeChange * Math.Max(kink.Loss - x, 0));
            Assert.Equal(f.At(x), fromLeft);
            Assert.Equal(f.At(x), fromRight);
        }
    }

    [Property(MaxTest = 100)]
    public void The_extremes_are_reached_and_never_passed(int seed)
    {
        LossFunction f = Some(seed);
        double[] values = [.. Losses.Select(f.At), f.At(double.PositiveInfinity), .. f.Kinks.Select(kink => f.At(kink.Loss))];
        Assert.Equal(f.Minimum, values.Min());
        Assert.Equal(f.Maximum, values.Max());
    }
}
