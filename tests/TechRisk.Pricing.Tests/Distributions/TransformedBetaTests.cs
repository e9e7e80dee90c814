using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Distributions;

/// <summary>What the transformed beta family and the extreme value laws promise beyond the laws of every severity.</summary>
public class TransformedBetaTests
{
    public static TheoryData<Severity> Samples =>
    [
        new TransformedBeta(2.5, 1.5, 0.8, 50_000), new Burr(1.2, 1.7, 40_000), new InverseBurr(0.6, 2.2, 30_000), new BetaPrime(3.5, 2, 40_000),
        new InversePareto(2, 10_000), new LogLogistic(2.5, 20_000), new Paralogistic(1.6, 30_000), new InverseParalogistic(2.4, 20_000),
        new InverseWeibull(2.2, 30_000), new InverseExponential(20_000), new GeneralizedExtremeValue(10_000, 30_000, 0.4),
        new GeneralizedExtremeValue(100_000, 20_000, 0), new GeneralizedExtremeValue(50_000, 30_000, -0.05),
    ];

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_sum_of_log_densities_is_that_of_its_terms(Severity law)
    {
        double[] amounts = [.. Enumerable.Range(1, 999).Select(i => law.InverseSurvival(i / 1000.0)).Where(x => x > 0), 1e-3, 1e7];
        amounts = [.. amounts.Where(x => x < law.Maximum)];
        double[] weights = [.. amounts.Select((_, i) => 0.5 + i % 3)];
        double plain = amounts.Sum(law.LogDensity);
        double weighted = amounts.Zip(weights, (x, w) => w * law.LogDensity(x)).Sum();

        // the sum of the sizes of the terms, about 1e4 to 1e7 for amounts far out, loses a few units in the last place
        double size = amounts.Sum(x => Math.Abs(law.LogDensity(x)));
        Assert.Equal(plain, law.SumLogDensity(new ObservedAmounts(amounts, [])), 1e-13 * size);
        Assert.Equal(weighted, law.SumLogDensity(new ObservedAmounts(amounts, weights)), 3e-13 * size);
    }

