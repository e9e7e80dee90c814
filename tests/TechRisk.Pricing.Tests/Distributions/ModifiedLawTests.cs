using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Distributions;

/// <summary>Truncated, shifted, scaled and layered laws: identities that hold exactly, atoms, and what lies beyond doubles.</summary>
public class ModifiedLawTests
{
    private static readonly Discrete Dice = new((100.1, 0.25), (200.2, 0.5), (1000.3, 0.25));

    [Fact]
    public void An_atom_at_the_lower_end_is_left_out_and_one_at_the_upper_end_is_kept()
    {
        Truncated law = new(Dice, 100.1, 1000.3);
        Assert.Equal(200.2, law.Minimum);
        Assert.Equal(1000.3, law.Maximum);
        Assert.Equal(2.0 / 3, law.Cdf(200.2), 1e-15);
        Assert.Equal(0, law.Cdf(200.1));
        Assert.Equal(1.0 / 3, law.Atom(1000.3), 1e-15);
        Assert.Equal((2 * 200.2 + 1000.3) / 3, law.Mean, 1e-10);
        Assert.Equal(200.2, law.InverseSurvival(1 - 1e-12));
        Assert.Equal(200.2, new Truncated(Dice, 0, 1000).Maximum);
        Assert.Equal(1000.3, new Truncated(Dice, 200.2).Minimum);
    }

    [Fact]
    public void Zero_is_left_out_by_default() =>
        Assert.Equal(new Discrete((10, 1)).Mean, new Truncated(new Discrete((0, 0.75), (10, 0.25))).Mean);

