using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Numerics;

public class RootTests
{
    // roots known in closed form, or from mpmath 1.3 findroot at 30 digits; tolerance: that asked for plus 4 units
    [Fact]
    public void Roots_are_found_to_the_tolerance()
    {
        Assert.Equal(Math.Sqrt(2), RootFinder.Find(x => (x * x) - 2, 0, 2, 0), 1e-15);
        Assert.Equal(0.7390851332151607, RootFinder.Find(x => Math.Cos(x) - x, 0, 1, 0), 1e-15);
        Assert.Equal(1e-8, RootFinder.Find(x => (x * x * x) - 1e-24, -1, 3, 1e-20), 1e-16);
        Assert.Equal(0.25, RootFinder.Find(x => x < 0.25 ? -1 : 1, 0, 1, 0), 1e-15);
        Assert.Equal(3.0, RootFinder.Find(x => 3 - x, 3, 10, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => RootFinder.Find(x => 1 + (x * x), -1, 1, 0));
    }

    [Theory]
    [InlineData(1e-200)]
    [InlineData(0.3)]
    [InlineData(1e200)]
    public void A_positive_root_is_found_from_any_start(double start) =>
        Assert.Equal(1, RootFinder.FindPositive(x => x - 7e5, start, 1e-15) / 7e5, 1e-14);

    [Theory]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(-3, 1e300)]
    [InlineData(0, 1)]
    public void The_first_double_that_satisfies_a_condition_is_exact(double low, double high)
    {
        double third = 1.0 / 3;
        Assert.Equal(third, MonotoneInversion.Smallest(x => x >= third, low, high));
        Assert.Equal(low, MonotoneInversion.Smallest(_ => true, low, high));
        Assert.Equal(high, MonotoneInversion.Smallest(x => x >= high, low, high));
        Assert.Equal(double.Epsilon, MonotoneInversion.Smallest(x => x > 0, low, high));
    }
}
