using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Distributions;

public class SeverityParameterTests
{
    [Fact]
    public void Named_constructors_say_what_they_mean()
    {
        LogNormal fromMean = LogNormal.FromMeanAndCv(250_000, cv: 3);
        Assert.Equal(250_000, fromMean.Mean, 250_000 * 1e-13);
        Assert.Equal(750_000, fromMean.StandardDeviation, 750_000 * 1e-13);

        LogNormal fromQuantiles = LogNormal.FromQuantiles((0.5, 20_000), (0.99, 900_000));
        Assert.Equal(20_000, fromQuantiles.Quantile(0.5), 20_000 * 1e-13);
        Assert.Equal(900_000, fromQuantiles.Quantile(0.99), 900_000 * 1e-13);

        Gamma gamma = Gamma.FromMeanAndCv(1000, cv: 0.5);
        Assert.Equal(4, gamma.Shape);
        Assert.Equal(1000, gamma.Mean);
    }

    [Fact]
    public void Wrong_parameters_are_refused_with_name_value_and_rule()
    {
        Refused("Sigma", () => new LogNormal(1, 0));
        Refused("Mu", () => new LogNormal(double.NaN, 1));
        Refused("cv", () => LogNormal.FromMeanAndCv(1, -1));
        Refused("Loss", () => LogNormal.FromQuantiles((0.5, 10), (0.9, 5)));
        Refused("mean", () => new Exponential(0));
        Refused("minimum", () => new Pareto(2, 0));
        Refused("Scale", () => new GeneralizedPareto(-1, 0.5));
        Refused("mode", () => new Pert(1, 5, 4));
        Refused("maximum", () => new Pert(4, 4, 4));
        Refused("Concentration", () => new Pert(1, 2, 4) with { Concentration = 0 });
        Refused("values", () => new Empirical());
        Refused("values", () => new Empirical(1, -2));
        Refused("weights", () => new Empirical([1, 2], [1]));
        Refused("weights", () => new Empirical([1, 2], [0, 0]));
        Refused("Points", () => new Discrete((1, 0.5), (2, 0.4)));
        Refused("Points", () => new Discrete((-1, 0.5), (2, 0.5)));
        Refused("Components", () => new MixedExponential((0.5, 10), (0.6, 20)));
        Refused("Components", () => new MixedExponential());
        Refused("TailWeight", () => new Spliced(new LogNormal(1, 1), 10, new Exponential(1), 1));
    }

    [Fact]
    public void With_cannot_break_what_binds_several_parameters()
    {
        MixedExponential mixed = new((0.8, 60_000), (0.2, 500_000));
        Refused("Components", () => mixed with { Components = [(0.8, 60_000)] });
        Refused("Components", () => mixed with { Components = [] });
        Refused("Components", () => mixed with { Components = [(1, -5)] });
        Refused("Points", () => new Discrete((1, 0.5), (2, 0.5)) with { Points = [(1, 0.5)] });
        Refused("Parts", () => new Mixture((1, new Exponential(1))) with { Parts = [(0.9, new Exponential(1))] });
        Assert.Throws<ArgumentNullException>(() => new Mixture((1, new Exponential(1))) with { Parts = [(1, null!)] });

        Spliced spliced = new(new Pareto(2, 1000), 5000, new Exponential(1), 0.1);
        Refused("Threshold", () => spliced with { Threshold = 900 });
        Refused("Threshold", () => spliced with { Body = new Pareto(2, 6000) });
        Assert.Throws<ArgumentNullException>(() => spliced with { TailSeverity = null! });
    }

    [Fact]
    public void A_changed_copy_computes_its_own_table()
    {
        MixedExponential mixed = new((0.8, 60_000), (0.2, 500_000));
        SampleBuffer buffer = new();
        mixed.SampleInPlace([0.3], buffer);
        MixedExponential one = mixed with { Components = [(1, 1000)] };
        double[] drawn = [0.3];
        one.SampleInPlace(drawn, buffer);
        Assert.Equal(new Exponential(1000).InverseSurvival(0.3), drawn[0], 1e-9);

        Discrete coin = new((1, 0.5), (2, 0.5));
        Assert.Equal(2, coin.Maximum);
        Assert.Equal(7, (coin with { Points = [(7, 1)] }).Maximum);
    }

