using System.Text.Json;

namespace TechRisk.Pricing.Tests.Reference;

/// <summary>The research cases of covers.json through public members, and by simulation where a cover can carry the quantity.</summary>
public sealed class ResearchCaseTests
{
    private const long Years = 1_000_000;

    [Fact]
    public void RD_01_outputs_of_a_project()
    {
        JsonElement expected = Expected("RD-01");
        ResearchProject project = Clinical(SpendCurve.FullAtFailure, 25.3, 58.6, 255.4, 5.0);
        Exact(expected, "success_probability", project.SuccessProbability, 1e-12);
        Exact(expected, "expected_loss_given_failure", project.ExpectedLossGivenFailure, 1e-12);
        Exact(expected, "expected_total_spend", project.ExpectedSpend, 1e-12);
        double[] stages = [.. expected.GetProperty("fail_stage_probabilities").EnumerateArray().Select(ReferenceFile.Number)];
        Assert.All(stages.Zip(project.FailStageProbabilities), pair => Assert.Equal(pair.First, pair.Second, 1e-12 * pair.First));
    }

    [Fact]
    public void RD_04_re_spins_of_a_chip()
    {
        JsonElement expected = Expected("RD-04");
        TapeOutRespins respins = new(0.14, 0.6, cost: 15) { Retained = 1, MostPaid = 3 };
        Exact(expected, "expected_respins_total", respins.ExpectedRespins, 1e-12);
        Exact(expected, "expected_paid_respins", respins.ExpectedPaidRespins, 1e-12);
        Exact(expected, "prob_payment", respins.ProbabilityOfPayment, 1e-12);
        ResearchProgramme chip = new(new ResearchProject("chip", Industry.IntegratedCircuits) { Stages = [new("tape-out", 1, 0)], Triggers = [respins] });
        PolicyTerms terms = new() { InsuredShare = 0.3 };
        Exact(expected, "expected_insured_loss", chip.Moments(terms).Mean, 1e-12);
        Exact(expected, "sd_insured_loss", chip.Moments(terms).StandardDeviation, 1e-12);
        SampledLoss loss = new Submission("Firm", new Cover("re-spins", chip, terms)).Simulate(Years, 4).Net;
        Near(expected, "expected_insured_loss", loss.Mean);
        Near(expected, "sd_insured_loss", loss.StandardDeviation);
        Near(expected, "prob_payment", loss.ProbabilityOfLoss);
    }

    [Fact]
    public void RD_05_a_very_large_portfolio()
    {
        JsonElement expected = Expected("RD-05");
        VasicekPortfolio portfolio = new(0.2, 0.25);
        Exact(expected, "failure_indicator_correlation", portfolio.IndicatorCorrelation, 1e-9);
        Exact(expected, "sd_failure_fraction", portfolio.StandardDeviation, 1e-9);
        Exact(expected, "var_995_fraction", portfolio.Quantile(0.995), 1e-9);
        Exact(expected, "es_995_fraction", portfolio.TailValueAtRisk(0.995), 1e-9);
        Exact(expected, "cdf_at_0p30", portfolio.Cdf(0.3), 1e-9);

        // the limit of equal projects: with n units the spread is wider by what is idiosyncratic, (p - Phi2) / n
        const long units = 1_000_000;
        ResearchProject unit = new("unit", Industry.Other) { Stages = [new("only", 0.8, 1) { Spend = SpendCurve.FullAtFailure }], Units = units };
        double fraction = new ResearchProgramme(unit) { GlobalCorrelation = 0.25 }.Moments(PolicyTerms.None).StandardDeviation / units;
        double own = (0.2 - portfolio.PairJointFailure) / units;
        Assert.Equal(portfolio.StandardDeviation, Math.Sqrt(fraction * fraction - own), 1e-9);
    }

    [Fact]
    public void RD_08_budget_overrun_as_a_trigger()
    {
        JsonElement expected = Expected("RD-08");
        CostOverrun overrun = new(LogNormal.FromMeanAndSigma(1.73, 0.9), attach: 1.2, exhaust: 2);
        Exact(expected, "expected_insured_loss", 0.75 * overrun.ExpectedLoss(100), 1e-10);
        ResearchProgramme project = new(new ResearchProject("it", Industry.ArtificialIntelligence) { Stages = [new("build", 1, 100)], Triggers = [overrun] });
        PolicyTerms terms = new() { InsuredShare = 0.25 };
        Exact(expected, "expected_insured_loss", project.Moments(terms).Mean, 1e-10);
        SampledLoss loss = new Submission("Firm", new Cover("overrun", project, terms)).Simulate(Years, 8).Net;
        Near(expected, "expected_insured_loss", loss.Mean);
        Near(expected, "prob_attach", loss.ProbabilityOfLoss);
        Near(expected, "prob_exhaust", loss.ExceedanceProbability(60 * (1 - 1e-12)));
    }

