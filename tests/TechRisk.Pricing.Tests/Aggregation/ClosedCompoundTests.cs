using System.Text.Json;
using TechRisk.Pricing.Tests.Reference;

namespace TechRisk.Pricing.Tests.Aggregation;

/// <summary>Compound laws in closed form and as series, against a program with 60 digits and the reference's own figures.</summary>
public class ClosedCompoundTests
{
    private static ClosedCompound Tweedie => ClosedCompound.Of(new Poisson(10), new Gamma(2, 500))!;

    private static ClosedCompound HalfGamma => ClosedCompound.Of(new Poisson(3), new Gamma(0.5, 200_000))!;

    private static ClosedCompound Inverse => ClosedCompound.Of(NegativeBinomial.FromSizeAndBeta(1.5, 8), new InverseGaussian(100_000, 80_000))!;

    private static ClosedCompound Exponentials => ClosedCompound.Of(NegativeBinomial.FromSizeAndBeta(0.5, 2), new Exponential(7))!;

    /// <summary>P(S > x), E[(S - x)+] and the density: the same series in mpmath 1.2.1 with 60 digits. 1e-13 relative, as asked.</summary>
    [Fact]
    public void Series_have_thirteen_digits()
    {
        Near(Tweedie, 1, 0.99995459916344717, 9999.0000454002321, 1.8123748669261033e-9);
        Near(Tweedie, 5000, 0.91580835454192613, 5100.640350155593, 5.3146604800786427e-5);
        Near(Tweedie, 15_000, 0.10565117895841295, 250.20926807995297, 3.9050909536247696e-5);
        Near(Tweedie, 30_000, 3.7626483555987164e-5, 0.055794910670792887, 2.4678249478720588e-8);
        Near(Tweedie, 60_000, 1.2359845452459219e-15, 1.3394303795691861e-12, 1.1330308867070553e-18);
        Near(HalfGamma, 1, 0.94983495205348222, 299999.05003886772, 0.00018955114898354329);
        Near(HalfGamma, 100_000, 0.69578011679199728, 219605.06135255072, 1.9422502723635947e-6);
        Near(HalfGamma, 1_000_000, 0.034251971366465543, 8973.8835299325025, 1.2704766922234228e-7);
        Near(HalfGamma, 5_000_000, 1.8890674201241635e-9, 0.00042678711269997756, 8.3354337745927189e-15);
        Near(Inverse, 1000, 0.96296296296296296, 1199037.037037037, 1.659392654224985e-21);
        Near(Inverse, 500_000, 0.68776512936798462, 787204.03000596948, 5.2013338724866318e-7);
        Near(Inverse, 3_000_000, 0.073095003492045877, 73879.948230035871, 7.0751641022691132e-8);
        Near(Inverse, 10_000_000, 5.8044614696788569e-5, 55.311262504849199, 6.0719703578071879e-11);
        Near(Exponentials, 0.5, 0.40914555631138466, 6.7920712336572222, 0.026530181029386545);
        Near(Exponentials, 20, 0.1231950119480211, 2.1905898320873951, 0.0072527935303988053);
        Near(Exponentials, 200, 1.0282587516761744e-5, 0.00020699313547885327, 5.1257424190387535e-7);
    }

    [Theory]
    [InlineData("agg-01")]
    [InlineData("agg-10")]
    [InlineData("agg-13")]
    public void Figures_of_the_reference_hold(string id)
    {
        ClosedCompound closed = id == "agg-01" ? Tweedie : id == "agg-13" ? Inverse : ClosedCompound.Of(NegativeBinomial.FromSizeAndBeta(1, 4), new Exponential(100_000))!;
        JsonElement gross = ReferenceFile.Case("aggregate.json", id).GetProperty("expected").GetProperty("gross");
        foreach (double p in (double[])[0.9, 0.95, 0.99, 0.995, 0.999])
        {
            // 1e-8 relative: the lattice of the reference has that error
            Relative(gross.GetProperty(FormattableString.Invariant($"VaR_{p}")).GetDouble(), closed.Quantile(p), 1e-8);
            Relative(gross.GetProperty(FormattableString.Invariant($"TVaR_{p}")).GetDouble(), closed.TailValueAtRisk(p), 1e-8);
        }

        foreach (double multiple in (double[])[0.5, 1, 1.5, 2, 3])
        {
            double expected = gross.GetProperty("stop_loss").GetProperty(FormattableString.Invariant($"{multiple}*mean")).GetDouble();

            // the reference's own tolerance: its stop losses have an absolute error of about 1e-12 of the mean
            Relative(expected, closed.StopLoss(multiple * closed.Mean), 1e-6);
        }

        Relative(gross.GetProperty("mean").GetDouble(), closed.Mean, 1e-14);
        Relative(gross.GetProperty("prob_zero").GetDouble(), closed.ZeroProbability, 1e-14);
    }

