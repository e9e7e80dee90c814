namespace TechRisk.Pricing.Tests.Distributions;

/// <summary>What laws of counts have to do with each other: special cases, sums, limits, and how they refuse.</summary>
public class FrequencyRelationTests
{
    [Fact]
    public void Two_independent_periods_are_the_law_scaled_by_two()
    {
        foreach (Frequency law in new Frequency[]
        {
            new Poisson(2), new NegativeBinomial(2, 3), new PoissonInverseGaussian(2, 1.5), new PolyaAeppli(2, 1.5), new Delaporte(1, 1.5, 2), new NeymanTypeA(2, 1.5),
        })
        {
            Frequency twice = law.Scale(2);
            for (int n = 0; n < 12; n++)
            {
                Assert.Equal(Enumerable.Range(0, n + 1).Sum(k => law.Probability(k) * law.Probability(n - k)), twice.Probability(n), 1e-14);
            }
        }
    }

    [Fact]
    public void Special_cases_agree()
    {
        Agree(new PoissonInverseGaussian(3, 2), new Sichel(3, 2.0 / 3, -0.5), 1e-12);
        Agree(new NegativeBinomial(3, 2.5), new MixedPoisson(3, new Gamma(2, 7)), 1e-13);
        Agree(new Geometric(3), new MixedPoisson(3, new Exponential(10)), 1e-13);
        Agree(new Poisson(2), new MixedPoisson(2, new Discrete((9, 1))), 1e-13);
        Agree(new Delaporte(0, 3, 1.5), new NegativeBinomial(3, 2.5), 1e-12);
        Agree(new Delaporte(3, 0, 1.5), new Poisson(3), 1e-12);
        Agree(new ZeroModified(new Poisson(2), 0), new ZeroTruncated(new Poisson(2)), 1e-14);
        Agree(new ZeroModified(new Poisson(2), new Poisson(2).Probability(0)), new Poisson(2), 1e-14);
        Agree(new ZeroTruncated(NegativeBinomial.FromSizeAndBeta(1e-9, 2)), new Logarithmic(2), 1e-8);
        Agree(new ZeroTruncated(new Logarithmic(2)), new Logarithmic(2), 1e-14);
        Agree(EmpiricalCounts.FromCounts(0, 2, 2, 5), new EmpiricalCounts(0.25, 0, 0.5, 0, 0, 0.25), 1e-15);
        Agree(new PoissonInverseGaussian(2, 1e-9), new Poisson(2), 1e-6);
        Agree(new NegativeBinomial(5, 3), new MixedPoisson(5, new Mixture((0.5, new Gamma(2.5, 1)), (0.5, new Gamma(2.5, 1)))), 1e-13);
    }

    [Fact]
    public void Inflated_zeros_are_those_without_a_claim_for_sure()
    {
        ZeroModified law = ZeroModified.Inflated(new Poisson(2), 0.25);
        Assert.Equal(0.25 + 0.75 * new Poisson(2).Probability(0), law.Probability(0), 1e-15);
        Assert.Equal(0.75 * new Poisson(2).Probability(3), law.Probability(3), 1e-15);
        Assert.Equal(1.5, law.Mean, 1e-14);
        Frequency stressed = law.Scale(3);
        Assert.Equal(0.75 * new Poisson(6).Probability(3), stressed.Probability(3), 1e-15);
    }

    [Fact]
    public void A_logarithmic_law_has_the_mean_it_is_made_of()
    {
        Assert.Equal(1, Logarithmic.FromMean(1).Mean);
        Assert.Equal(1.001, Logarithmic.FromMean(1.001).Mean, 1e-14);
        Assert.Equal(40, Logarithmic.FromMean(40).Mean, 1e-11);
    }

    [Fact]
    public void Logarithms_of_probabilities_stay_finite_where_probabilities_do_not()
    {
        foreach (Frequency law in new Frequency[]
        {
            new Poisson(2), new NegativeBinomial(2, 3), new Binomial(100_000, 1e-5), new Geometric(2), new Logarithmic(2), new ZeroTruncated(new Poisson(2)),
            new ZeroModified(new Geometric(2), 0.5), new PoissonInverseGaussian(2, 1.5), new PolyaAeppli(2, 1.5), new Delaporte(1, 1.5, 2), new Sichel(2, 1, 0.5),
            new NeymanTypeA(2, 1.5), new MixedPoisson(2, new Gamma(3, 1)), new MixedPoisson(2, new Pert(1, 2, 5)),
        })
        {
            Assert.Equal(0, law.Probability(20_000));
            Assert.InRange(law.LogProbability(20_000), -1e6, -800);
            Assert.Equal(double.NegativeInfinity, law.LogProbability(-1));
            double step = law.LogProbability(150) - law.LogProbability(151);
            Assert.Equal(Math.Log(law.Probability(150) / law.Probability(151)), step, 1e-9);
        }
    }