    [Fact]
    public void A_Pareto_overrun_from_its_tail_mean()
    {
        // domain note, IT projects: mean ratio 5.47 above 1.5 gives alpha = 5.47 / 3.97; layer of a Pareto of index 1 in closed form with a logarithm
        Assert.Equal(1.3778337531486146, CostOverrun.TailIndex(5.47, 1.5), 1e-14);
        Assert.Equal(1.5 * Math.Log(4 / 2.0), new CostOverrun(new Pareto(1, 1.5), 2, 4).ExpectedLoss(1), 1e-13);
        double alpha = 0.9;
        Assert.Equal(
            Math.Pow(1.5, alpha) * (Math.Pow(4, 1 - alpha) - Math.Pow(2, 1 - alpha)) / (1 - alpha),
            new CostOverrun(new Pareto(alpha, 1.5), 2, 4).ExpectedLoss(1),
            1e-12);
        Assert.Equal(double.PositiveInfinity, new CostOverrun(new Pareto(1, 1.5), 2, double.PositiveInfinity).ExpectedLoss(1));
        Assert.Equal(1, CostOverrun.TailIndex(double.PositiveInfinity, 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => CostOverrun.TailIndex(1.5, 1.5));
    }

    [Fact]
    public void RD_10_a_constant_hazard()
    {
        JsonElement expected = Expected("RD-10");
        Stage stage = new("only", 0.55, 60) { Years = 3, Spend = SpendCurve.ConstantHazard };
        ResearchProject project = new("p", Industry.Other) { Stages = [stage] };
        PolicyTerms terms = new() { Retention = 10, InsuredShare = 0.2 };
        Exact(expected, "hazard", stage.Hazard, 1e-11);
        Exact(expected, "expected_spent_given_failure", stage.ExpectedSpentGivenFailure, 1e-11);
        Exact(expected, "expected_gross_loss", project.ExpectedLoss, 1e-11);
        Exact(expected, "expected_insured_loss", new ResearchProgramme(project).Moments(terms).Mean, 1e-11);
        YearLossTable losses = new Submission("Firm", new Cover("r&d", new ResearchProgramme(project), terms)).Simulate(Years, 10);
        Near(expected, "expected_insured_loss", losses.Net.Mean);
        Near(expected, "expected_gross_loss", losses["r&d"].GroundUp.Mean);
    }

    [Fact]
    public void RD_11_moral_hazard()
    {
        JsonElement expected = Expected("RD-11");
        MoralHazard team = new(baseSuccess: 0.35, effect: 0.35, valueOfSuccess: 200, lossOnFailure: 80, effortCost: 120);
        foreach ((string name, double share) in new[] { ("alpha_0", 0), ("alpha_0.5", 0.5), ("alpha_0.8", 0.8), ("alpha_1.0", 1) })
        {
            JsonElement at = expected.GetProperty(name);
            Exact(at, "effort", team.Effort(share), 1e-12);
            Exact(at, "success_probability", team.SuccessProbability(share), 1e-12);
            Exact(at, "expected_insured_loss", team.ExpectedInsuredLoss(share), 1e-12);
        }

        Exact(expected, "naive_expected_insured_loss_alpha_0p8", team.NaiveExpectedInsuredLoss(0.8), 1e-12);
        Exact(expected, "moral_hazard_load_alpha_0p8", team.Loading(0.8), 1e-12);
    }

    [Fact]
    public void RD_13_the_exact_law_of_forty_projects()
    {
        JsonElement expected = Expected("RD-13");
        ResearchProgramme programme = new(Clinical(SpendCurve.FullAtFailure, 25, 60, 255, 5) with { Units = 40 }) { GlobalCorrelation = 0.2 };
        Discrete law = programme.ExactLaw(PolicyTerms.None);
        Exact(expected, "mean", law.Mean, 1e-7);
        Exact(expected, "sd", law.StandardDeviation, 1e-7);
        Exact(expected, "prob_exceed_4000", law.Survival(4000), 1e-7);
        Exact(expected, "expected_layer", programme.ExactLaw(new PolicyTerms { AggregateRetention = 3000, AggregateLimit = 3000 }).Mean, 1e-7);
        Exact(expected, "sd", programme.Moments(PolicyTerms.None).StandardDeviation, 1e-7);
        SampledLoss layer = new Submission("Firm", new Cover("r&d", programme, new PolicyTerms { AggregateRetention = 3000, AggregateLimit = 3000 })).Simulate(200_000, 5).Net;
        Near(expected, "expected_layer", layer.Mean);
    }

    [Fact]
    public void RD_15_adverse_selection()
    {
        JsonElement expected = Expected("RD-15");
        AdverseSelection market = new(new Beta(4, 6), riskAversion: 1.4, insuredLoss: 80);
        Exact(expected, "equilibrium_rate", market.EquilibriumRate, 1e-10);
        Exact(expected, "equilibrium_premium", market.EquilibriumPremium, 1e-10);
        Exact(expected, "threshold_failure_probability", market.Threshold, 1e-10);
        Exact(expected, "take_up", market.TakeUp, 1e-10);
        Exact(expected, "pooled_mean_rate", market.PooledRate, 1e-10);
        Exact(expected, "selection_load", market.SelectionLoad, 1e-10);
        Assert.False(market.Unravels);
    }

    private static ResearchProject Clinical(SpendCurve spend, params double[] costs)
    {
        double[] pass = [0.52, 0.289, 0.578, 0.906];
        return new ResearchProject("drug", Industry.Biomedicine) { Stages = pass.Select((p, i) => new Stage($"phase {i + 1}", p, costs[i]) { Spend = spend }).ToValueList() };
    }

    private static JsonElement Expected(string id) => ReferenceFile.Case("covers.json", id).GetProperty("expected");

    private static void Exact(JsonElement expected, string name, double actual, double relative)
    {
        double value = ReferenceFile.Number(expected.GetProperty(name));
        Assert.True(Math.Abs(actual - value) <= relative * Math.Abs(value) + 1e-15, $"{name}: {actual:R} against {value:R}");
    }

    private static void Near(JsonElement expected, string name, Estimate actual)
    {
        double value = ReferenceFile.Number(expected.GetProperty(name));
        Assert.True(Math.Abs(actual.Value - value) <= 4.5 * actual.StandardError + 1e-9 * Math.Abs(value), $"{name}: {actual} against {value:R}");
    }
}
