namespace TechRisk.Pricing.Tests.Distributions;

public class FrequencyReferenceTests
{
    public static TheoryData<int> Cases => new(Enumerable.Range(0, All.Count));

    private static IReadOnlyList<FrequencyCase> All { get; } = [.. FrequencyReference.Cases, .. FrequencyReferenceOfSums.Cases];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Probabilities_and_both_tails_match_the_reference(int index)
    {
        FrequencyCase reference = All[index];
        foreach ((long n, double probability, double cdf, double survival) in reference.Points)
        {
            // the incomplete gamma and beta functions state 1e-13 for moderate arguments
            Agree(probability, reference.Law.Probability(n), 1e-12, $"probability of {n}");
            Agree(cdf, reference.Law.Cdf(n), 1e-12, $"cdf at {n}");
            Agree(survival, reference.Law.Survival(n), 1e-12, $"survival at {n}");
            Assert.Equal(Math.Log(probability), reference.Law.LogProbability(n), 1e-11);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Inverses_match_the_reference(int index)
    {
        FrequencyCase reference = All[index];
        foreach ((double s, long n) in reference.InverseSurvivals)
        {
            Assert.Equal(n, reference.Law.InverseSurvival(s));
            Assert.Equal(n, reference.Law.Sample(s));
            if (s >= 0.05 && s < 1 && 1 - (1 - s) == s)
            {
                Assert.Equal(n, reference.Law.Quantile(1 - s));
            }
        }
    }

    [Fact]
    public void A_negative_binomial_has_four_ways_in()
    {
        NegativeBinomial law = new(mean: 6, dispersion: 4);
        Assert.Equal(law, NegativeBinomial.FromSizeAndBeta(2, 3));
        Assert.Equal(law, NegativeBinomial.FromMeanAndVariance(6, 24));
        Assert.Equal(law, NegativeBinomial.FromSizeAndMean(2, 6));
        Assert.Equal(2, law.Size);
        Assert.Equal(3, law.Beta);
        Assert.Equal(24, law.Variance);
    }

    [Fact]
    public void A_mean_of_zero_gives_no_claims()
    {
        Frequency[] laws = [new Poisson(0), new NegativeBinomial(0, 2), new Geometric(0), new Binomial(10, 0), new Binomial(0, 0.5),
            new PoissonInverseGaussian(0, 1), new PolyaAeppli(0, 1), new Delaporte(0, 0, 1), new Sichel(0, 1, 0.5), new NeymanTypeA(0, 1),
            new EmpiricalCounts(3, 0), new MixedPoisson(0, new LogNormal(0, 1)), new ZeroTruncated(new Poisson(2)).Scale(0), new Logarithmic(2).Thin(0)];
        foreach (Frequency law in laws)
        {
            Assert.Equal(1, law.Probability(0));
            Assert.Equal(0, law.Probability(1));
            Assert.Equal(0, law.Survival(0));
            Assert.Equal(0, law.InverseSurvival(1e-300));
            Assert.Equal(1, law.GeneratingFunction(0.3).Real);
            Assert.Equal(0, law.Variance);
        }
    }

    [Fact]
    public void Wrong_parameters_are_refused_with_name_value_and_rule()
    {
        Refused("mean", () => new Poisson(-1));
        Refused("mean", () => new Poisson(double.NaN));
        Refused("Dispersion", () => new NegativeBinomial(2, 1));
        Refused("Dispersion", () => new NegativeBinomial(2, 3) with { Dispersion = 0.5 });
        Refused("variance", () => NegativeBinomial.FromMeanAndVariance(2, 2));
        Refused("ClaimProbability", () => new Binomial(10, 1.5));
        Refused("Trials", () => new Binomial(10, 0.5) with { Trials = -1 });
        Refused("factor", () => new Binomial(10, 0.5).Scale(3));
        Refused("mean", () => new Geometric(double.PositiveInfinity));
    }

    private static void Refused(string name, Func<object> make)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(make);
        Assert.Equal(name, error.ParamName);
    }

    private static void Agree(double expected, double actual, double relative, string what) => Assert.True(
        expected == actual || Math.Abs(actual - expected) <= relative * Math.Abs(expected),
        $"{what}: {actual:R}, reference {expected:R}");
}
