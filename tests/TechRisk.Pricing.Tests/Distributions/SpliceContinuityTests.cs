namespace TechRisk.Pricing.Tests.Distributions;

/// <summary>Splices whose density, or density and slope, do not jump at the threshold.</summary>
public class SpliceContinuityTests
{
    private static readonly LogNormal Body = new(10, 1.5);

    [Fact]
    public void The_weight_makes_the_density_continuous()
    {
        Spliced law = Spliced.WithContinuousDensity(Body, 250_000, new GeneralizedPareto(200_000, 0.45));
        Assert.InRange(law.TailWeight, 0.01, 0.2);
        Assert.Equal(law.LogDensity(250_000 * (1 - 1e-13)), law.LogDensity(250_000), 1e-12);
    }

    [Theory]
    [InlineData(0.8)]
    [InlineData(2.5)]
    public void A_composite_lognormal_pareto_has_its_threshold_and_weight_in_closed_form(double alpha)
    {
        // Cooray, Ananda (2005), Scollnik (2007): ln T = mu + alpha sigma^2; the weight from densities phi(z) / (sigma T Phi(z)) and alpha / T
        Spliced law = Spliced.SmoothPareto(new LogNormal(2, 0.7), alpha);
        double z = alpha * 0.7;
        double r = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) / 0.7 / new LogNormal(0, 1).Cdf(Math.Exp(z));
        Assert.Equal(2 + alpha * 0.49, Math.Log(law.Threshold), 1e-10);
        Assert.Equal(r / (r + alpha), law.TailWeight, 1e-10);
        Assert.IsType<Lomax>(law.TailSeverity);
        IsSmooth(law);
    }

    [Fact]
    public void A_lognormal_with_a_generalised_pareto_tail_is_smooth_by_its_threshold()
    {
        // the lognormal's slope -(1 + z / sigma) / T equals -(1 + xi) / scale at the threshold
        Spliced law = Spliced.Smooth(Body, new GeneralizedPareto(300_000, 0.4));
        double z = (Math.Log(law.Threshold) - 10) / 1.5;
        Assert.Equal(1, (1 + z / 1.5) / law.Threshold / (1.4 / 300_000), 1e-8);
        IsSmooth(law);
    }

    [Fact]
    public void A_lognormal_with_a_generalised_pareto_tail_is_smooth_by_the_scale()
    {
        Spliced law = Spliced.SmoothGeneralizedPareto(Body, 250_000, 0.45);
        double z = (Math.Log(250_000) - 10) / 1.5;
        Assert.Equal(1, ((GeneralizedPareto)law.TailSeverity).Scale / (1.45 * 250_000 / (1 + z / 1.5)), 1e-9);
        IsSmooth(law);
    }

    [Fact]
    public void What_has_no_solution_is_refused_with_the_rule()
    {
        // a uniform body never falls; a gamma tail with shape below 1 has no finite density at 0; below the mode a body rises
        Assert.Contains("log density falls", Message(() => Spliced.Smooth(new Histogram([0, 1], [1]), new Exponential(1))), StringComparison.Ordinal);
        Assert.Contains("slope", Message(() => Spliced.SmoothPareto(new Exponential(10), 100)), StringComparison.Ordinal);
        Assert.Contains("excess of 0", Message(() => Spliced.WithContinuousDensity(Body, 1e5, new Gamma(0.5, 1))), StringComparison.Ordinal);
        Assert.Contains("has a density", Message(() => Spliced.WithContinuousDensity(new Pert(1, 2, 3), 4, new Exponential(1))), StringComparison.Ordinal);
        Assert.Contains("falls", Message(() => Spliced.SmoothGeneralizedPareto(Body, 100, 0.4)), StringComparison.Ordinal);
    }

    private static string Message(Action act) => Assert.Throws<ArgumentOutOfRangeException>(act).Message;

    private static void IsSmooth(Spliced law)
    {
        double t = law.Threshold;
        double h = t * 1e-4;
        Assert.Equal(law.LogDensity(t * (1 - 1e-13)), law.LogDensity(t), 1e-11);

        // one-sided slopes to second order
        double left = (3 * law.LogDensity(t * (1 - 1e-13)) - 4 * law.LogDensity(t - h) + law.LogDensity(t - 2 * h)) / (2 * h);
        double right = (-3 * law.LogDensity(t) + 4 * law.LogDensity(t + h) - law.LogDensity(t + 2 * h)) / (2 * h);
        Assert.Equal(left * t, right * t, 1e-5);
    }
}