    [Fact]
    public void The_sum_of_log_densities_holds_on_the_way_to_the_limit_of_a_large_shape()
    {
        // with tau to infinity and theta tau^(1 / gamma) fixed the inverse Burr becomes the inverse Weibull, with alpha the Burr a Weibull: the
        // difference is of the order of 1 / shape a claim
        double[] amounts = [.. Enumerable.Range(1, 999).Select(i => new InverseWeibull(2, 1e4).InverseSurvival(i / 1000.0))];
        ObservedAmounts observed = new(amounts, []);
        double limit = new InverseWeibull(2, 1e4).SumLogDensity(observed);
        Assert.Equal(limit, new InverseBurr(1e10, 2, 1e4 / 1e5).SumLogDensity(observed), 1e-5);
        double weibull = amounts.Sum(new Weibull(0.5, 1e4).LogDensity);
        Assert.Equal(weibull, new Burr(1e10, 0.5, 1e4 * 1e20).SumLogDensity(observed), 1e-5);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_logarithm_of_the_survival_function_goes_on_where_that_underflows(Severity law)
    {
        foreach (double s in new[] { 0.999, 0.5, 1e-3, 1e-100, 1e-270 })
        {
            double x = law.InverseSurvival(s);
            if (x > 0 && x < law.Maximum * (1 - 1e-3))
            {
                Assert.Equal(Math.Log(law.Survival(x)), law.LogSurvival(x), 1e-12 * Math.Max(1, -Math.Log(s)));
            }
        }

        Assert.Equal(0, law.LogSurvival(0), 0.3);
        Assert.Equal(double.NegativeInfinity, law.LogSurvival(double.PositiveInfinity));
    }

    [Fact]
    public void The_far_tail_is_the_leading_power()
    {
        Assert.Equal(-60 * 0.5 * Math.Log(1e290), new Burr(60, 0.5, 1).LogSurvival(1e290), 1e-9);

        // with tau = 2, I_y(a, 2) = y^a (1 + a (1 - y)), y = 1 / (1 + x)
        TransformedBeta law = new(90, 1, 2, 1);
        Assert.Equal(-90 * Math.Log(1e300) + Math.Log(91), law.LogSurvival(1e300), 1e-9);
        Assert.Equal(-90 * Math.Log(1 + 1e5) + Math.Log(91 - 90 / (1 + 1e5)), law.LogSurvival(1e5), 1e-10);
    }

    [Fact]
    public void Special_cases_are_the_same_law()
    {
        (Severity, Severity)[] pairs =
        [
            (new Burr(2.5, 1, 5e4), new Lomax(2.5, 5e4)),
            (new BetaPrime(2.5, 1, 5e4), new Lomax(2.5, 5e4)),
            (new Burr(1, 2.5, 5e4), new LogLogistic(2.5, 5e4)),
            (new InverseBurr(1, 2.5, 5e4), new LogLogistic(2.5, 5e4)),
            (new TransformedBeta(1.7, 1.7, 1, 5e4), new Paralogistic(1.7, 5e4)),
            (new TransformedBeta(1, 2.7, 2.7, 5e4), new InverseParalogistic(2.7, 5e4)),
            (new TransformedBeta(1.7, 1, 0.4, 5e4), new BetaPrime(1.7, 0.4, 5e4)),
            (new InverseBurr(2, 1, 5e4), new InversePareto(2, 5e4)),
            (new InverseWeibull(1, 5e4), new InverseExponential(5e4)),

            // max(Y, 0) with the left end at 0 is Frechet: mu = sigma / xi
            (new GeneralizedExtremeValue(5e4, 2e4, 0.4), new InverseWeibull(2.5, 5e4)),
        ];
        foreach ((Severity one, Severity other) in pairs)
        {
            Assert.Equal(other.Mean, one.Mean, 1e-12 * other.Mean);
            foreach (double p in new[] { 1e-6, 0.1, 0.5, 0.99, 1 - 1e-9 })
            {
                double x = other.Quantile(p);
                Assert.Equal(x, one.Quantile(p), 1e-12 * x);
                Assert.Equal(other.Survival(x), one.Survival(x), 1e-12 * other.Survival(x));
                Assert.Equal(other.LimitedMoment(2, x), one.LimitedMoment(2, x), 1e-12 * other.LimitedMoment(2, x));
                Assert.Equal(other.LogDensity(x), one.LogDensity(x), 1e-11);
            }
        }
    }

    [Fact]
    public void Limited_moments_are_continuous_where_the_moment_becomes_infinite()
    {
        // at k = alpha gamma one route hands over to the other
        double at = new Burr(2, 0.5, 1e4).LimitedExpectedValue(1e7);
        Assert.Equal(at, new Burr(2 * (1 + 1e-14), 0.5, 1e4).LimitedExpectedValue(1e7), 1e-12 * at);
        Assert.Equal(at, new Burr(2 * (1 - 1e-14), 0.5, 1e4).LimitedExpectedValue(1e7), 1e-12 * at);
        double frechet = new InverseWeibull(1, 1e4).LimitedExpectedValue(1e7);
        Assert.Equal(frechet, new InverseWeibull(1 + 1e-14, 1e4).LimitedExpectedValue(1e7), 1e-12 * frechet);
        double near = new InverseWeibull(1 / 0.95 * (1 + 1e-14), 1e4).LimitedExpectedValue(1e7);
        Assert.Equal(near, new InverseWeibull(1 / 0.95 * (1 - 1e-14), 1e4).LimitedExpectedValue(1e7), 1e-12 * near);
    }

    [Fact]
    public void Limited_moments_far_out_neither_overflow_nor_cancel()
    {
        // mpmath 1.3.0, hypergeometric form with 60 digits and more; limit^3 alone is beyond the largest double
        const double tiny = 1e-12;
        Assert.Equal(6.76025726228776622e+294, new Burr(0.2, 1, 1e4).LimitedMoment(3, 1e105), 6.76025726228776622e+294 * tiny);

        // tau g and (alpha + tau) ln(1 + e^g) are about 1e5 each here
        Assert.Equal(9.78810538230142194e+206, new TransformedBeta(0.09, 1.1, 170, 1e4).LimitedExpectedValue(1e229), 9.78810538230142194e+206 * tiny);
    }

    [Fact]
    public void The_generalised_extreme_value_law_is_continuous_through_shape_zero()
    {
        GeneralizedExtremeValue gumbel = new(3e4, 2e4, 0);
        foreach (double shape in new[] { 1e-18, -1e-18, 1e-13, -1e-13 })
        {
            GeneralizedExtremeValue law = gumbel with { Shape = shape };
            Assert.Equal(gumbel.Mean, law.Mean, 1e-11 * gumbel.Mean);
            Assert.Equal(gumbel.Variance, law.Variance, 1e-11 * gumbel.Variance);
            Assert.Equal(gumbel.Survival(5e5), law.Survival(5e5), 1e-10 * gumbel.Survival(5e5));
            Assert.Equal(gumbel.InverseSurvival(1e-9), law.InverseSurvival(1e-9), 1e-10 * gumbel.InverseSurvival(1e-9));
        }
    }

    [Fact]
    public void A_right_end_below_zero_leaves_losses_of_zero()
    {
        GeneralizedExtremeValue law = new(-1e5, 1e4, -0.5);
        Assert.Equal(0, law.Maximum);
        Assert.Equal(0, law.Mean);
        Assert.Equal(0, law.Variance);
        Assert.Equal(1, law.Cdf(0));
        Assert.Equal(0, law.Survival(0));
        Assert.Equal(0, law.LogDensity(0));
        Assert.Equal(0, law.InverseSurvival(1e-10));
        Assert.Equal(0, law.LimitedExpectedValue(1000));
    }

    [Fact]
    public void Starting_points_lie_in_the_space_and_near_the_sample()
    {
        Check<TransformedBeta>(new TransformedBeta(2.5, 1.5, 0.8, 50_000));
        Check<Burr>(new Burr(1.2, 1.7, 40_000));
        Check<InverseBurr>(new InverseBurr(0.6, 2.2, 30_000));
        Check<BetaPrime>(new BetaPrime(3.5, 2, 40_000));
        Check<InversePareto>(new InversePareto(2, 10_000));
        Check<LogLogistic>(new LogLogistic(2.5, 20_000));
        Check<Paralogistic>(new Paralogistic(1.6, 30_000));
        Check<InverseParalogistic>(new InverseParalogistic(2.4, 20_000));
        Check<InverseWeibull>(new InverseWeibull(2.2, 30_000));
        Check<InverseExponential>(new InverseExponential(20_000));
        Check<GeneralizedExtremeValue>(new GeneralizedExtremeValue(60_000, 10_000, 0.3));
    }

    private static void Check<T>(T law)
        where T : Severity, IParametricSeverity<T>
    {
        Assert.Equal(law, T.FromValues(law.Values.AsSpan()));
        double[] amounts = [.. Enumerable.Range(1, 399).Select(i => law.Quantile(i / 400.0))];
        ObservedAmounts observed = new(amounts, []);
        foreach (double[] start in T.Starts(new SampleShape(amounts)))
        {
            Assert.All(T.Space.Zip(start), pair => Assert.InRange(pair.Second, double.BitIncrement(pair.First.Lower), double.BitDecrement(pair.First.Upper)));
            T first = T.FromValues(start);

            // a likelihood that is finite and not absurd: within 1.5 a claim of the true law's
            Assert.InRange((law.SumLogDensity(observed) - first.SumLogDensity(observed)) / amounts.Length, -0.1, 1.5);
        }
    }
}
