using Xunit.Abstractions;

namespace TechRisk.Pricing.Tests.Distributions;

/// <summary>Far tails of the summed laws: each is the sum of its own probabilities, also where the table has long ended.</summary>
public class FrequencyTailTests(ITestOutputHelper output)
{
    private static readonly Frequency[] Laws =
    [
        new PoissonInverseGaussian(3, 1.5), new PoissonInverseGaussian(50, 20), new PolyaAeppli(3, 1), new Delaporte(1, 2, 1.5), new Sichel(2, 0.7, 1.5),
        new Sichel(2, 2, -3), new NeymanTypeA(4, 1.5), new NeymanTypeA(1000, 0.01), new NeymanTypeA(30, 40), new MixedPoisson(2, new LogNormal(0, 0.4)),
        new MixedPoisson(5, new Weibull(2, 1)), new MixedPoisson(3, new Pert(1, 2, 5)),
        new MixedPoisson(3, new Spliced(new LogNormal(0, 0.5), 2, new GeneralizedPareto(1, 0.2), 0.1)), new Logarithmic(100),
    ];

    [Fact]
    public void A_tail_is_the_sum_of_the_probabilities_beyond()
    {
        double worst = 0;
        List<string> wrong = [];
        foreach (Frequency law in Laws)
        {
            foreach (double level in new[] { 0.3, 1e-12, 1e-18, 1e-40, 1e-250 })
            {
                long n = law.InverseSurvival(level);
                if (n > 20_000)
                {
                    continue;
                }

                double sum = 0;
                double last = 1;
                for (long k = n + 1; k < n + 1500 && last > 1e-17 * sum; k++)
                {
                    last = law.Probability(k);
                    sum += last;
                }

                if (last > 1e-17 * sum)
                {
                    continue;
                }

                double error = Math.Abs(law.Survival(n) / sum - 1);
                worst = Math.Max(worst, error);
                if (!(error < 1e-11 && law.Survival(n) <= level && law.Survival(n - 1) > level))
                {
                    wrong.Add($"{law} at {n}, level {level}: {law.Survival(n):R} and {sum:R}");
                }
            }
        }

        output.WriteLine($"largest relative difference {worst:E1}");
        Assert.Empty(wrong);
    }

    [Fact]
    public void Generating_functions_hold_beyond_one_up_to_their_radius()
    {
        foreach (Frequency law in Laws.Where(law => law.GeneratingRadius > 1))
        {
            double z = 1 + Math.Min(0.5 * (law.GeneratingRadius - 1), 2 / Math.Sqrt(law.Variance + 1));
            double sum = 0;
            double term = 1;
            for (long n = 0; n < 5000 && (n < 2 * law.Mean || term > 1e-17 * sum); n++)
            {
                term = Math.Exp(law.LogProbability(n) + n * Math.Log(z));
                sum += term;
            }

            double value = law.GeneratingFunction(z).Real;
            Assert.True(Math.Abs(value / sum - 1) < 1e-10, $"{law} at {z}: {value:R} and {sum:R}");
        }
    }

    [Fact]
    public void A_rate_in_its_hundred_thousands_is_still_summed()
    {
        Sichel law = new(1e5, 0.01, -1);
        Assert.Equal(1e5, law.InverseSurvival(0.5), 1000.0);
        Assert.Equal(1, law.Cdf(law.InverseSurvival(1e-17)), 1e-14);
        PoissonInverseGaussian narrow = new(1e6, 0.5);
        double deviation = Math.Sqrt(narrow.Variance);
        Assert.Equal(1e6 + 1.2816 * deviation, narrow.InverseSurvival(0.1), 5.0);
    }
}
