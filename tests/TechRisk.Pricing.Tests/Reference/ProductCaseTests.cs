using System.Text.Json;

namespace TechRisk.Pricing.Tests.Reference;

/// <summary>
/// The product liability cases of covers.json: closed forms through public members within the case's tolerance, and the same figures by simulation
/// within 4.5 standard errors.
/// </summary>
public class ProductCaseTests
{
    private const long Years = 1_000_000;

    private static readonly BatchLaw Serial = new(annualRate: 0.4, claims: new ZeroTruncated(new Geometric(3)));

    [Fact]
    public void PL_04_claims_made_steps_and_tail()
    {
        JsonElement expected = Expected("PL-04");
        ProductLine line = new("device", new Poisson(120), new Exponential(100)) { ReportLag = [0.35, 0.30, 0.20, 0.10, 0.05], SeverityTrend = 0.08 };
        ProductLine growing = line with { ExposureGrowth = 0.1 };
        for (int step = 1; step <= 5; step++)
        {
            double factor = expected.GetProperty("step_factors")[step - 1].GetDouble();
            double grown = expected.GetProperty("step_factors_with_growth")[step - 1].GetDouble();
            Assert.Equal(factor, line.StepFactor(step), 1e-12 * factor);
            Assert.Equal(grown, growing.StepFactor(step), 1e-12 * grown);
        }

        Exact(expected, "mature_claims_made", line.MatureClaimsMadeCost, 1e-12);
        Exact(expected, "occurrence_cost", line.OccurrenceCost, 1e-12);
        Exact(expected, "occurrence_to_claims_made", line.OccurrenceToClaimsMade, 1e-12);
        Exact(expected, "tail_cost_after_mature", line.TailCost(new ClaimsMadeTrigger { ExtendedReportingYears = double.PositiveInfinity }), 1e-12);

        ProductRisk risk = new() { Lines = [line] };
        Near(expected, "occurrence_cost", Simulated(risk, 1).Mean);
        Near(expected, "mature_claims_made", Simulated(risk with { Trigger = new ClaimsMadeTrigger() }, 2).Mean);
        ProductRisk withTail = risk with { Trigger = new ClaimsMadeTrigger { ExtendedReportingYears = double.PositiveInfinity } };
        double both = Number(expected, "mature_claims_made") + Number(expected, "tail_cost_after_mature");
        NearValue(both, Simulated(withTail, 3).Mean);
        Assert.Equal(both, withTail.Moments(PolicyTerms.None).Mean, 1e-12 * both);
        Assert.Equal(Number(expected, "occurrence_cost"), risk.Moments(PolicyTerms.None).Mean, 1e-8);
        ProductRisk third = risk with { Trigger = ClaimsMadeTrigger.AtStep(3) };
        NearValue(0.85 * 12_000, Simulated(third, 4).Mean);
        Assert.Equal(0.85 * 12_000, third.Moments(PolicyTerms.None).Mean, 1e-8);
    }

    [Fact]
    public void PL_05_a_batch_clause()
    {
        JsonElement expected = Expected("PL-05");
        PolicyTerms terms = new() { Retention = 100_000, Limit = 1_000_000 };
        ProductRisk risk = new() { Claims = new FrequencySeverity(new Poisson(0), new Exponential(50_000)), Batches = Serial };
        ProductRisk perClaim = risk with { Batches = Serial with { HasClause = false } };
        Exact(expected, "batch_mean", Serial.LossOf(new Exponential(50_000)).Mean, 1e-10);
        Exact(expected, "expected_claims", Serial.ExpectedClaims, 1e-10);
        Exact(expected, "count_variance", Serial.ClaimVariance, 1e-10);
        Exact(expected, "expected_claims", Serial.TotalClaims().Mean, 1e-10);
        Exact(expected, "count_variance", Serial.TotalClaims().Variance, 1e-10);
        double clause = risk.Moments(terms).Mean;
        double without = perClaim.Moments(terms).Mean;
        Exact(expected, "expected_insured_batch_clause", clause, 1e-10);
        Exact(expected, "expected_insured_per_claim", without, 1e-10);
        Exact(expected, "ratio", clause / without, 1e-10);
        AnnualMoments groundUp = risk.Moments(PolicyTerms.None);
        Exact(expected, "ground_up_mean", groundUp.Mean, 1e-10);
        Exact(expected, "ground_up_sd", groundUp.StandardDeviation, 1e-10);
        LatticeLoss exact = new Cover("product", risk).Aggregate();
        Bounds(expected, "prob_no_loss", exact.ExceedanceProbability(0), value => 1 - value);
        Bounds(expected, "prob_agg_gt_1m", exact.ExceedanceProbability(1_000_000));
        Bounds(expected, "stop_loss_1m", new Cover("product", risk, new PolicyTerms { AggregateRetention = 1_000_000 }).Aggregate().Mean);

        Near(expected, "expected_insured_batch_clause", Simulated(risk, 5, terms).Mean);
        Near(expected, "expected_insured_per_claim", Simulated(perClaim, 6, terms).Mean);
        SampledLoss loss = Simulated(risk, 7);
        Near(expected, "ground_up_mean", loss.Mean);
        Near(expected, "ground_up_sd", loss.StandardDeviation);
        Near(expected, "prob_agg_gt_1m", loss.ExceedanceProbability(1_000_000));
        Near(expected, "stop_loss_1m", Simulated(risk, 8, new PolicyTerms { AggregateRetention = 1_000_000 }).Mean);
        NearValue(1 - Number(expected, "prob_no_loss"), loss.ProbabilityOfLoss);
    }

