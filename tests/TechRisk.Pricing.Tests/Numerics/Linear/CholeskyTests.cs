using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Numerics;

public class CholeskyTests
{
    // factor by hand: L = [[2, 0, 0], [6, 1, 0], [-8, 5, 3]] (a textbook matrix with whole entries)
    [Fact]
    public void A_matrix_of_whole_numbers_has_its_whole_factor()
    {
        double[] lower = new double[9];
        Assert.True(Cholesky.TryFactor([4, 12, -16, 12, 37, -43, -16, -43, 98], 3, lower, out int pivot));
        Assert.Equal(-1, pivot);
        Assert.Equal([2, 0, 0, 6, 1, 0, -8, 5, 3], lower);
        double[] z = [1, 2, 3];
        Cholesky.Apply(lower, 3, z, z);
        Assert.Equal([2, 8, 11], z);
        double[] b = [4 + 24 - 48, 12 + 74 - 129, -16 - 86 + 294];
        Cholesky.Solve(lower, 3, b);
        Assert.Equal([1, 2, 3], b.Select(v => Math.Round(v, 10)));
    }

    [Fact]
    public void The_row_that_breaks_positive_definiteness_is_named()
    {
        double[] lower = new double[9];
        Assert.False(Cholesky.TryFactor([1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1], 3, lower, out int pivot));
        Assert.Equal(2, pivot);
        Assert.False(Cholesky.TryFactor([1, 1, 1, 1], 2, lower, out pivot));
        Assert.Equal(1, pivot);
        Assert.Throws<ArgumentOutOfRangeException>(() => Cholesky.TryFactor([1, 1], 2, new double[4], out _));
    }
}
