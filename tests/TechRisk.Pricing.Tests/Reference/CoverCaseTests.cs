using System.Text.Json;

namespace TechRisk.Pricing.Tests.Reference;

/// <summary>
/// The cover cases of covers.json by simulation, within 4.5 standard errors plus the case's own tolerance; their closed forms through
/// public members where a simulation of the same submission stands beside them.
/// </summary>
public class CoverCaseTests
{
    private const long Years = 1_000_000;

    [Fact]
    public void RD_01_loss_of_four_clinical_stages()
    {
        JsonElement expected = Expected("RD-01");
        Submission firm = new("Firm", new Cover("r&d", new ResearchProgramme(Clinical("a", SpendCurve.FullAtFailure, 25.3, 58.6, 255.4, 5.0))));
        SampledLoss loss = firm.Simulate(Years, 1).Net;
        Near(expected, "expected_loss", loss.Mean);
        Near(expected, "sd_loss", loss.StandardDeviation);
        NearValue(1 - Number(expected, "success_probability"), loss.ProbabilityOfLoss);
        AnnualMoments exact = firm.Covers[0].LossModel.Moments(PolicyTerms.None);
        Exact(expected, "expected_loss", exact.Mean, 1e-12);
        Exact(expected, "sd_loss", exact.StandardDeviation, 1e-12);
    }

    [Fact]
    public void RD_02_layer_of_uniform_spend()
    {
        JsonElement expected = Expected("RD-02");
        PolicyTerms terms = new() { Retention = 20, Limit = 150, InsuredShare = 0.2 };
        ResearchProject project = Clinical("a", SpendCurve.Uniform, 25.3, 58.6, 255.4, 5.0) with { Salvage = 0.1 };
        Submission firm = new("Firm", new Cover("r&d", new ResearchProgramme(project), terms));
        SampledLoss loss = firm.Simulate(Years, 2).Net;
        Near(expected, "expected_insured_loss", loss.Mean);
        Near(expected, "sd_insured_loss", loss.StandardDeviation);
        Near(expected, "prob_payment", loss.ProbabilityOfLoss);
        AnnualMoments exact = firm.Covers[0].LossModel.Moments(terms);
        Exact(expected, "expected_insured_loss", exact.Mean, 1e-11);
        Exact(expected, "sd_insured_loss", exact.StandardDeviation, 1e-11);
        Exact(expected, "second_moment", project.ClaimMoments(terms).SecondMoment, 1e-11);
        Exact(expected, "prob_payment", project.ClaimMoments(terms).ProbabilityOfPayment, 1e-11);
    }

    [Fact]
    public void RD_05_two_projects_fail_together()
    {
        // unit costs spent in full: the year is 2 where both fail
        JsonElement expected = Expected("RD-05");
        ResearchProject Unit(string name) => new(name, Industry.Other) { Stages = [new("only", 0.8, 1) { Spend = SpendCurve.FullAtFailure }] };
        Submission firm = new("Firm", new Cover("r&d", new ResearchProgramme(Unit("a"), Unit("b")) { GlobalCorrelation = 0.25 }));
        Near(expected, "pair_joint_failure", firm.Simulate(Years, 3).Net.ExceedanceProbability(1.5));
        Exact(expected, "pair_joint_failure", new VasicekPortfolio(0.2, 0.25).PairJointFailure, 1e-9);
    }

    [Fact]
    public void RD_08_budget_overrun()
    {
        JsonElement expected = Expected("RD-08");
        LogNormal cost = LogNormal.FromMeanAndSigma(173, 0.9);
        PolicyTerms terms = new() { Retention = 120, Limit = 80, InsuredShare = 0.25 };
        Submission firm = new("Firm", new Cover("overrun", new Binomial(1, 1), cost, terms));
        SampledLoss loss = firm.Simulate(Years, 4).Net;
        Near(expected, "expected_insured_loss", loss.Mean);
        Near(expected, "prob_attach", loss.ProbabilityOfLoss);
        Near(expected, "prob_exhaust", loss.ExceedanceProbability(60 * (1 - 1e-12)));
        Exact(expected, "expected_insured_loss", firm.Covers[0].LossModel.Moments(terms).Mean, 1e-10);
        Exact(expected, "prob_attach", cost.Survival(120), 1e-10);
        Exact(expected, "prob_exhaust", cost.Survival(200), 1e-10);
    }

