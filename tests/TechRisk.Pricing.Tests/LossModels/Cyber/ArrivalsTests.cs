namespace TechRisk.Pricing.Tests.LossModels.Cyber;

/// <summary>Moments of arrivals against figures of other programs, and the simulated counts against them.</summary>
public class ArrivalsTests
{
    // moment equations of the Markov states solved with DOP853 of scipy 1.10.1, relative tolerance 1e-13
    public static TheoryData<Hawkes, double, double, double> Moments => new()
    {
        { new Hawkes(2, 0.55, 12) { Kernel = HawkesKernel.Delayed }, 1, 3.58077438192527, 11.2498830223507 },
        { new Hawkes(2, 0.55, 12) { Kernel = HawkesKernel.Delayed, Start = HawkesStart.Stationary }, 1, 4.44444444444445, 16.0255794473363 },
        { new Hawkes(2, 1.2, 12), 0.5, 6.60058461368274, 184.614227715836 },
        { new Hawkes(2, 1, 12), 0.5, 4, 52 },
    };

    [Theory]
    [MemberData(nameof(Moments))]
    public void Moments_of_a_hawkes_process_are_those_of_its_moment_equations(Hawkes law, double years, double mean, double variance)
    {
        Assert.Equal(mean, law.Mean(years), 1e-11 * mean);
        Assert.Equal(variance, law.Variance(years), 1e-11 * variance);
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void Simulated_counts_of_a_hawkes_process_have_its_moments(Hawkes law, double years, double mean, double variance) =>
        HasMoments(law, years, mean, variance, 60_000);

    [Fact]
    public void Half_of_the_delayed_excitation_has_come_when_the_gamma_delay_is_at_its_median() =>
        // exp(-a) (1 + a) = 1/2 over the decay, mpmath 1.2.1
        Assert.Equal(0.139862249168055054, (new Hawkes(2, 0.55, 12) { Kernel = HawkesKernel.Delayed }).HalfLife, 1e-12);

    [Fact]
    public void The_covariance_density_of_the_exponential_kernel_is_the_published_one()
    {
        // Hawkes (1971): alpha L (2 b - alpha) / (2 (b - alpha)) exp(-(b - alpha) u)
        Hawkes law = new(2, 0.55, 12) { Start = HawkesStart.Stationary };
        double alpha = 6.6;
        double expected = alpha * (2 / 0.45) * (24 - alpha) / (2 * (12 - alpha)) * Math.Exp(-(12 - alpha) * 0.2);
        Assert.Equal(expected, law.CovarianceDensity(0.2), 1e-13 * expected);
    }

    [Theory]
    [InlineData(HawkesKernel.Exponential)]
    [InlineData(HawkesKernel.Delayed)]
    public void The_variance_of_a_long_period_tends_to_the_asymptotic_one(HawkesKernel kernel)
    {
        Hawkes law = new(2, 0.55, 12) { Kernel = kernel, Start = HawkesStart.Stationary };
        Assert.Equal(law.AsymptoticDispersion, law.Dispersion(1e7), 1e-6);
    }

    [Fact]
    public void Clusters_at_once_with_a_geometric_size_are_polya_aeppli()
    {
        // sizes 1, 2, ... with mean 1 + beta in clusters of rate mean / (1 + beta)
        PolyaAeppli law = new(1.5, 2);
        ClusterArrivals clusters = new(0.5, new ZeroTruncated(new Geometric(2)));
        Assert.Equal(law.Mean, clusters.Mean(1), 1e-13);
        Assert.Equal(law.Variance, clusters.Variance(1), 1e-12);
        SampledLoss count = Counted(clusters, 1, 200_000);
        for (int n = 0; n < 6; n++)
        {
            Estimate more = count.ExceedanceProbability(n + 0.5);
            Assert.True(Math.Abs(more.Value - law.Survival(n)) <= 4.5 * more.StandardError, $"P(N > {n}): {more} against {law.Survival(n)}");
        }
    }

    [Fact]
    public void Clusters_that_spread_lose_what_comes_after_the_period()
    {
        // rate 0.7, geometric size of mean 3, exponential delays of mean 0.1: quadrature with mpmath 1.2.1
        ClusterArrivals clusters = new(0.7, new Geometric(3)) { Spread = new Exponential(0.1) };
        Assert.Equal(1.8900095339852501, clusters.Mean(1), 1e-11);
        Assert.Equal(12.600123940509725, clusters.Variance(1), 1e-10);
        HasMoments(clusters, 1, 1.8900095339852501, 12.600123940509725, 200_000);
    }

    [Fact]
    public void Layers_far_thinner_than_the_period_are_not_missed()
    {
        // mpmath 1.2.1: quadrature of (1 + Psi(v)) (1 + Psi(t - v))^2 in pieces towards both ends, 30 digits
        Assert.Equal(162356999003.855033533, new Hawkes(2, 1, 365) { Kernel = HawkesKernel.Delayed }.Variance(20), 1e-2); // 6e-14 relative
        Assert.Equal(15272996551.1125726, new Hawkes(2, 0.999, 365) { Kernel = HawkesKernel.Delayed }.Variance(20), 1e-3);

        // exponential delays of mean m: the integral of F is t - m, that of F^2 is t - 1.5 m, both but for exp(-1 / m)
        ClusterArrivals clusters = new(2, new NegativeBinomial(2, dispersion: 1.5)) { Spread = new Exponential(1e-5) };
        Assert.Equal(4 * (1 - 1e-5), clusters.Mean(1), 1e-11);
        Assert.Equal(4 * (1 - 1e-5) + 10 * (1 - 1.5e-5), clusters.Variance(1), 1e-10);
    }

    [Fact]
    public void Without_branching_a_hawkes_process_is_poisson()
    {
        foreach (HawkesStart start in Enum.GetValues<HawkesStart>())
        {
            Hawkes law = new(3, 0, 12) { Start = start };
            Assert.Equal(3.0 * 1.5, law.Mean(1.5), 1e-14);
            Assert.Equal(3.0 * 1.5, law.Variance(1.5), 1e-12);
            SampledLoss count = Counted(law, 1, 100_000);
            for (int n = 0; n < 8; n++)
            {
                Estimate more = count.ExceedanceProbability(n + 0.5);
                Assert.True(Math.Abs(more.Value - new Poisson(3).Survival(n)) <= 4.5 * more.StandardError);
            }
        }
    }

    private static void HasMoments(Arrivals arrivals, double years, double mean, double variance, long rows)
    {
        SampledLoss count = Counted(arrivals, years, rows);
        Assert.True(Math.Abs(count.Mean.Value - mean) <= 4.5 * count.Mean.StandardError, $"{count.Mean} against {mean}");
        Estimate deviation = count.StandardDeviation;
        Assert.True(Math.Abs(deviation.Value - Math.Sqrt(variance)) <= 4.5 * deviation.StandardError, $"{deviation} against {Math.Sqrt(variance)}");
    }

    private static SampledLoss Counted(Arrivals arrivals, double years, long rows) =>
        new Submission("Firm", new Cover("cyber", new CyberRisk { Perils = [new("incident", arrivals, new Discrete((1, 1)))] })) { Period = years }.Simulate(rows, 11).Net;
}