    [Fact]
    public void Lists_compare_by_value()
    {
        Assert.Equal(new MixedExponential((0.8, 60_000), (0.2, 500_000)), new MixedExponential((0.8, 60_000), (0.2, 500_000)));
        Assert.NotEqual(new MixedExponential((0.8, 60_000), (0.2, 500_000)), new MixedExponential((0.8, 60_000), (0.2, 500_001)));
        Assert.Equal(new Empirical(3, 1, 2), new Empirical(3, 1, 2));
        Assert.Equal("Mixture(0.25: Exponential(mean 1), 0.75: Pareto(shape 2, minimum 3))", new Mixture((0.25, new Exponential(1)), (0.75, new Pareto(2, 3))).ToString());
    }

    [Fact]
    public void Laws_on_points_have_exact_sums_and_steps()
    {
        Empirical law = new(3, 1, 4, 1, 5);
        Assert.Equal(2.8, law.Mean, 1e-15);
        Assert.Equal(2.56, law.Variance, 1e-15);
        Assert.Equal(0.4, law.Cdf(1));
        Assert.Equal(0.6, law.Survival(1));
        Assert.Equal(0, law.Cdf(0.999));
        Assert.Equal(1, law.Quantile(0.4));
        Assert.Equal(3, law.Quantile(0.41));
        Assert.Equal(5, law.InverseSurvival(0.19));
        Assert.Equal(4, law.InverseSurvival(0.2));
        Assert.Equal(Math.Log(0.4), law.LogDensity(1), 1e-15);
        Assert.Equal(double.NegativeInfinity, law.LogDensity(2));
        Assert.Equal((1 + 1 + 9 + 9 + 9) / 5.0, law.LimitedMoment(2, 3), 1e-14);

        Empirical weighted = new([10, 20, 20], [1, 2, 1]);
        Assert.Equal(0.25, weighted.Cdf(10));
        Assert.Equal(17.5, weighted.Mean);
        Discrete discrete = new((20, 0.75), (10, 0.25));
        Assert.Equal(weighted.Variance, discrete.Variance);
    }

    [Fact]
    public void A_mixture_with_atoms_keeps_their_exact_amounts()
    {
        Mixture law = new((0.5, new Discrete((1000, 0.5), (2000, 0.5))), (0.5, new LogNormal(7, 1)));
        double[] drawn = [.. Enumerable.Range(0, 1000).Select(i => (i + 0.5) / 1000)];
        law.SampleInPlace(drawn, new SampleBuffer());
        Assert.InRange(drawn.Count(x => x == 1000), 249, 251);
        Assert.InRange(drawn.Count(x => x == 2000), 249, 251);
        Assert.Equal(Math.Log(0.25), law.LogDensity(1000), 1e-15);
        Assert.True(law.Cdf(law.Quantile(0.5)) >= 0.5);
    }

    [Fact]
    public void Infinite_moments_stay_infinite()
    {
        Assert.Equal(double.PositiveInfinity, new Pareto(1, 5).Mean);
        Assert.Equal(double.PositiveInfinity, new Pareto(1, 5).Variance);
        Assert.Equal(double.PositiveInfinity, new Lomax(2, 5).Variance);
        Assert.Equal(double.PositiveInfinity, new GeneralizedPareto(5, 1.2).Mean);
        Mixture mixture = new((0.5, new Exponential(1)), (0.5, new Pareto(0.5, 1)));
        Assert.Equal(double.PositiveInfinity, mixture.Mean);
        Assert.Equal(double.PositiveInfinity, mixture.Variance);
        Spliced spliced = new(new LogNormal(1, 1), 10, new GeneralizedPareto(1, 1), 0.1);
        Assert.Equal(double.PositiveInfinity, spliced.Mean);
        Assert.Equal(double.PositiveInfinity, spliced.Variance);
        Assert.Equal(1, spliced.Tail.FiniteMoments);
        Assert.True(double.IsFinite(spliced.LimitedExpectedValue(1e9)));
    }

    private static void Refused(string name, Func<object> make)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(make);
        Assert.Equal(name, error.ParamName);
    }

    [Fact]
    public void A_mixture_of_mixtures_asks_each_part_once()
    {
        // 30 levels that double the work would take a thousand million inversions; a mixture of one part is that part
        Severity nested = new Exponential(100);
        for (int level = 0; level < 30; level++)
        {
            nested = new Mixture((1, nested));
        }

        Assert.Equal(100 * Math.Log(10), nested.InverseSurvival(0.1), 1e-9);
        Assert.Equal(-100 * Math.Log(0.9), nested.Quantile(0.1), 1e-9);
    }
}
