using System.Text.Json;

namespace TechRisk.Pricing.Tests.Reference;

/// <summary>
/// The cyber cases of covers.json: closed forms through public members, and the same figures by simulation within 4.5 of its own standard
/// errors. CY-06 is a closed form of a portfolio, CY-09 one of the exact engine; here stand their parts of a single cover.
/// </summary>
public class CyberCaseTests
{
    private const long Years = 400_000;

    [Fact]
    public void CY_01_layer_of_a_breach()
    {
        JsonElement expected = Expected("CY-01");
        CyberRisk risk = new() { Perils = [new("incident", new Poisson(Number(expected, "poisson_rate")), LogNormal.FromQuantiles((0.5, 603_000), (0.95, 32_000_000)))] };
        PolicyTerms terms = new() { Retention = 250_000, Limit = 5_000_000 };
        AnnualMoments exact = risk.Moments(terms);
        Exact(expected, "pure_premium", exact.Mean, 1e-10);
        Exact(expected, "sd_annual", exact.StandardDeviation, 1e-10);
        SampledLoss loss = Simulated(risk, terms, 1);
        Near(expected, "pure_premium", loss.Mean);
        Near(expected, "sd_annual", loss.StandardDeviation);
    }

    [Fact]
    public void CY_02_cost_of_records()
    {
        JsonElement expected = Expected("CY-02");
        RecordsLoss breach = new(new LogNormal(Math.Log(5_000), 2.5));
        LogNormal cost = Assert.IsType<LogNormal>(breach.Amount);
        Exact(expected, "median_cost_25000_records", breach.CostOf(25_000).Quantile(0.5), 1e-10);
        Exact(expected, "cost_mu", cost.Mu, 1e-10);
        Exact(expected, "cost_sigma", cost.Sigma, 1e-10);
        Exact(expected, "cost_mean", cost.Mean, 1e-10);
        Exact(expected, "prob_cost_gt_1m", cost.Survival(1e6), 1e-10);
        Exact(expected, "cost_mean_if_residual_ignored", (breach with { ResidualDeviation = 1e-9 }).Amount.Mean, 1e-10);
        PolicyTerms layer = new() { Retention = 1e6, Limit = 9e6 };
        CyberRisk risk = new() { Perils = [new("breach", new Binomial(1, 1), breach)] };
        Exact(expected, "layer_9m_xs_1m", risk.Moments(layer).Mean, 1e-10);
        SampledLoss loss = Simulated(risk, layer, 2);
        Near(expected, "layer_9m_xs_1m", loss.Mean);
        Near(expected, "prob_cost_gt_1m", loss.ProbabilityOfLoss);
    }

    [Fact]
    public void CY_03_interruption_with_both_waiting_forms_and_a_sub_limit()
    {
        JsonElement expected = Expected("CY-03");
        OutageLoss outage = new(new LogNormal(Math.Log(24), 1.2), 50_000);
        PolicyTerms deductible = new() { WaitingHours = 12, IndemnityHours = 720 };
        PolicyTerms qualifying = deductible with { WaitingForm = WaitingForm.Qualifying };
        ValueList<SectionTerms> subLimit = [new SectionTerms("business interruption") { Limit = 10e6 }];
        Exact(expected, "prob_trigger", outage.TriggerProbability(deductible), 1e-10);
        Exact(expected, "deductible_form_hours", outage.ExpectedInsuredHours(deductible), 1e-10);
        Exact(expected, "franchise_form_hours", outage.ExpectedInsuredHours(qualifying), 1e-10);
        Exact(expected, "deductible_form_loss", outage.ExpectedInsuredLoss(deductible), 1e-10);
        Exact(expected, "franchise_form_loss", outage.ExpectedInsuredLoss(qualifying), 1e-10);
        CyberRisk one = new() { Perils = [new("outage", new Binomial(1, 1), outage)] };
        CyberRisk yearly = new() { Perils = [new("outage", new Poisson(0.15), outage)] };
        (string Name, CyberRisk Risk, PolicyTerms Terms)[] figures =
        [
            ("deductible_form_loss", one, deductible),
            ("franchise_form_loss", one, qualifying),
            ("deductible_form_with_sublimit", one, deductible with { Sections = subLimit }),
            ("franchise_form_with_sublimit", one, qualifying with { Sections = subLimit }),
            ("annual_deductible_with_sublimit", yearly, deductible with { Sections = subLimit }),
        ];
        foreach ((string name, CyberRisk risk, PolicyTerms terms) in figures)
        {
            AnnualMoments exact = risk.Moments(terms);
            Exact(expected, name, exact.Mean, 1e-10);
            SampledLoss loss = Simulated(risk, terms, 3);
            Near(expected, name, loss.Mean);
            NearValue(exact.StandardDeviation, loss.StandardDeviation, name);
        }
    }

