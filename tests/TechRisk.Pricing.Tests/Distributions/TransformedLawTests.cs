using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing.Tests.Distributions;

/// <summary>What the laws around the transformed gamma owe to each other, to their limits and to a fit.</summary>
public class TransformedLawTests
{
    private static readonly double[] Amounts = [1.2, 3, 8.5, 20, 77, 310, 1900];

    [Fact]
    public void Special_cases_are_the_laws_they_should_be()
    {
        Same(new GeneralizedGamma(2.5, 1000, 1), new Gamma(2.5, 1000), 1e-13);
        Same(new GeneralizedGamma(1, 1000, 0.7), new Weibull(0.7, 1000), 1e-13);
        Same(new InverseGeneralizedGamma(3.5, 1000, 1), new InverseGamma(3.5, 1000), 1e-13);
        Same(new LogGamma(1, 3.5) { Scale = 1000 }, new Pareto(3.5, 1000), 1e-13);
        Same(new SkewLogNormal(9, 1.2, 0), new LogNormal(9, 1.2), 1e-12);
        Same(new ErlangMixture(1000, (1, 3)), new Gamma(3, 1000), 1e-13);
        Same(PhaseType.Erlang(3, 1000), new Gamma(3, 1000), 1e-12);
        Same(PhaseType.Erlang(60, 1000), new Gamma(60, 1000), 1e-11);
        Same(PhaseType.Hyperexponential((0.8, 60_000), (0.2, 500_000)), new MixedExponential((0.8, 60_000), (0.2, 500_000)), 1e-12);
        Same(PhaseType.Coxian((0.01, 1), (0.01, 1), (0.01, 0)), new Gamma(3, 100), 1e-12);
        Same(new Beta(1.8, 4.2) { Upper = 7 }, new Pert(0, 1.4, 7), 1e-12);
    }

    [Fact]
    public void The_logarithm_of_the_survival_function_goes_on_where_the_function_itself_is_0()
    {
        // ln Q(a, u) is (a - 1) ln u - u - ln Gamma(a) with an error of about (a - 1) / u; the others are identities
        Near(-1e5 + 1.5 * Math.Log(1e5) - 0.2846828704729191, new GeneralizedGamma(2.5, 1, 0.5).LogSurvival(1e10), 1e-4);
        Assert.Equal(-1000 * 5 * Math.Log(10) - LnFactorial(1000), new InverseGamma(1000, 1).LogSurvival(1e5), 1e-3);
        Assert.Equal(new LogNormal(9, 1).LogSurvival(1e100) + Math.Log(2), new SkewLogNormal(9, 1, 3).LogSurvival(1e100), 1e-6);
        Assert.Equal(new Gamma(12, 1).LogDensity(2000), new ErlangMixture(1, (0.5, 2), (0.5, 12)).LogSurvival(2000) + Math.Log(2), 0.01);
        Assert.Equal(-2000 * 0.00005, PhaseType.Hyperexponential((1, 20_000)).LogSurvival(2000), 1e-12);
        Assert.Equal(-2e6, PhaseType.Hyperexponential((1, 1)).LogSurvival(2e6), 1e-6);
        foreach (Severity law in new Severity[]
        {
            new InverseGaussian(1000, 500), new SkewLogNormal(9, 0.1, -30), new LogGamma(3, 40), new PhaseType([1, 0], [[-2, 1], [0.5, -1]]),
        })
        {
            double x = law.InverseSurvival(1e-300);
            Assert.Equal(Math.Log(1e-300), law.LogSurvival(x), 1e-6);
            double further = law.LogSurvival(x * 1e3);
            Assert.True(double.IsFinite(further) && further < -700, $"{law}: {further}");
        }
    }