    [Fact]
    public void RD_13_forty_projects_with_one_factor()
    {
        JsonElement expected = Expected("RD-13");
        ResearchProject[] projects = [.. Enumerable.Range(1, 40).Select(i => Clinical($"project {i}", SpendCurve.FullAtFailure, 25, 60, 255, 5))];
        ResearchProgramme programme = new(projects) { GlobalCorrelation = 0.2 };
        SampledLoss loss = new Submission("Firm", new Cover("r&d", programme)).Simulate(400_000, 5).Net;
        Near(expected, "mean", loss.Mean);
        Near(expected, "sd", loss.StandardDeviation);
        Near(expected, "prob_exceed_4000", loss.ExceedanceProbability(4000));
        SampledLoss layer = new Submission("Firm", new Cover("r&d", programme, new PolicyTerms { AggregateRetention = 3000, AggregateLimit = 3000 }))
            .Simulate(400_000, 5).Net;
        Near(expected, "expected_layer", layer.Mean);
        Exact(expected, "mean", programme.Moments(PolicyTerms.None).Mean, 1e-7);
        Exact(expected, "sd", programme.Moments(PolicyTerms.None).StandardDeviation, 1e-7);
    }

    [Fact]
    public void CY_01_lognormal_layer_from_two_quantiles()
    {
        JsonElement expected = Expected("CY-01");
        LogNormal size = LogNormal.FromQuantiles((0.5, 603_000), (0.95, 32_000_000));
        Poisson count = new(Number(expected, "poisson_rate"));
        PolicyTerms terms = new() { Retention = 250_000, Limit = 5_000_000 };
        FrequencySeverity model = new(count, size);
        Exact(expected, "mu", size.Mu, 1e-10);
        Exact(expected, "sigma", size.Sigma, 1e-10);
        Exact(expected, "unlimited_mean", size.Mean, 1e-10);
        Exact(expected, "layer_mean", model.ClaimMoments(terms).Mean, 1e-10);
        Exact(expected, "layer_second_moment", model.ClaimMoments(terms).SecondMoment, 1e-10);
        Exact(expected, "pure_premium", model.Moments(terms).Mean, 1e-10);
        Exact(expected, "sd_annual", model.Moments(terms).StandardDeviation, 1e-10);
        Exact(expected, "prob_event_exceeds_retention", size.Survival(250_000), 1e-10);
        SampledLoss loss = new Submission("Firm", new Cover("cyber", model, terms)).Simulate(Years, 6).Net;
        Near(expected, "pure_premium", loss.Mean);
        Near(expected, "sd_annual", loss.StandardDeviation);
    }

    [Fact]
    public void PL_01_increased_limits_of_a_mixed_exponential()
    {
        JsonElement expected = Expected("PL-01");
        MixedExponential size = new((0.85, 20_000), (0.13, 150_000), (0.02, 2_000_000));
        Exact(expected, "mean", size.Mean, 1e-11);
        Exact(expected, "survival_1m", size.Survival(1_000_000), 1e-11);
        double[] limits = [100_000, 250_000, 500_000, 1_000_000, 2_000_000, 5_000_000];
        for (int i = 0; i < limits.Length; i++)
        {
            double first = expected.GetProperty("lev")[i].GetDouble();
            double second = expected.GetProperty("lev2")[i].GetDouble();
            Assert.Equal(first, size.LimitedExpectedValue(limits[i]), 1e-11 * first);
            Assert.Equal(second, size.LimitedMoment(2, limits[i]), 1e-11 * second);
            double basic = 100_000;
            double ilf = size.LimitedExpectedValue(limits[i]) / size.LimitedExpectedValue(basic);
            Assert.Equal(expected.GetProperty("ilf")[i].GetDouble(), ilf, 1e-11 * ilf);
            double Loaded(double limit) => size.LimitedExpectedValue(limit) + 12_000 + 2e-8 * size.LimitedMoment(2, limit);
            double loaded = expected.GetProperty("ilf_with_alae_and_risk_load")[i].GetDouble();
            Assert.Equal(loaded, Loaded(limits[i]) / Loaded(basic), 1e-11 * loaded);
            Cover oneClaim = new("product", new Binomial(1, 1), size, new PolicyTerms { Limit = limits[i] });
            SampledLoss loss = new Submission("Firm", oneClaim).Simulate(200_000, 7).Net;
            NearValue(first, loss.Mean);
            NearValue(Math.Sqrt(second - first * first), loss.StandardDeviation);
        }

        PolicyTerms layer = new() { Retention = 1_000_000, Limit = 1_000_000 };
        Exact(expected, "layer_1m_xs_1m", new FrequencySeverity(new Binomial(1, 1), size).ClaimMoments(layer).Mean, 1e-11);
        Near(expected, "layer_1m_xs_1m", new Submission("Firm", new Cover("layer", new Binomial(1, 1), size, layer)).Simulate(Years, 8).Net.Mean);
    }