    [Fact]
    public void CY_04_self_exciting_arrivals()
    {
        JsonElement expected = Expected("CY-04");
        Hawkes empty = new(2, 0.55, 12);
        Hawkes stationary = empty with { Start = HawkesStart.Stationary };
        Exact(expected, "stationary_rate", stationary.StationaryRate, 1e-10);
        Exact(expected, "stationary_rate", stationary.Mean(1), 1e-10);
        Exact(expected, "stationary_variance", stationary.Variance(1), 1e-10);
        Exact(expected, "stationary_vmr", stationary.Dispersion(1), 1e-10);
        Exact(expected, "asymptotic_vmr", stationary.AsymptoticDispersion, 1e-10);
        Exact(expected, "empty_start_mean", empty.Mean(1), 1e-10);
        Exact(expected, "empty_start_variance", empty.Variance(1), 1e-10);
        Exact(expected, "poisson_limit_variance_same_mean", new Hawkes(stationary.StationaryRate, 0, 12).Variance(1), 1e-10);
        Exact(expected, "excitation_half_life_years", empty.HalfLife, 1e-10);
        foreach ((Hawkes law, string mean, string variance) in (IEnumerable<(Hawkes, string, string)>)
            [(empty, "empty_start_mean", "empty_start_variance"), (stationary, "stationary_rate", "stationary_variance")])
        {
            SampledLoss count = Simulated(new CyberRisk { Perils = [new("incident", law, One)] }, PolicyTerms.None, 4, 200_000);
            Near(expected, mean, count.Mean);
            NearValue(Math.Sqrt(Number(expected, variance)), count.StandardDeviation, variance);
        }
    }

    [Fact]
    public void CY_06_a_policy_of_the_portfolio()
    {
        // gamma laws with the case's first two moments
        JsonElement expected = Expected("CY-06");
        CyberRisk risk = new()
        {
            Perils = [new("own", new Poisson(0.08), WithMoments(300_000, 5e11)) { Tags = ["wave"], SystemicComponents = [WithMoments(200_000, 2e11)] }],
            Systemic = [new("wave", 0.05) { Footprint = new Beta(2, 18) }],
        };
        AnnualMoments exact = risk.Moments(PolicyTerms.None);
        Assert.Equal(Number(expected, "mean") / 500, exact.Mean, 1e-12 * exact.Mean);
        Exact(expected, "policy_variance", exact.Variance, 1e-12);
        SampledLoss loss = Simulated(risk, PolicyTerms.None, 5);
        NearValue(exact.Mean, loss.Mean);
        NearValue(exact.StandardDeviation, loss.StandardDeviation);
    }

    [Fact]
    public void CY_08_spliced_losses_with_an_infinite_mean()
    {
        JsonElement expected = Expected("CY-08");
        CyberRisk Spliced(double shape) => new()
        {
            Perils = [new("attack", new Binomial(1, 1), new Spliced(new LogNormal(11.5, 1.8), 5e6, new GeneralizedPareto(4e6, shape), 0.05))],
        };
        (string Name, double Shape, PolicyTerms Terms)[] layers =
        [
            ("layer_9p5m_xs_0p5m_xi0p7", 0.7, new() { Retention = 0.5e6, Limit = 9.5e6 }),
            ("layer_9p5m_xs_0p5m_xi1p6", 1.6, new() { Retention = 0.5e6, Limit = 9.5e6 }),
            ("layer_90m_xs_10m_xi1p6", 1.6, new() { Retention = 10e6, Limit = 90e6 }),
        ];
        foreach ((string name, double shape, PolicyTerms terms) in layers)
        {
            Exact(expected, name, Spliced(shape).Moments(terms).Mean, 1e-9);
            Near(expected, name, Simulated(Spliced(shape), terms, 6).Mean);
        }

        Exact(expected, "mean_xi0p7", Spliced(0.7).Moments(PolicyTerms.None).Mean, 1e-9);
        Assert.Equal(double.PositiveInfinity, Spliced(1.6).Moments(PolicyTerms.None).Mean);
        Assert.Equal(double.PositiveInfinity, Simulated(Spliced(1.6), PolicyTerms.None, 6, 10_000).Mean.Value);
    }

