using System.Numerics;

namespace TechRisk.Pricing.Tests.Distributions;

/// <summary>Claims kept one by one, and counts restated at another threshold: against the binomial law of what is kept of n claims.</summary>
public class FrequencyThinningTests
{
    private static readonly Frequency[] Laws =
    [
        new Poisson(3), new NegativeBinomial(3, 2.5), new Binomial(12, 0.3), new Geometric(2), new Logarithmic(3),
        new ZeroTruncated(new Geometric(4)), new ZeroTruncated(new Logarithmic(2)), new ZeroModified(new Poisson(2), 0.6),
        new ZeroModified(new NegativeBinomial(3, 2), 0.02), ZeroModified.Inflated(new PoissonInverseGaussian(2, 1), 0.3),
        new PoissonInverseGaussian(3, 1.5), new PolyaAeppli(3, 1), new Delaporte(1, 2, 1.5), new Sichel(2, 0.7, 1.5), new NeymanTypeA(4, 1.5),
        new EmpiricalCounts(7840, 1317, 239, 42, 14, 4, 4, 1), new MixedPoisson(2, new LogNormal(0, 0.4)),
        new MixedPoisson(3, new Discrete((1, 0.5), (4, 0.5))),
    ];

    public static TheoryData<int> Rows => new(Enumerable.Range(0, Laws.Length));

    [Fact]
    public void Every_law_is_here() => Assert.Empty(TechRisk.Pricing.Tests.Laws.FrequencyLeaves.Types.Except(Laws.Select(law => law.GetType())));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Thinned_probabilities_are_binomial_mixtures(int row)
    {
        Frequency law = Laws[row];
        foreach (double q in new[] { 0.2, 0.7 })
        {
            Frequency thinned = law.Thin(q);
            long last = law.InverseSurvival(1e-18);
            for (long k = 0; k <= 6; k++)
            {
                double expected = 0;
                for (long n = k; n <= last; n++)
                {
                    expected += law.Probability(n) * new Binomial(n, q).Probability(k);
                }

                Assert.Equal(expected, thinned.Probability(k), 1e-13);
            }

            foreach (Complex z in new[] { new Complex(0.4, 0.5), new Complex(-0.9, 0.1), new Complex(0.1, -0.95) })
            {
                Assert.True((law.GeneratingFunction(1 + q * (z - 1)) - thinned.GeneratingFunction(z)).Magnitude < 1e-12, $"{law} at {z}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_law_restated_at_a_higher_threshold_and_back_is_itself_where_its_family_tells(int row)
    {
        Frequency law = Laws[row];
        Pareto severity = new(2, 1000);
        Frequency higher = law.AtThreshold(severity, 1000, 2000);
        Assert.Equal(law.Mean / 4, higher.Mean, 1e-12);
        Assert.Same(law, law.AtThreshold(severity, 1500, 1500));
        if (law is EmpiricalCounts)
        {
            Assert.Contains(higher.GetType().Name, Assert.Throws<InvalidOperationException>(() => higher.AtThreshold(severity, 2000, 1000)).Message, StringComparison.Ordinal);
            return;
        }

        Frequency back = higher.AtThreshold(severity, 2000, 1000);
        for (long n = 0; n < 10; n++)
        {
            Assert.Equal(law.Probability(n), back.Probability(n), 1e-12);
        }
    }

    [Fact]
    public void A_lower_threshold_that_no_law_explains_is_refused()
    {
        Pareto severity = new(2, 1000);
        Assert.Throws<InvalidOperationException>(() => new ZeroTruncated(new Poisson(2)).AtThreshold(severity, 2000, 1000));
        Assert.Throws<InvalidOperationException>(() => new ZeroModified(new Poisson(2), 0.01).AtThreshold(severity, 4000, 1000));
        Assert.Throws<InvalidOperationException>(() => new Binomial(10, 0.5).AtThreshold(severity, 2000, 1000));
        Assert.Equal(new Binomial(10, 0.4), new Binomial(10, 0.1).AtThreshold(severity, 2000, 1000));
        Assert.Equal("from", Assert.Throws<ArgumentOutOfRangeException>(() => new Poisson(1).AtThreshold(new Discrete((5, 1)), 5, 1)).ParamName);
        Assert.Equal("to", Assert.Throws<ArgumentOutOfRangeException>(() => new Poisson(1).AtThreshold(severity, 5, -1)).ParamName);
    }
}