    [Fact]
    public void PL_06_poisson_batches_of_logarithmic_size_are_negative_binomial()
    {
        // domain.md 4.2: size r = -rate / ln(1 - theta), p = 1 - theta; here theta = beta / (1 + beta)
        const double Theta = 0.6;
        BatchLaw batches = new(0.7, new Logarithmic(Theta / (1 - Theta)));
        NegativeBinomial total = Assert.IsType<NegativeBinomial>(batches.TotalClaims());
        double size = -0.7 / Math.Log(1 - Theta);
        Assert.Equal(size, total.Size, 1e-14);
        Assert.Equal(Math.Pow(1 - Theta, size), total.Probability(0), 1e-14);
        Assert.Equal(batches.ExpectedClaims, total.Mean, 1e-14);
        Assert.Equal(batches.ClaimVariance, total.Variance, 1e-13);

        // one claim of 1 each: the year is the number of claims
        ProductRisk risk = new() { Claims = new FrequencySeverity(new Poisson(0), new Discrete((1, 1))), Batches = batches };
        SampledLoss loss = Simulated(risk, 9);
        for (int n = 0; n < 6; n++)
        {
            NearValue(total.Survival(n), loss.ExceedanceProbability(n));
        }
    }

    [Fact]
    public void PL_07_loss_and_expense_under_a_gumbel_copula()
    {
        JsonElement expected = Expected("PL-07");
        Lomax loss = new(1.122, 14_036);
        Lomax expense = new(2.118, 14_219);
        JointDefence tied = new(expense, new GumbelCopula(1.453));
        JointDefence free = new(expense);
        PolicyTerms first = new() { Retention = 100_000, Limit = 400_000 };
        PolicyTerms second = new() { Retention = 250_000, Limit = 750_000 };
        Exact(expected, "premium_gumbel_400k_xs_100k", tied.Expected(loss, first, DefenceCosts.ProRata).Total, 1e-6);
        Exact(expected, "premium_independent_400k_xs_100k", free.Expected(loss, first, DefenceCosts.ProRata).Total, 1e-6);
        Exact(expected, "premium_gumbel_750k_xs_250k", tied.Expected(loss, second, DefenceCosts.ProRata).Total, 1e-6);
        Exact(expected, "premium_independent_750k_xs_250k", free.Expected(loss, second, DefenceCosts.ProRata).Total, 1e-6);
        Exact(expected, "kendall_tau", tied.Copula.KendallTau, 1e-12);
        Exact(expected, "upper_tail_dependence", tied.Copula.UpperTailDependence, 1e-12);
        Exact(expected, "loss_mean", loss.Mean, 1e-12);
        Exact(expected, "alae_mean", tied.MeanFor(loss), 1e-12);

        ProductRisk risk = new() { Claims = new FrequencySeverity(new Poisson(1), loss), DefenceLaw = tied, DefenceCosts = DefenceCosts.ProRata };
        Near(expected, "premium_gumbel_400k_xs_100k", Simulated(risk, 10, first).Mean);
        Near(expected, "premium_gumbel_750k_xs_250k", Simulated(risk, 11, second).Mean);
        Near(expected, "premium_independent_400k_xs_100k", Simulated(risk with { DefenceLaw = free }, 12, first).Mean);
        Exact(expected, "premium_gumbel_400k_xs_100k", risk.Moments(first).Mean, 1e-6);
    }

