namespace TechRisk.Pricing.Tests.Aggregation;

/// <summary>Approximations by moments against scipy 1.10 (quantiles of the normal and gamma laws, tail means by quadrature).</summary>
public class MomentApproximationTests
{
    private const double Level = 0.995;
    private const double Mean = 100;
    private const double Deviation = 10;

    public static TheoryData<MomentApproximation, double, double> Cases => new()
    {
        { new NormalApproximation(Mean, Deviation), 2.5758293035489004, double.NaN },
        { new NormalPowerApproximation(Mean, Deviation, 0.8), 3.327148850351729, 3.8851707336640375 },
        { new ShiftedGammaApproximation(Mean, Deviation, 0.8), 3.3124313431445467, 3.8890108972250435 },
        { new CornishFisherApproximation(Mean, Deviation, 0.8, 1.2), 3.416597830892692, 4.069142544866604 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Quantile_and_tail_value_match(MomentApproximation law, double quantile, double tail)
    {
        Assert.Equal(Mean + (Deviation * quantile), law.Quantile(Level).Value, 1e-9);
        if (!double.IsNaN(tail))
        {
            Assert.Equal(Mean + (Deviation * tail), law.TailValueAtRisk(Level).Value, 1e-8);
        }

        Assert.Equal(1 - Level, law.ExceedanceProbability(law.Quantile(Level).Value).Value, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_figure_says_that_its_error_is_not_known(MomentApproximation law, double quantile, double tail)
    {
        Assert.False(double.IsNaN(quantile) && double.IsNaN(tail));
        foreach (Estimate figure in new[] { law.Quantile(Level), law.TailValueAtRisk(Level), law.ExceedanceProbability(110) })
        {
            Assert.Equal(EstimateKind.Approximated, figure.Kind);
            Assert.Equal(double.PositiveInfinity, figure.StandardError);
            Assert.EndsWith("(approximation, error not known)", figure.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Probabilities_match_scipy()
    {
        Assert.Equal(0.03959831599553638, new ShiftedGammaApproximation(Mean, Deviation, 0.8).ExceedanceProbability(120).Value, 1e-12);
        Assert.Equal(0.04155422898835705, new NormalPowerApproximation(Mean, Deviation, 0.8).ExceedanceProbability(120).Value, 1e-12);
        Assert.Equal(1, new ShiftedGammaApproximation(Mean, Deviation, 0.8).ExceedanceProbability(-1000).Value);
        Assert.Equal(1, new NormalPowerApproximation(Mean, Deviation, 3).ExceedanceProbability(-1000).Value);
    }

    [Fact]
    public void Without_skewness_all_are_the_normal_law()
    {
        double normal = new NormalApproximation(Mean, Deviation).Quantile(Level).Value;
        Assert.Equal(normal, new NormalPowerApproximation(Mean, Deviation, 0).Quantile(Level).Value, 1e-12);
        Assert.Equal(normal, new CornishFisherApproximation(Mean, Deviation, 0, 0).Quantile(Level).Value, 1e-12);
        Assert.Equal(normal, new ShiftedGammaApproximation(Mean, Deviation, 1e-4).Quantile(Level).Value, 1e-2);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShiftedGammaApproximation(Mean, Deviation, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NormalApproximation(Mean, 0));
    }

    [Fact]
    public void An_approximation_moves_and_keeps_its_kind() =>
        Assert.Equal(EstimateKind.Approximated, Estimate.Approximated(3).Affine(2, 1).Kind);
}