    [Fact]
    public void Closed_form_and_series_of_geometric_exponential_agree()
    {
        ClosedCompound closed = ClosedCompound.Of(new Geometric(4), new Exponential(100_000))!;
        ClosedCompound series = CompoundSeries.Of(new Geometric(4), new GammaSums(1, 100_000))!;
        Assert.IsType<GeometricExponential>(closed);
        for (double x = 1000; x < 2e7; x *= 1.7)
        {
            Relative(closed.Survival(x), series.Survival(x), 1e-13);
            Relative(closed.StopLoss(x), series.StopLoss(x), 1e-13);
            Relative(closed.Density(x), series.Density(x), 1e-13);
        }

        Relative(closed.Quantile(0.995), series.Quantile(0.995), 1e-13);
        Relative(closed.TailValueAtRisk(0.995), series.TailValueAtRisk(0.995), 1e-13);
        Assert.Equal(0, closed.Quantile(0.19));
        Assert.Equal(0, series.Quantile(0.19));
    }

    [Fact]
    public void Claims_of_one_amount_are_a_scaled_count()
    {
        ClosedCompound closed = ClosedCompound.Of(new Poisson(3), new Discrete((50, 1)))!;
        Poisson count = new(3);
        Relative(count.Survival(4), closed.Survival(249), 1e-14);
        Relative(count.Survival(5), closed.Survival(250), 1e-14);
        Assert.Equal(50.0 * count.Quantile(0.99), closed.Quantile(0.99));
        Assert.Equal(0, closed.Density(250));

        // E[(50 N - 220)+] = 150 - 220 + sum over n below 5 of p_n (220 - 50 n)
        double expected = -70 + Enumerable.Range(0, 5).Sum(n => count.Probability(n) * (220 - 50 * n));
        Relative(expected, closed.StopLoss(220), 1e-13);
    }

    [Fact]
    public void Large_means_are_near_the_normal_law()
    {
        // 20,000 gamma claims of shape 3: mean 6e6, standard deviation 100 sqrt(20,000 * 12), skewness 5 / (3 sqrt(3)) (1 + 2 / 3)... below 0.012
        ClosedCompound closed = ClosedCompound.Of(new Poisson(20_000), new Gamma(3, 100))!;
        double deviation = 100 * Math.Sqrt(20_000 * 12.0);
        Assert.Equal(0.5, closed.Survival(6e6), 3e-3);
        Assert.Equal(6e6 + 2.5758293 * deviation, closed.Quantile(0.995), 0.02 * deviation);
        Assert.Equal(deviation * 0.3989423, closed.StopLoss(6e6), 1e-3 * deviation);
        Relative(6e6 - 1e6, closed.StopLoss(1e6), 1e-13);
    }

    [Fact]
    public void Laws_without_a_known_sum_have_no_form()
    {
        Assert.Null(ClosedCompound.Of(new Poisson(3), new LogNormal(10, 1)));
        Assert.Null(ClosedCompound.Of(new Poisson(0), new Gamma(2, 3)));
        Assert.Null(ClosedCompound.Of(new Poisson(1e10), new Gamma(2, 3)));
        Assert.Null(ClosedCompound.Of(new Poisson(3), new Discrete((0, 1))));
    }

    private static void Near(ClosedCompound closed, double x, double survival, double stopLoss, double density)
    {
        Relative(survival, closed.Survival(x), 1e-13);
        Relative(stopLoss, closed.StopLoss(x), 1e-13);
        Relative(density, closed.Density(x), 1e-13);
    }

    private static void Relative(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(actual / expected - 1) <= tolerance, FormattableString.Invariant($"{actual:R}, expected {expected:R}"));
}