    [Fact]
    public void A_law_that_gives_few_claims_at_most_bounds_the_year()
    {
        PolicyTerms terms = new() { Limit = 100 };
        Exponential severity = new(50);
        Assert.Equal(700, CompoundTail.Of(new EmpiricalCounts(1, 1, 1, 1, 1, 1, 1, 1), severity, terms).RightEnd);
        Assert.Equal(500, CompoundTail.Of(new ZeroTruncated(new Binomial(5, 0.1)), severity, terms).RightEnd);
        Assert.Equal(double.PositiveInfinity, CompoundTail.Of(new ZeroTruncated(new Poisson(5)), severity, terms).RightEnd);
    }

    [Fact]
    public void A_count_without_a_variance_gives_the_year_none()
    {
        MixedPoisson count = new(3, new Pareto(1.5, 1));
        Assert.Equal(double.PositiveInfinity, count.Variance);
        Assert.Equal(1.5, CompoundTail.Of(count, new Exponential(50), new PolicyTerms()).FiniteMoments);
        Assert.Equal(1.5, CompoundTail.Of(new ZeroTruncated(count), new Exponential(50), new PolicyTerms { Limit = 100 }).FiniteMoments);
        Assert.InRange(count.InverseSurvival(1e-6), 9_900, 10_200);
    }

    [Fact]
    public void Wrong_parameters_and_impossible_factors_are_refused_with_name_value_and_rule()
    {
        Refused("Beta", () => new Logarithmic(-1));
        Refused("mean", () => Logarithmic.FromMean(0.9));
        Refused("factor", () => new Logarithmic(1).Scale(1.5));
        Refused("frequency", () => new ZeroTruncated(new Poisson(0)));
        Refused("factor", () => new ZeroTruncated(new Poisson(2)).Scale(1.01));
        Refused("zeroProbability", () => new ZeroModified(new Poisson(2), 1.5));
        Refused("frequency", () => new ZeroModified(new Poisson(0), 0.5));
        Refused("extraZeros", () => ZeroModified.Inflated(new Poisson(2), -0.1));
        Refused("factor", () => new ZeroModified(new Poisson(2), 0.01).Scale(5));
        Refused("Beta", () => new PoissonInverseGaussian(2, 1) with { Beta = 0 });
        Refused("mean", () => new PolyaAeppli(-2, 1));
        Refused("MixedMean", () => new Delaporte(1, -1, 1));
        Refused("Sigma", () => new Sichel(1, 0, 1));
        Refused("Nu", () => new Sichel(1, 1, double.NaN));
        Refused("beta", () => new NeymanTypeA(1, 1e-9));
        Refused("weights", () => new EmpiricalCounts(0, 0));
        Refused("weights", () => new EmpiricalCounts(1, -1));
        Refused("counts", () => EmpiricalCounts.FromCounts(1, -1));
        Refused("factor", () => new EmpiricalCounts(1, 1).Scale(2));
        Refused("mixing", () => new MixedPoisson(1, new Pareto(0.9, 1)));
        Refused("mixing", () => new MixedPoisson(1, new Spliced(new Discrete((1, 1)), 2, new Exponential(1), 0.1)));
        InvalidOperationException wide = Assert.Throws<InvalidOperationException>(() => new PoissonInverseGaussian(1e7, 1).Probability(3));
        Assert.Contains("PoissonInverseGaussian(mean 10000000, beta 1) spreads over more than", wide.Message, StringComparison.Ordinal);
    }

    private static void Refused(string name, Func<object> make) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(make).ParamName);

    private static void Agree(Frequency expected, Frequency actual, double relative)
    {
        for (long n = 0; n < 25; n++)
        {
            Close(expected.Probability(n), actual.Probability(n));
            Close(expected.Survival(n), actual.Survival(n));
            Close(expected.Cdf(n), actual.Cdf(n));
        }

        Assert.Equal(expected.Mean, actual.Mean, relative * expected.Mean);
        Assert.Equal(expected.Variance, actual.Variance, 10 * relative * expected.Variance);

        void Close(double a, double b) => Assert.True(a == b || Math.Abs(a - b) <= relative * Math.Abs(a), $"{expected} and {actual}: {a:R} and {b:R}");
    }
}