    [Fact]
    public void PR_02_distorted_layers_of_one_claim()
    {
        JsonElement expected = Expected("PR-02");
        LogNormal size = new(12, 1.5);
        PolicyTerms layer = new() { Retention = 1_000_000, Limit = 4_000_000 };
        WangTransform wang = new(0.4);
        Exact(expected, "wang_layer", wang.Of(size, layer), 1e-9);
        Exact(expected, "wang_unlimited_mean", wang.Of(size, PolicyTerms.None), 1e-9);
        Exact(expected, "expected_layer", new FrequencySeverity(new Binomial(1, 1), size).ClaimMoments(layer).Mean, 1e-9);
        Exact(expected, "wang_loading", wang.Of(size, layer) / new FrequencySeverity(new Binomial(1, 1), size).ClaimMoments(layer).Mean - 1, 2e-9);
        Pareto pareto = new(1.8, 100_000);
        PolicyTerms second = new() { Retention = 200_000, Limit = 800_000 };
        Exact(expected, "ph_layer_premium", new ProportionalHazard(0.9).Of(pareto, second), 1e-9);
        Exact(expected, "ph_layer_expected", new FrequencySeverity(new Binomial(1, 1), pareto).ClaimMoments(second).Mean, 1e-9);
        SampledLoss one = new Submission("Firm", new Cover("one claim", new Binomial(1, 1), size, layer)).Simulate(Years, 9).Net;
        Near(expected, "wang_layer", wang.Of(one));
        Near(expected, "expected_layer", one.Mean);
        SampledLoss two = new Submission("Firm", new Cover("one claim", new Binomial(1, 1), pareto, second)).Simulate(Years, 10).Net;
        Near(expected, "ph_layer_premium", new ProportionalHazard(0.9).Of(two));
        Near(expected, "ph_layer_expected", two.Mean);
    }

    [Fact]
    public void E2E_01_quote_of_a_tape_out_and_a_pilot_line()
    {
        JsonElement expected = Expected("E2E-01");
        PolicyTerms terms = new() { Retention = 2, Limit = 15, InsuredShare = 0.4 };
        ResearchProject project = new("edge NPU", Industry.IntegratedCircuits)
        {
            Stages = [new("tape-out", 0.70, 12) { TechnicalShare = 0.95 }, new("pilot", 0.80, 20) { TechnicalShare = 0.85 }],
            Salvage = 0.15,
        };
        Submission firm = new("Firm", new Cover("r&d", new ResearchProgramme(project), terms)) { Subsidy = new SubsidyScheme(0.5) { MaximumAmount = 0.5 } };
        AnnualMoments exact = firm.Covers[0].LossModel.Moments(terms);
        Exact(expected, "expected_insured_loss", exact.Mean, 1e-11);
        Exact(expected, "sd_insured_loss", exact.StandardDeviation, 1e-11);
        YearLossTable losses = firm.Simulate(Years, 11);
        Near(expected, "expected_insured_loss", losses.Net.Mean);
        Near(expected, "sd_insured_loss", losses.Net.StandardDeviation);
        PricingBasis basis = new(new StandardDeviationPrinciple(0.2))
        {
            ClaimsExpenseRatio = 0.06, FixedExpense = 0.05, CommissionRate = 0.12, BrokerageRate = 0.03, ProfitMargin = 0.05,
        };
        PremiumBreakdown total = losses.Price(basis).Premium;
        Near(expected, "risk_margin", total.RiskMargin);
        Near(expected, "gross_premium", total.Gross);
        Near(expected, "subsidy", total.Subsidy);
        Near(expected, "insured_net_cost", total.PaidByInsured);
    }

    private static ResearchProject Clinical(string name, SpendCurve spend, params double[] costs)
    {
        double[] pass = [0.52, 0.289, 0.578, 0.906];
        Stage[] stages = [.. pass.Select((p, i) => new Stage($"phase {i + 1}", p, costs[i]) { Spend = spend })];
        return new ResearchProject(name, Industry.Biomedicine) { Stages = ValueList.Create(stages) };
    }

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