    [Fact]
    public void Nothing_kept_is_refused()
    {
        Assert.Contains("positive probability", Assert.Throws<ArgumentOutOfRangeException>(() => new Truncated(new Pert(1, 2, 3), 3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Truncated(new Exponential(1), 2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Truncated(new Exponential(1), double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Truncated(new Exponential(1), 1, double.NaN));
    }

    [Theory]
    [InlineData(1e5)]
    [InlineData(1e10)]
    [InlineData(1e60)]
    public void A_lognormal_kept_beyond_the_doubles_of_its_survival_function_has_the_moments_of_its_mills_ratio(double lower)
    {
        // S(lower) is e^-5000 and less: E[X - a | X > a] = a s (1/z)(1 - ...) from the expansion of Mills' ratio, R(z - s) / R(z) - 1 exactly
        LogNormal inner = new(0, 0.1);
        double z = Math.Log(lower) / 0.1;
        Truncated law = new(inner, lower);
        double mean = lower * Mills(z - 0.1) / Mills(z);
        double second = lower * lower * Mills(z - 0.2) / Mills(z);
        Assert.Equal(1, law.Mean / mean, 1e-12);
        Assert.Equal(1, law.Moment(2) / second, 1e-12);
        Assert.Equal(-Math.Log(2), law.LogSurvival(law.Quantile(0.5)), 1e-9);
        double[] sample = [0.5, 1e-6, 0.999];
        law.SampleInPlace(sample, new SampleBuffer());
        Assert.Equal(1, sample[0] / law.InverseSurvival(0.5), 1e-12);
        Assert.Equal(1, sample[1] / law.InverseSurvival(1e-6), 1e-12);
        Assert.Equal(1, sample[2] / law.InverseSurvival(0.999), 1e-12);
    }

    [Fact]
    public void A_kept_tail_reaches_beyond_the_doubles_of_the_law_it_is_kept_from()
    {
        // S(1e9) is 2e-13: 1e-300 of it is no double
        LogNormal inner = new(10, 1.5);
        Truncated law = new(inner, 1e9);
        double x = law.InverseSurvival(1e-300);
        Assert.Equal(1, law.Survival(x) / 1e-300, 1e-11);
        Assert.Equal(Math.Log(1e-300), inner.LogSurvival(x) - inner.LogSurvival(1e9), 1e-10);
    }

    [Fact]
    public void The_payment_law_of_a_payment_law_is_itself()
    {
        LayerOf layer = new LayerOf(new Exponential(3), 2, 5).PerPayment;
        Assert.Same(layer, layer.PerPayment);
        Assert.Equal(layer, new LayerOf(new Exponential(3), 2, 5).PerPayment);
    }

    [Fact]
    public void An_atom_that_rounds_to_the_limit_belongs_to_it()
    {
        // 1000.3 - 100.1 rounds to a limit whose sum with 100.1 need not be 1000.3
        foreach (double attachment in new[] { 0.7, 33.3, 100.1, 123.456 })
        {
            LayerOf layer = new(Dice, attachment, 1000.3 - attachment);
            Assert.Equal(0.25, layer.Atom(layer.Limit));
            Assert.Equal(0.25, layer.Survival(double.BitDecrement(layer.Limit)));
            Assert.Equal(layer.Limit, layer.Maximum);
        }
    }

    [Fact]
    public void A_law_kept_from_its_far_lower_tail_is_sampled_by_its_own_table()
    {
        Truncated law = new(new LogNormal(10, 1.5), 0, 1e-3);
        Assert.True(law.Severity.Cdf(1e-3) < 1e-28);
        double[] sample = [0.9, 0.5, 1e-3];
        law.SampleInPlace(sample, new SampleBuffer());
        Assert.Equal(0.1, law.Cdf(sample[0]), 1e-11);
        Assert.Equal(0.5, law.Cdf(sample[1]), 1e-11);
        Assert.Equal(1e-3, law.Survival(sample[2]), 1e-11);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(20)]
    public void The_excess_of_an_exponential_and_of_a_generalised_pareto_is_one_again(double threshold)
    {
        LayerOf exponential = new LayerOf(new Exponential(3), threshold).PerPayment;
        GeneralizedPareto tail = new(3 + 0.2 * threshold, 0.2);
        LayerOf pareto = new LayerOf(new GeneralizedPareto(3, 0.2), threshold).PerPayment;
        for (int order = 1; order <= 4; order++)
        {
            Assert.Equal(1, exponential.Moment(order) / new Exponential(3).Moment(order), 1e-12);
            Assert.Equal(1, pareto.Moment(order) / tail.Moment(order), 1e-12);
            Assert.Equal(1, pareto.LimitedMoment(order, 2) / tail.LimitedMoment(order, 2), 1e-12);
        }

        Assert.Equal(double.PositiveInfinity, pareto.Moment(5));
        Assert.Equal(1, pareto.Variance / tail.Variance, 1e-11);
        Assert.Equal(1, pareto.Survival(1e5) / tail.Survival(1e5), 1e-11);
    }

    [Fact]
    public void A_layer_has_its_atoms_exactly()
    {
        LogNormal loss = new(11, 1.6);
        LayerOf layer = new(loss, 1e5, 9e5);
        Assert.Equal(loss.Cdf(1e5), layer.Atom(0));
        Assert.Equal(loss.Survival(1e6), layer.Atom(9e5));
        Assert.Equal(0, layer.Atom(5));
        Assert.Equal(0, layer.Survival(9e5));
        Assert.Equal(loss.Cdf(1e5), layer.Cdf(0));
        Assert.Equal(0, layer.Quantile(loss.Cdf(1e5) * 0.999999));
        Assert.Equal(9e5, layer.InverseSurvival(loss.Survival(1e6) * 0.999));
        Assert.Equal(0, layer.PerPayment.Atom(0));
        Assert.Equal(1, layer.PerPayment.Mean * loss.Survival(1e5) / layer.Mean, 1e-12);
    }

    [Fact]
    public void Atoms_are_found_again_after_arithmetic()
    {
        // none of 1000.3 - 100.2, 200.2 + 0.7 and 200.2 * 0.3 gives the amount back
        LayerOf layer = new(Dice, 0.7);
        Shifted shifted = new(Dice, 12345.678);
        Scaled scaled = new(Dice, 0.3);
        foreach (Severity law in new Severity[] { layer, shifted, scaled })
        {
            double middle = law.Quantile(0.5);
            Assert.Equal(0.5, law.Atom(middle));
            Assert.Equal(Math.Log(0.5), law.LogDensity(middle), 1e-15);
            Assert.Equal(0.75, law.Cdf(middle));
            Assert.Equal(0.25, law.Cdf(double.BitDecrement(middle)));
            Assert.Equal(0.25, law.Survival(middle));
            Assert.Equal(0.75, law.Survival(double.BitDecrement(middle)));
        }
    }

    [Fact]
    public void Layers_add_up_to_the_loss()
    {
        foreach (Severity law in new Severity[] { new LogNormal(11, 1.6), new Gamma(0.7, 1e5), new Empirical(1e4, 2e5, 7e5), new Spliced(new LogNormal(10, 1.5), 250_000, new Lomax(2.1, 2e5), 0.05) })
        {
            double sum = new LayerOf(law, 0, 1e5).Mean + new LayerOf(law, 1e5, 4e5).Mean + new LayerOf(law, 5e5).Mean;
            Assert.Equal(1, sum / law.Mean, 1e-12);
        }
    }

    [Fact]
    public void A_negative_shift_names_the_layer_as_the_way_out() =>
        Assert.Contains("LayerOf", Assert.Throws<ArgumentOutOfRangeException>(() => new Shifted(new Exponential(1), -1)).Message, StringComparison.Ordinal);

    [Fact]
    public void Two_factors_become_one() => Assert.Equal(new Scaled(new Exponential(1), 6), new Scaled(new Exponential(1), 2).Times(3));

    [Fact]
    public void An_infinite_mean_stays_infinite()
    {
        Lomax heavy = new(0.9, 1000);
        Assert.Equal(double.PositiveInfinity, new Truncated(heavy, 1e6).Mean);
        Assert.Equal(double.PositiveInfinity, new Truncated(heavy, 1e6).Variance);
        Assert.Equal(double.PositiveInfinity, new LayerOf(heavy, 1e6).Mean);
        Assert.Equal(double.PositiveInfinity, new Shifted(heavy, 5).Mean);
        Assert.Equal(double.PositiveInfinity, new Scaled(heavy, 1e-200).Moment(2));
        Assert.True(double.IsFinite(new Truncated(heavy, 0, 1e9).Moment(3)));
    }

    // (1 - Phi(t)) / phi(t) by its continued fraction, for t of 100 and more
    private static double Mills(double t)
    {
        double tail = t;
        for (int i = 60; i >= 1; i--)
        {
            tail = t + i / tail;
        }

        return 1 / tail;
    }
}
