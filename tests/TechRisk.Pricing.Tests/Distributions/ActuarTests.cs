namespace TechRisk.Pricing.Tests.Distributions;

/// <summary>Limited moments and counts against R 4.2.2 with actuar 3.3.2, the program actuaries check by.</summary>
public class ActuarTests
{
    [Fact]
    public void Limited_moments_match_R_actuar()
    {
        // levlnorm(4e5, 11, 1.6, 2), levgamma(3000, 0.3, scale = 1000, 2), levweibull(2e4, 0.7, scale = 1e4, 1),
        // levpareto(5e4, 2.5, scale = 1e5, 1), levpareto1(5e4, 2.5, min = 1e4, 2), levexp(1500, rate = 1e-3, 2), mlnorm(3, 11, 1.6);
        // printed to 16 digits
        Agree(32050011472.68655, new LogNormal(11, 1.6).LimitedMoment(2, 4e5));
        Agree(346382.2731838051, new Gamma(0.3, 1000).LimitedMoment(2, 3000));
        Agree(8463.781175923345, new Weibull(0.7, 1e4).LimitedExpectedValue(2e4));
        Agree(30377.92973654552, new Lomax(2.5, 1e5).LimitedExpectedValue(5e4));
        Agree(321114561.8000168, new Pareto(2.5, 1e4).LimitedMoment(2, 5e4));
        Agree(884349.1992578508, new Exponential(1000).LimitedMoment(2, 1500));
        Agree(21616746735225638912.0, new LogNormal(11, 1.6).Moment(3));
    }

    [Fact]
    public void Layer_mean_of_a_lognormal_matches_R_actuar()
    {
        // levlnorm(5e6 + 5e4, 11, 1.6) - levlnorm(5e4, 11, 1.6), actuar 3.3.2
        LogNormal law = new(11, 1.6);
        Agree(166857.0596411758, law.LimitedExpectedValue(5_050_000) - law.LimitedExpectedValue(50_000));
    }

    [Fact]
    public void Counts_match_R()
    {
        // pnbinom(20, size = 2.5, mu = 5, lower = FALSE), ppois(10, 0.8, lower = FALSE)
        Agree(0.003478442998280363, new NegativeBinomial(5, 3).Survival(20));
        Agree(1.035606685723012e-09, new Poisson(0.8).Survival(10));
    }

    // actuar's own rounding is a few 1e-14
    private static void Agree(double expected, double actual) =>
        Assert.True(Math.Abs(actual - expected) <= 1e-12 * expected, $"{actual:R} against {expected:R}");
}