    [Fact]
    public void Mbbefd_joins_its_branches_and_gives_the_exposure_curve()
    {
        foreach (double c in new[] { 1.5, 2.0, 3, 4, 5 })
        {
            // Bernegger 1997: G(x) = ln(((g - 1) b + (1 - g b) b^x) / (1 - b)) / ln(g b)
            Mbbefd law = Mbbefd.FromSwissRe(c);
            double b = law.B;
            double g = law.G;
            foreach (double x in new[] { 0.01, 0.2, 0.7, 0.99 })
            {
                double curve = Math.Log(((g - 1) * b + (1 - g * b) * Math.Pow(b, x)) / (1 - b)) / Math.Log(g * b);
                Near(curve, law.LimitedExpectedValue(x) / law.Mean, 1e-11);
            }

            Near(1 / g, law.Survival(1 - 1e-16), 1e-12);
            Assert.Equal(0, law.Survival(1));
        }

        Near(Math.Log(50) / 49, new Mbbefd(1, 50).Mean, 1e-14);
        Near((0.02 - 1) / Math.Log(0.02), new Mbbefd(0.02, 50).Mean, 1e-14);
        Same(new Mbbefd(1, 50), new Mbbefd(1 + 1e-13, 50), 1e-11);
        Same(new Mbbefd(1, 50), new Mbbefd(1 - 1e-13, 50), 1e-11);
        foreach (Mbbefd certain in new[] { new Mbbefd(0, 7) { Upper = 5 }, new Mbbefd(3, 1) { Upper = 5 }, Mbbefd.FromSwissRe(0) with { Upper = 5 } })
        {
            Assert.Equal(5, certain.Mean);
            Assert.Equal(0, certain.Variance);
            Assert.Equal(5, certain.Quantile(0));
            Assert.Equal(5, certain.Sample(0.999));
            Assert.Equal(1, certain.Survival(4.999));
            Assert.Equal(0, certain.LogDensity(5));
        }
    }

    [Fact]
    public void Limited_moments_stay_finite_where_moments_are_not()
    {
        Severity[] laws = [new InverseGamma(1, 100), new InverseGeneralizedGamma(0.4, 100, 1.3), new LogGamma(3, 0.5), new LogT(5, 1, 3)];
        foreach (Severity law in laws)
        {
            Assert.Equal(double.PositiveInfinity, law.Mean);
            Assert.Equal(double.PositiveInfinity, law.Variance);
            Assert.True(law.LimitedMoment(2, 1e6) is > 0 and < 1e12);
            Assert.False(law.Tail.MeanMayBeFinite);
        }

        Assert.Equal(0, new LogT(5, 1, 3).Tail.FiniteMoments);
    }

    [Fact]
    public void A_fit_finds_its_parameters_its_starts_and_the_sum_of_log_densities()
    {
        Fits(new GeneralizedGamma(2, 50, 0.7), Amounts);
        Fits(new InverseGamma(0.8, 9), Amounts);
        Fits(new InverseGeneralizedGamma(0.8, 9, 0.9), Amounts);
        Fits(new InverseGaussian(300, 7), Amounts);
        Fits(new LogT(3, 2, 4), Amounts);
        Fits(new LogGamma(2.4, 0.7), Amounts);
        Fits(new SkewLogNormal(3, 2, 1.5), Amounts);
        double[] shares = [0.01, 0.2, 0.33, 0.6, 0.9];
        Fits(new Beta(0.8, 2.1), shares);
        Fits(new Mbbefd(0.1, 30), [.. shares, 1]);
        Assert.Equal(double.NegativeInfinity, new Beta(0.8, 2.1).SumLogDensity(new ObservedAmounts([0.5, 1.5], [])));
        Assert.Equal(double.NegativeInfinity, new LogGamma(2, 2).SumLogDensity(new ObservedAmounts([0.5, 1.5], [])));
    }

    [Fact]
    public void Wrong_parameters_are_refused_with_name_value_and_rule()
    {
        Refused("Power", () => new GeneralizedGamma(1, 1, 0));
        Refused("mean", () => new InverseGaussian(-1, 1));
        Refused("Degrees", () => new LogT(1, 1, double.NaN));
        Refused("Shape", () => new SkewLogNormal(1, 1, 2000));
        Refused("beta", () => new Beta(1, 0));
        Refused("Upper", () => new Beta(1, 1) { Upper = 0 });
        Refused("cv", () => Beta.FromMeanAndCv(0.5, 1));
        Refused("G", () => new Mbbefd(1, 0.5));
        Refused("B", () => new Mbbefd(-1, 5));
        Refused("c", () => Mbbefd.FromSwissRe(-1));
        Refused("Components", () => new ErlangMixture(1, (1, 0)));
        Refused("Components", () => new ErlangMixture(1, (0.5, 1)));
        Refused("initial", () => new PhaseType([0.5, 0.4], [[-1, 0], [0, -1]]));
        Refused("generator", () => new PhaseType([1], [[-1, 0]]));
        Refused("generator", () => new PhaseType([1, 0], [[-1, 2], [0, -1]]));
        Refused("generator", () => new PhaseType([1, 0], [[-1, 1], [1, -1]]));
        Refused("generator", () => new PhaseType([1], [[1]]));
        Refused("phases", () => PhaseType.Coxian());
    }

