using TechRisk.Pricing.Tests.Simulation;

namespace TechRisk.Pricing.Tests.Model;

/// <summary>What a portfolio is, and its exact moments (domain note 3.3, CY-06; expected values of ../reference/covers.json).</summary>
public class PortfolioTests
{
    private const string Tag = "wave";

    [Fact]
    public void Common_shocks_have_the_moments_of_CY_06()
    {
        Portfolio book = Shocks();
        AnnualMoments moments = book.Moments();
        AnnualMoments policy = book.Moments("policy 7");
        double covariance = book.Covariance("policy 7", "policy 311");
        Assert.Equal(12_500_000, moments.Mean, 12.5e6 * 1e-12);
        Assert.Equal(27_628_571_428_571.43, moments.Variance, 2.8e13 * 1e-12);
        Assert.Equal(5_256_288.750494157, moments.StandardDeviation, 5.3e6 * 1e-12);
        Assert.Equal(41_000_000_000, policy.Variance, 4.1e10 * 1e-12);
        Assert.Equal(28_571_428.57142857, covariance, 2.9e7 * 1e-12);
        Assert.Equal(0.0006968641114982578, covariance / policy.Variance, 7e-4 * 1e-12);
        Assert.Equal(4_527_692.569068708, book.StandardDeviationIfIndependent(), 4.6e6 * 1e-12);
        Assert.Equal(0.0012721226594058963, book.ProbabilityNoneStruck(Tag), 1.3e-3 * 1e-12);
        Assert.Equal(50, book.ExpectedStruck(Tag), 50 * 1e-12);
    }

    [Fact]
    public void Simulation_has_the_exact_moments()
    {
        Portfolio book = Shocks() with { Dependence = new SharedRateFactor(Gamma.FromMeanAndCv(1, 0.3)) };
        AnnualMoments moments = book.Moments();
        PortfolioLosses losses = book.Simulate(100_000, 11);
        Estimate mean = losses.Gross.Mean;
        Estimate deviation = losses.Gross.StandardDeviation;
        Assert.InRange(mean.Value, moments.Mean - 4.5 * mean.StandardError, moments.Mean + 4.5 * mean.StandardError);
        Assert.InRange(
            deviation.Value, moments.StandardDeviation - 4.5 * deviation.StandardError, moments.StandardDeviation + 4.5 * deviation.StandardError);

        Estimate systemic = losses.Systemic.Single().Expected;
        double truth = 500 * 0.05 * 0.1 * 200_000;
        Assert.InRange(systemic.Value, truth - 4.5 * systemic.StandardError, truth + 4.5 * systemic.StandardError);
        Assert.Equal(systemic.Value, losses.FromSystemicEvents.Mean.Value, truth * 1e-12);
        Assert.Equal(systemic.StandardError, losses.FromSystemicEvents.Mean.StandardError, systemic.StandardError * 1e-9);
        Assert.InRange(losses.Systemic.Single().LossEvents, 4_600, 5_400); // 5,000 events, one in 800 strikes nobody
    }

    [Fact]
    public void A_factor_on_counts_that_are_no_Poisson_bends_the_variance_as_the_model_says()
    {
        Portfolio book = new("book", new Submission("a", new Cover("x", new Binomial(3, 0.2), new Gamma(2, 50))), new Submission("b", new Cover("y", new Poisson(0.5), new Gamma(2, 50))))
        {
            Dependence = new SharedRateFactor(new Beta(3, 3).Times(2)),
        };
        AnnualMoments moments = book.Moments();
        PortfolioLosses losses = book.Simulate(400_000, 12);
        Estimate deviation = losses.Gross.StandardDeviation;
        Assert.InRange(
            deviation.Value, moments.StandardDeviation - 4.5 * deviation.StandardError, moments.StandardDeviation + 4.5 * deviation.StandardError);
    }

