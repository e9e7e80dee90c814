using System.Globalization;

namespace TechRisk.Pricing.Tests.Distributions;

public class SeverityReferenceTests
{
    public static TheoryData<int> Cases => new(Enumerable.Range(0, SeverityReference.Cases.Count));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Moments_match_the_reference(int index)
    {
        SeverityCase reference = SeverityReference.Cases[index];
        Agree(reference.Mean, reference.Law.Mean, 1e-13, "mean");
        Agree(reference.Variance, reference.Law.Variance, 1e-12, "variance");
        Agree(reference.ThirdMoment, reference.Law.Moment(3), 1e-12, "third moment");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Limited_moments_match_the_reference(int index)
    {
        SeverityCase reference = SeverityReference.Cases[index];
        foreach ((int order, double limit, double value) in reference.LimitedMoments)
        {
            // the contract of LimitedMoment: 1e-12 relative
            Agree(value, reference.Law.LimitedMoment(order, limit), 1e-12, string.Create(CultureInfo.InvariantCulture, $"order {order}, limit {limit}"));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Cdf_survival_and_density_match_the_reference_far_into_the_tail(int index)
    {
        SeverityCase reference = SeverityReference.Cases[index];
        foreach ((double x, double cdf, double survival, double logDensity) in reference.Points)
        {
            // a probability of 1e-280 comes from an exponent of 645, whose rounding alone is 1e-13; the density likewise
            Agree(cdf, reference.Law.Cdf(x), 2e-12, $"cdf at {x:R}");
            Agree(survival, reference.Law.Survival(x), 2e-12, $"survival at {x:R}");
            Assert.True(
                Math.Abs(logDensity - reference.Law.LogDensity(x)) <= 2e-12 * Math.Max(1, Math.Abs(logDensity)),
                $"log density at {x:R}: {reference.Law.LogDensity(x):R}, reference {logDensity:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Quantiles_match_the_reference(int index)
    {
        SeverityCase reference = SeverityReference.Cases[index];
        foreach ((double p, double x) in reference.Quantiles)
        {
            Agree(x, reference.Law.Quantile(p), 1e-12, $"quantile at {p:R}");
        }

        foreach ((double s, double x) in reference.InverseSurvivals)
        {
            // a body below a threshold sees its own probabilities near 1, rounded to 2e-16: that over the slope of the cdf comes on top
            double rounding = reference.Law is Spliced spliced
                ? 4e-16 / spliced.Body.Cdf(spliced.Threshold) / (x * Math.Exp(reference.Law.LogDensity(x)))
                : 0;
            Agree(x, reference.Law.InverseSurvival(s), 1e-12 + rounding, $"inverse survival at {s:R}");
        }
    }

    private static void Agree(double expected, double actual, double relative, string what) => Assert.True(
        expected == actual || Math.Abs(actual - expected) <= relative * Math.Abs(expected),
        $"{what}: {actual:R}, reference {expected:R}, relative difference {(actual - expected) / expected:E1}");
}