    [Fact]
    public void PL_08_defence_outside_and_inside_the_limit()
    {
        JsonElement expected = Expected("PL-08");
        Exponential indemnity = new(100_000);
        JointDefence defence = new(new Exponential(30_000));
        PolicyTerms terms = new() { Limit = 250_000 };
        DefendedClaim outside = defence.Expected(indemnity, terms, DefenceCosts.Outside);
        DefendedClaim inside = defence.Expected(indemnity, terms, DefenceCosts.Inside);
        Exact(expected, "expected_outside", outside.Total, 1e-11);
        Exact(expected, "expected_inside", inside.Total, 1e-11);
        Exact(expected, "expected_indemnity_inside", inside.Indemnity, 1e-11);
        Exact(expected, "expected_alae_inside", inside.Defence, 1e-11);
        Exact(expected, "credit_for_inside", 1 - (inside.Total / outside.Total), 3e-10);
        Exact(expected, "prob_limit_exhausted_inside", inside.ProbabilityOfExhaustion, 1e-11);

        ProductRisk risk = new() { Claims = new FrequencySeverity(new Binomial(1, 1), indemnity), DefenceLaw = defence };
        Near(expected, "expected_outside", Simulated(risk, 13, terms).Mean);
        SampledLoss within = Simulated(risk with { DefenceCosts = DefenceCosts.Inside }, 14, terms);
        Near(expected, "expected_inside", within.Mean);
        Near(expected, "prob_limit_exhausted_inside", within.ExceedanceProbability(250_000 * (1 - 1e-12)));
        AnnualMoments moments = (risk with { DefenceCosts = DefenceCosts.Inside }).Moments(terms);
        Exact(expected, "expected_inside", moments.Mean, 1e-11);
        NearValue(moments.StandardDeviation, within.StandardDeviation);
    }

    [Fact]
    public void PL_09_an_aggregate_limit()
    {
        JsonElement expected = Expected("PL-09");
        ProductRisk risk = new() { Claims = new FrequencySeverity(new Poisson(3), new Exponential(100_000)) };
        PolicyTerms terms = new() { AggregateLimit = 600_000 };
        LatticeLoss limited = new Cover("product", risk, terms).Aggregate();
        LatticeLoss whole = new Cover("product", risk).Aggregate();
        Bounds(expected, "expected_limited", limited.Mean);
        Bounds(expected, "prob_exhaust", whole.ExceedanceProbability(600_000));
        Bounds(expected, "stop_loss", new Cover("product", risk, new PolicyTerms { AggregateRetention = 600_000 }).Aggregate().Mean);
        SampledLoss loss = Simulated(risk, 15, terms);
        Near(expected, "expected_limited", loss.Mean);
        Near(expected, "prob_exhaust", loss.ExceedanceProbability(600_000 * (1 - 1e-12)));
    }

    [Fact]
    public void PL_10_trend_is_leveraged_in_layers()
    {
        // a layer in the Pareto range inflates by (1 + t)^alpha; an exponential layer is m (e^(-d/m) - e^(-(d+l)/m)) at m (1 + t)
        Pareto pareto = new(1.8, 10_000);
        ProductLine line = new("device", new Poisson(1), pareto) { SeverityTrend = 0.05, TrendYears = 3 };
        PolicyTerms layer = new() { Retention = 100_000, Limit = 400_000 };
        double before = new FrequencySeverity(new Poisson(1), pareto).Moments(layer).Mean;
        double after = new ProductRisk { Lines = [line] }.Moments(layer).Mean;
        Assert.Equal(Math.Pow(1.05, 3 * 1.8), after / before, 1e-12);
        ProductLine exponential = line with { Severity = new Exponential(80_000) };
        double mean = 80_000 * Math.Pow(1.05, 3);
        double expected = mean * (Math.Exp(-100_000 / mean) - Math.Exp(-500_000 / mean));
        Assert.Equal(expected, new ProductRisk { Lines = [exponential] }.Moments(layer).Mean, 1e-11 * expected);
        NearValue(after, Simulated(new ProductRisk { Lines = [line] }, 16, layer).Mean);
    }

    [Fact]
    public void PL_12_recall_of_a_beta_share()
    {
        // domain.md 4.3: E[q; q <= x] = a / (a + b) I_x(a + 1, b)
        const double A = 2.5;
        const double B = 4;
        ProductRecall recall = new(0.05, units: 20_000, costPerUnit: 300, new Beta(A, B)) { FixedCost = 500_000 };
        PolicyTerms terms = new() { Retention = 800_000, Limit = 3_000_000 };
        double Partial(double x) => A / (A + B) * new Beta(A + 1, B).Cdf(x);
        double Limited(double x) => Partial(x) + (x * new Beta(A, B).Survival(x));
        Assert.Equal(Partial(0.3), recall.MeanShareUpTo(0.3), 1e-14);
        Assert.Equal(Partial(0.3), (recall with { Share = new Mixture((1, new Beta(A, B))) }).MeanShareUpTo(0.3), 1e-13);
        double units = 20_000 * 300;
        double layer = units * (Limited(3_300_000 / units) - Limited(300_000 / units));
        ProductRisk risk = new() { Recall = recall };
        Assert.Equal(0.05 * layer, risk.Moments(terms).Mean, 1e-12 * layer);
        Assert.Equal(["recall"], risk.Sections);
        NearValue(0.05 * layer, Simulated(risk, 17, terms).Mean);
    }