    [Fact]
    public void The_exponential_moment_of_a_phase_type_law_ends_at_its_decay_rate()
    {
        Near(1 / 500_000.0, PhaseType.Hyperexponential((0.8, 60_000), (0.2, 500_000)).Tail.ExponentialAbscissa!.Value, 1e-12);
        Near(0.001, PhaseType.Erlang(100, 1000).Tail.ExponentialAbscissa!.Value, 1e-12);

        // the eigenvalues of the generator are (-3 +- sqrt(3)) / 2
        Near((3 - Math.Sqrt(3)) / 2, new PhaseType([1, 0], [[-2, 1], [0.5, -1]]).Tail.ExponentialAbscissa!.Value, 1e-12);

        // the slow phase is never reached
        Near(1, new PhaseType([1, 0], [[-1, 0], [0, -0.01]]).Tail.ExponentialAbscissa!.Value, 1e-12);
    }

    private static void Same(Severity one, Severity other, double relative)
    {
        foreach (double p in new[] { 1e-6, 0.03, 0.4, 0.9 })
        {
            double x = other.Quantile(p);
            Near(x, one.Quantile(p), Math.Max(relative, 1e-12));
            Near(other.Cdf(x), one.Cdf(x), relative);
            Near(other.Survival(x), one.Survival(x), relative);
            Near(other.LimitedMoment(2, x), one.LimitedMoment(2, x), relative);
        }

        double far = other.InverseSurvival(1e-200);
        if (far < other.Maximum)
        {
            Near(other.LogSurvival(far), one.LogSurvival(far), relative);
        }

        Near(other.Mean, one.Mean, relative);
        Near(other.Variance, one.Variance, Math.Max(relative, 1e-12));
    }

    private static void Fits<T>(T law, double[] amounts)
        where T : Severity, IParametricSeverity<T>
    {
        Assert.Equal(law, T.FromValues(law.Values.AsSpan()));
        Assert.Equal(T.Space.Count, law.Values.Count);
        double[] weights = [.. amounts.Select((_, i) => 0.5 + i)];
        double expected = amounts.Select((x, i) => weights[i] * law.LogDensity(x)).Sum();
        Assert.Equal(expected, law.SumLogDensity(new ObservedAmounts(amounts, weights)), Math.Abs(expected) * 1e-13 + 1e-12);
        double best = amounts.Sum(law.LogDensity);
        IReadOnlyList<double[]> starts = T.Starts(new SampleShape(amounts));
        Assert.NotEmpty(starts);
        foreach (double[] start in starts)
        {
            for (int i = 0; i < start.Length; i++)
            {
                Assert.True(start[i] > T.Space[i].Lower && start[i] < T.Space[i].Upper, $"{law}: start {start[i]} of {T.Space[i].Name}");
            }

            Assert.True(double.IsFinite(amounts.Sum(T.FromValues(start).LogDensity)), $"{law}: start {string.Join(", ", start)}");
        }

        // the law given is no fit of the amounts, only a plausible one: the best start should be about as good
        double reached = starts.Max(start => amounts.Sum(T.FromValues(start).LogDensity));
        Assert.True(reached > best - 10, $"{law}: the best start gives {reached} against {best}");
    }

    private static void Refused(string name, Func<object> make) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(make).ParamName);

    private static double LnFactorial(int n) => Enumerable.Range(1, n).Sum(i => Math.Log(i));

    private static void Near(double expected, double actual, double relative) => Assert.True(
        expected == actual || Math.Abs(actual - expected) <= relative * Math.Abs(expected),
        $"{actual:R} against {expected:R}");
}
