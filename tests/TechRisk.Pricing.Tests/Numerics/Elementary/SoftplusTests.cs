using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Numerics.Elementary;

public class SoftplusTests
{
    [Fact]
    public void It_matches_a_program_of_50_digits()
    {
        // mpmath 1.3.0, log(1 + exp(x)) with 50 digits at the doubles shown, all normal numbers
        (double X, double Value)[] table =
        [
            (-700.0, 9.85967654375977086e-305), (-50.0, 1.92874984796391778e-22), (-36.9, 9.43047607852680737e-17), (-20.0, 2.0611536203143807e-9), (-5.5,
            0.00407844327057072089), (-1.0, 0.313261687518222834), (-0.3, 0.554355244468527124), (-1e-09, 0.69314718005994531), (0.125, 0.757599035317169066),
            (0.7, 1.10318604888545786), (3.0, 3.04858735157374206), (11.0, 11.0000167015613184), (37.5, 37.5000000000000001), (900.0, 900.0),
        ];
        foreach ((double x, double value) in table)
        {
            Assert.True(Math.Abs(Softplus.Of(x) - value) <= 8.9e-16 * value, $"{x}: {Softplus.Of(x):R} against {value:R}");
        }
    }

    [Fact]
    public void It_has_its_limits_and_the_same_bits_at_every_width()
    {
        Assert.Equal(1e300, Softplus.Of(1e300));
        Assert.Equal(double.PositiveInfinity, Softplus.Of(double.PositiveInfinity));
        Assert.Equal(0, Softplus.Of(double.NegativeInfinity));
        Assert.Equal(Math.Log(2), Softplus.Of(0), 1e-16);
        Assert.Equal(0.5, Softplus.Slope(0));
        Assert.Equal(Math.Exp(-600), Softplus.Slope(-600), 1e-15 * Math.Exp(-600));
        Random random = new(20261124);
        double[] x = [.. Enumerable.Range(0, 1003).Select(_ => 80 * (random.NextDouble() - 0.5))];
        double[] y = new double[x.Length];
        LaneLoop.Map(x, y, default(Map));
        Assert.Equal(x.Select(Softplus.Of), y);
        LaneLoop.Map(x, y, default(AbsoluteMap));
        Assert.Equal(x.Select(Softplus.Of), y);
        Assert.Equal(0, Softplus.Absolute(new Lane1(-1e5)).Value, 1e-300);
        Assert.Equal(1e5, Softplus.Absolute(new Lane1(1e5)).Value);
    }

    private readonly struct Map : IMap
    {
        public V Apply<V>(V x)
            where V : struct, ILane<V> => Softplus.Apply(x);
    }

    private readonly struct AbsoluteMap : IMap
    {
        public V Apply<V>(V x)
            where V : struct, ILane<V> => Softplus.Absolute(x);
    }
}