    [Fact]
    public void E2E_03_a_product_quote()
    {
        // thousands of CNY
        JsonElement expected = Expected("E2E-03");
        ProductLine line = new("products", new Poisson(0.06), new MixedExponential((0.85, 20), (0.13, 150), (0.02, 2_000)))
        {
            Exposure = 120,
            SeverityTrend = 0.06,
            TrendYears = 1.5,
            ReportLag = [0.35, 0.30, 0.20, 0.10, 0.05],
            Batches = new BatchLaw(0.10, new ZeroTruncated(new Geometric(4))),
        };
        ProductRisk indemnity = new() { Lines = [line], Trigger = ClaimsMadeTrigger.AtStep(3), DefenceCosts = DefenceCosts.PaidShare };
        ProductRisk risk = indemnity with { Lines = [line with { Defence = new DefenceRatio(0.15) }] };
        PolicyTerms layer = new() { Retention = 20, Limit = 2_000 };
        PolicyTerms terms = layer with { AggregateLimit = 6_000 };
        Severity trended = line.TrendedSeverity;
        Exact(expected, "single_claim_layer_mean", new FrequencySeverity(new Poisson(1), trended).ClaimMoments(layer).Mean, 2e-4);
        Exact(expected, "batch_layer_mean", new FrequencySeverity(new Poisson(1), line.Batches.LossOf(trended)).ClaimMoments(layer).Mean, 2e-4);
        Exact(expected, "pure_before_aggregate", indemnity.Moments(layer).Mean, 2e-4);
        LatticeLoss exact = new Cover("product", indemnity, terms).Aggregate();
        Exact(expected, "indemnity_after_aggregate", exact.Mean.Value, 2e-4);
        Exact(expected, "sd_indemnity", exact.StandardDeviation.Value, 2e-4);
        LatticeLoss withDefence = new Cover("product", risk, terms).Aggregate();
        Exact(expected, "pure_with_alae", withDefence.Mean.Value, 2e-4);

        // risk margin on the indemnity; ULAE 6 %, fixed 20, loads 12, 3 and 5 %
        double pure = withDefence.Mean.Value;
        double gross = ((pure * 1.06) + 20 + (0.2 * exact.StandardDeviation.Value)) / (1 - 0.12 - 0.03 - 0.05);
        Exact(expected, "gross_premium_m", gross / 1_000, 2e-4);
        Exact(expected, "rate_per_mille_of_sales", gross / 120, 2e-4);

        SampledLoss loss = Simulated(indemnity, 18, terms);
        Near(expected, "indemnity_after_aggregate", loss.Mean);
        Near(expected, "sd_indemnity", loss.StandardDeviation);
        Near(expected, "pure_with_alae", Simulated(risk, 18, terms).Mean);
    }

    private static SampledLoss Simulated(ProductRisk risk, long seed, PolicyTerms? terms = null) =>
        new Submission("Firm", new Cover("product", risk, terms)).Simulate(Years, seed).Net;

    private static JsonElement Expected(string id) => ReferenceFile.Case("covers.json", id).GetProperty("expected");

    private static double Number(JsonElement expected, string name) => ReferenceFile.Number(expected.GetProperty(name));

    private static void Exact(JsonElement expected, string name, double actual, double relative)
    {
        double value = Number(expected, name);
        Assert.True(Math.Abs(actual - value) <= relative * Math.Abs(value), $"{name}: {actual:R} against {value:R}");
    }

    // a figure of the lattice: within its guaranteed bounds, and they are narrow
    private static void Bounds(JsonElement expected, string name, Estimate actual, Func<double, double>? turned = null)
    {
        double value = turned is null ? Number(expected, name) : turned(Number(expected, name));
        Assert.True(
            actual.Lower <= value * (1 + 1e-10) && actual.Upper >= value * (1 - 1e-10) && Math.Abs(actual.Value - value) <= 1e-4 * value,
            $"{name}: {actual.Value:R} in [{actual.Lower:R}, {actual.Upper:R}] against {value:R}");
    }

    private static void Near(JsonElement expected, string name, Estimate actual) => NearValue(Number(expected, name), actual, name);

    private static void NearValue(double expected, Estimate actual, string name = "") => Assert.True(
        Math.Abs(actual.Value - expected) <= (4.5 * actual.StandardError) + (1e-9 * Math.Abs(expected)),
        $"{name}: {actual} against {expected:R}");
}