    [Fact]
    public void CY_10_one_event_through_sections_in_both_orders()
    {
        JsonElement expected = Expected("CY-10");
        CyberRisk risk = new()
        {
            Perils =
            [
                new(
                    "ransomware",
                    new Poisson(0.1),
                    new AmountLoss(new Exponential(4)) { Section = "ransom" },
                    new OutageLoss(new Exponential(60), 0.11),
                    new AmountLoss(new Exponential(1.2)) { Section = "restoration" },
                    new AmountLoss(new Exponential(0.8)) { Section = "notification" }),
            ],
        };
        SectionTerms interruption = new("business interruption") { Limit = 5 };
        foreach ((SectionOrder order, string letter) in (IEnumerable<(SectionOrder, string)>)[(SectionOrder.CoinsuranceFirst, "A"), (SectionOrder.SublimitFirst, "B")])
        {
            SectionTerms ransom = new("ransom") { InsuredShare = 0.5, Limit = 2.5, Order = order };
            PolicyTerms terms = new() { Retention = 0.5, Limit = 8, AggregateLimit = 6, WaitingHours = 12, Sections = [ransom, interruption] };
            double sections = ransom.PaidOfSection(4) + interruption.PaidOfSection(terms.InsuredHours(60) * 0.11) + 1.2 + 0.8;
            Cover cover = new("cyber", risk, terms);
            double paid = cover.PaidOfEvent(("ransom", 4, 0), ("business interruption", 60 * 0.11, 60), ("restoration", 1.2, 0), ("notification", 0.8, 0));
            Assert.Equal(Number(expected, "ransom_order_" + letter), ransom.PaidOfSection(4), 1e-12);
            Assert.Equal(Number(expected, "bi"), interruption.PaidOfSection(terms.InsuredHours(60) * 0.11), 1e-12);
            Assert.Equal(Number(expected, "event_before_retention_" + letter), sections, 1e-12);
            Assert.Equal(Number(expected, $"payment_{letter}_unlimited_aggregate"), paid, 1e-12);
            Assert.Equal(Number(expected, "payment_" + letter), terms.PaidOfYear(paid), 1e-12);
        }
    }

    [Fact]
    public void CY_11_frequency_of_size_sector_and_controls()
    {
        JsonElement expected = Expected("CY-11");
        Relativities relativities = new() { Factors = [1.3], DampedFactors = [1 / 5.58, 1 / 1.4, 1 / 2.19] };
        Exact(expected, "relativity_product", relativities.Product, 1e-12);
        Exact(expected, "relativity_used", relativities.Used, 1e-12);
        double rate = -Math.Log(1 - 0.093) * Relativities.OfSize(800, 100, 0.3) * relativities.Used;
        Exact(expected, "frequency", rate, 1e-12);
        NegativeBinomial count = new(rate, 1 + rate / 3);
        Exact(expected, "prob_zero", count.Probability(0), 1e-12);
        Exact(expected, "prob_ge_2", count.Survival(1), 1e-12);
        CyberRisk risk = new() { Perils = [new("incident", count, One)] };
        Exact(expected, "variance", risk.Moments(PolicyTerms.None).Variance, 1e-12);
        SampledLoss years = Simulated(risk, PolicyTerms.None, 7);
        NearValue(1 - Number(expected, "prob_zero"), years.ProbabilityOfLoss);
        NearValue(Math.Sqrt(Number(expected, "variance")), years.StandardDeviation);
    }

    private static Severity One => new Discrete((1, 1));

    private static Gamma WithMoments(double mean, double second) => new(mean * mean / (second - mean * mean), (second - mean * mean) / mean);

    private static SampledLoss Simulated(CyberRisk risk, PolicyTerms terms, long seed, long years = Years) =>
        new Submission("Firm", new Cover("cyber", risk, terms)).Simulate(years, seed).Net;

    private static JsonElement Expected(string id) => ReferenceFile.Case("covers.json", id).GetProperty("expected");

    private static double Number(JsonElement expected, string name) => ReferenceFile.Number(expected.GetProperty(name));

    private static void Exact(JsonElement expected, string name, double actual, double relative)
    {
        double value = Number(expected, name);
        Assert.True(Math.Abs(actual - value) <= relative * Math.Abs(value), $"{name}: {actual:R} against {value:R}");
    }

    private static void Near(JsonElement expected, string name, Estimate actual) => NearValue(Number(expected, name), actual, name);

    private static void NearValue(double expected, Estimate actual, string name = "") => Assert.True(
        Math.Abs(actual.Value - expected) <= 4.5 * actual.StandardError + 1e-9 * Math.Abs(expected),
        $"{name}: {actual} against {expected:R}");
}