    [Fact]
    public void Two_covers_of_a_submission_are_struck_together()
    {
        CyberRisk risk = new() { Perils = [new CyberPeril("hit", new Poisson(0), new Gamma(2, 100)) { Tags = [Tag] }] };
        Portfolio book = new("book", new Submission("a", new Cover("first", risk), new Cover("second", risk)))
        {
            Systemic = [new(Tag, new NegativeBinomial(0.8, dispersion: 1.5)) { Footprint = new Beta(2, 3) }],
        };
        AnnualMoments moments = book.Moments();
        PortfolioLosses losses = book.Simulate(400_000, 13);
        Estimate mean = losses.Gross.Mean;
        Estimate deviation = losses.Gross.StandardDeviation;
        Assert.Equal(2 * 0.8 * 0.4 * 200, moments.Mean, 1e-9);
        Assert.InRange(mean.Value, moments.Mean - 4.5 * mean.StandardError, moments.Mean + 4.5 * mean.StandardError);
        Assert.InRange(
            deviation.Value, moments.StandardDeviation - 4.5 * deviation.StandardError, moments.StandardDeviation + 4.5 * deviation.StandardError);
    }

    [Fact]
    public void A_submission_is_struck_if_one_of_its_covers_is()
    {
        CyberRisk open = new() { Perils = [new CyberPeril("hit", new Poisson(0), new Gamma(2, 100)) { Tags = [Tag] }] };
        Portfolio book = new("book", new Submission("a", new Cover("first", open with { IsPatched = true, Sector = Industry.Biomedicine }), new Cover("second", open with { SecurityLevel = 1 })));
        Footprint epidemic = new EpidemicFootprint(new SirEpidemic(2, 1e-3));
        Portfolio spread = book with { Systemic = [new(Tag, 1) { Footprint = epidemic }] };
        double rate = new SirEpidemic(2, 1e-3).AttackRate; // of the second cover: the first is patched
        Assert.Equal(rate, spread.ExpectedStruck(Tag), 1e-12);
        Assert.Equal(1 - rate, spread.ProbabilityNoneStruck(Tag), 1e-12);

        // sets that hold the first cover only, the second only, or both: the weaker of the covers aimed at decides
        Portfolio aimed = book with
        {
            Systemic =
            [
                new(Tag, 1)
                {
                    Footprint = new SecurityFootprint(new Exponential(3))
                    {
                        Sectors = [new(0.3, Industry.Biomedicine), new(0.5, Industry.Other), new(0.2, Industry.Biomedicine, Industry.Other)],
                    },
                },
            ],
        };
        Assert.Equal(0.3 + 0.2 + 0.5 * Math.Exp(-1 / 3.0), aimed.ExpectedStruck(Tag), 1e-12); // P(m > 0) = 1, P(m > 1) = exp(-1/3)
        Assert.Equal(0.5 * (1 - Math.Exp(-1 / 3.0)), aimed.ProbabilityNoneStruck(Tag), 1e-12);
    }

    [Fact]
    public void Ids_currencies_and_periods_have_to_fit()
    {
        Submission a = new("a", Companies.Cyber);
        Assert.Contains("share it", Assert.Throws<ArgumentOutOfRangeException>(() => new Portfolio("book", a, new Submission("b") { Id = "a" })).Message, StringComparison.Ordinal);
        Assert.Contains("currency", Assert.Throws<ArgumentOutOfRangeException>(() => new Portfolio("book", a, new Submission("b") { Currency = "USD" })).Message, StringComparison.Ordinal);
        Assert.Contains("period", Assert.Throws<ArgumentOutOfRangeException>(() => new Portfolio("book", a, new Submission("b") { Period = 2 })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Portfolio("book", a) { Dependence = new GaussianCopula(0.2) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Portfolio("book", a) { Systemic = [new(Tag, 0.1), new(Tag, 0.1)] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Portfolio("book").Simulate(10));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Portfolio("book", a).Simulate(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Portfolio("book", a).Moments("b"));
    }

    [Fact]
    public void Terms_without_a_closed_form_are_refused_by_the_moments()
    {
        Portfolio book = new("book", new Submission("a", Companies.Cyber));
        Assert.Throws<InvalidOperationException>(() => book.Moments());
    }

    private static Portfolio Shocks()
    {
        CyberRisk risk = new()
        {
            Perils =
            [
                new CyberPeril("own", new Poisson(0.08), Gamma.FromMeanAndCv(300_000, Math.Sqrt(5e11 - 9e10) / 300_000)),
                new CyberPeril("struck", new Poisson(0), Gamma.FromMeanAndCv(200_000, Math.Sqrt(2e11 - 4e10) / 200_000)) { Tags = [Tag] },
            ],
        };
        return new Portfolio("shocks", Enumerable.Range(0, 500).Select(i => new Submission($"policy {i}", new Cover("cyber", risk))))
        {
            Systemic = [new(Tag, 0.05) { Footprint = new Beta(2, 18) }],
        };
    }
}
