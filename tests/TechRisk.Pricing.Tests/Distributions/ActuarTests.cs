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
    public void The_transformed_beta_family_matches_R_actuar()
    {
        // levtrbeta(8e4, 2.5, 1.5, 0.8, scale = 5e4, 2), levburr(1e5, 1.2, 1.7, scale = 4e4, 1), levinvburr(5e4, 0.6, 2.2, scale = 3e4, 2),
        // levgenpareto(6e4, 3.5, 2, scale = 4e4, 1), levinvpareto(2e4, 2, scale = 1e4, 1), levllogis(3e4, 2.5, scale = 2e4, 2),
        // levparalogis(4e4, 1.6, scale = 3e4, 1), levinvparalogis(3e4, 2.4, scale = 2e4, 2), levinvweibull(5e4, 2.2, scale = 3e4, 2),
        // levinvexp(5e4, scale = 2e4, 1), levburr(1e5, 0.5, 1.5, scale = 1e4, 1), mtrbeta(2, 2.5, 1.5, 0.8, scale = 5e4),
        // pburr(1e9, 1.2, 1.7, scale = 4e4, lower = FALSE), qtrbeta(0.995, 2.5, 1.5, 0.8, scale = 5e4)
        Agree(1070331801.1988722, new TransformedBeta(2.5, 1.5, 0.8, 5e4).LimitedMoment(2, 8e4));
        Agree(43276.833303927073, new Burr(1.2, 1.7, 4e4).LimitedExpectedValue(1e5));
        Agree(846060442.25565863, new InverseBurr(0.6, 2.2, 3e4).LimitedMoment(2, 5e4));
        Agree(26333.198432978261, new BetaPrime(3.5, 2, 4e4).LimitedExpectedValue(6e4));
        Agree(15305.579106695535, new InversePareto(2, 1e4).LimitedExpectedValue(2e4));
        Agree(470378986.26080954, new LogLogistic(2.5, 2e4).LimitedMoment(2, 3e4));
        Agree(22264.360977743007, new Paralogistic(1.6, 3e4).LimitedExpectedValue(4e4));
        Agree(702852638.15422928, new InverseParalogistic(2.4, 2e4).LimitedMoment(2, 3e4));
        Agree(1433519263.9003186, new InverseWeibull(2.2, 3e4).LimitedMoment(2, 5e4));
        Agree(30531.600075531285, new InverseExponential(2e4).LimitedExpectedValue(5e4));
        Agree(36858.934403719468, new Burr(0.5, 1.5, 1e4).LimitedExpectedValue(1e5));
        Agree(1594360474.8318212, new TransformedBeta(2.5, 1.5, 0.8, 5e4).Moment(2));
        Agree(1.0670932307594018e-09, new Burr(1.2, 1.7, 4e4).Survival(1e9));
        Agree(169690.03168713496, new TransformedBeta(2.5, 1.5, 0.8, 5e4).Quantile(0.995));
    }

    [Fact]
    public void Layer_mean_of_a_lognormal_matches_R_actuar()
    {
        // levlnorm(5e6 + 5e4, 11, 1.6) - levlnorm(5e4, 11, 1.6), actuar 3.3.2
        LogNormal law = new(11, 1.6);
        Agree(166857.0596411758, law.LimitedExpectedValue(5_050_000) - law.LimitedExpectedValue(50_000));
    }

    [Fact]
    public void The_transformed_gamma_family_and_its_neighbours_match_R_actuar()
    {
        // levtrgamma(3e4, 2.5, 0.6, scale = 2e4, order = 2), levinvgamma(3e4, 2.5, scale = 6e4, 1 and 2),
        // levinvtrgamma(3e4, 1.7, 1.9, scale = 4e4, order = 2), levinvgauss(6e4, mean = 5e4, shape = 2e4), pinvgauss(1e6, ...) above,
        // levlgamma(500, 6, 2.5, 1 and 2), plgamma(500, 6, 2.5) above, levbeta(0.3, 0.8, 4, 2),
        // mphtype(3, ...) and pphtype(3e4, ...) above, pt((log(6e4) - 10) / 1.2, 5) above; printed to 17 digits
        Agree(764716630.56420112, new GeneralizedGamma(2.5, 20_000, 0.6).LimitedMoment(2, 30_000));
        Agree(23976.086657381024, new InverseGamma(2.5, 60_000).LimitedExpectedValue(30_000));
        Agree(623926910.48501849, new InverseGamma(2.5, 60_000).LimitedMoment(2, 30_000));
        Agree(773976931.42625475, new InverseGeneralizedGamma(1.7, 40_000, 1.9).LimitedMoment(2, 30_000));
        Agree(29566.871699113137, new InverseGaussian(50_000, 20_000).LimitedExpectedValue(60_000));
        Agree(0.00028932288799744186, new InverseGaussian(50_000, 20_000).Survival(1e6));
        Agree(20.303888356303073, new LogGamma(6, 2.5).LimitedExpectedValue(500));
        Agree(1966.2884603834293, new LogGamma(6, 2.5).LimitedMoment(2, 500));
        Agree(0.0019201159767236956, new LogGamma(6, 2.5).Survival(500));
        Agree(0.031454080846872914, new Beta(0.8, 4).LimitedMoment(2, 0.3));
        PhaseType phases = new([0.5, 0.3, 0.2], [[-0.002, 0.0005, 0.0005], [0.0001, -0.0003, 0.0001], [0, 0.00002, -0.00005]]);
        Agree(57080331377777.781, phases.Moment(3));
        Agree(0.1777133403816013, phases.Survival(30_000));
        Agree(0.22086661263979587, new LogT(10, 1.2, 5).Survival(60_000));
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
