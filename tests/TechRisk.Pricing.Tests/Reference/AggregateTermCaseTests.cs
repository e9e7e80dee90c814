using System.Text.Json;

namespace TechRisk.Pricing.Tests.Reference;

/// <summary>
/// Cases of covers.json that the exact engine gives: aggregate terms over a discrete claim law (CY-09), a layer with a reinstatement (PR-06),
/// and the tail figures of a spliced claim (CY-08). Each also by simulation, within 4.5 standard errors.
/// </summary>
public class AggregateTermCaseTests
{
    private const long Years = 400_000;
    private static readonly Discrete Sizes = new((1, 0.40), (2, 0.25), (5, 0.20), (10, 0.10), (20, 0.05));

    [Theory]
    [InlineData("poisson")]
    [InlineData("nb")]
    public void CY_09_aggregate_terms_over_two_counts(string law)
    {
        JsonElement expected = Expected("CY-09");
        Frequency count = law == "poisson" ? new Poisson(1.8) : new NegativeBinomial(mean: 1.8, dispersion: 1 + 1.8 / 2);
        Cover cover = new("cyber", count, Sizes, new PolicyTerms { AggregateRetention = 3, AggregateLimit = 25 });
        AnnualLoss exact = cover.Aggregate();
        AnnualLoss groundUp = (cover with { Terms = PolicyTerms.None }).Aggregate();
        SampledLoss simulated = new Submission("Firm", cover).Simulate(Years, 91).Net;
        const double full = 24.5; // losses are whole numbers: at or above the limit of 25
        Exact(Number(expected, law + "_expected"), exact.Mean);
        Exact(Number(expected, law + "_sd"), exact.StandardDeviation);
        Exact(Number(expected, law + "_prob_zero"), 1 - groundUp.ProbabilityOfLoss.Value);
        Exact(Number(expected, law + "_prob_exhaust"), exact.ExceedanceProbability(full));
        Exact(Number(expected, "unlimited_mean"), groundUp.Mean);
        Near(Number(expected, law + "_expected"), simulated.Mean);
        Near(Number(expected, law + "_sd"), simulated.StandardDeviation);
        Near(Number(expected, law + "_prob_exhaust"), simulated.ExceedanceProbability(full));
        Near(1 - Number(expected, law + "_prob_zero"), new Submission("Firm", cover with { Terms = PolicyTerms.None }).Simulate(Years, 92).Net.ProbabilityOfLoss);
    }

    [Fact]
    public void PR_06_layer_with_one_reinstatement()
    {
        JsonElement expected = Expected("PR-06");
        Cover cover = new("layer", new Poisson(0.8), new Discrete((1, 0.5), (2, 0.3), (3, 0.2)));
        ExcessOfLoss layer = new(3, attachment: 0) { Reinstatements = [1.0] };
        foreach (AnnualLoss loss in new AnnualLoss[] { cover.Aggregate(), new Submission("Firm", cover).Simulate(Years, 93).Net })
        {
            Agree(Number(expected, "expected_paid"), loss.LayerMean(layer.Capacity, 0));
            Agree(Number(expected, "expected_reinstatement_fraction"), loss.Expected(layer.PremiumShareOfReinstatements));
            Agree(Number(expected, "initial_premium"), loss.PurePremium(layer));
            Agree(Number(expected, "unlimited_free"), loss.Mean);
        }
    }

    [Fact]
    public void CY_08_tail_of_a_spliced_claim()
    {
        JsonElement expected = Expected("CY-08");
        Spliced size = new(new LogNormal(11.5, 1.8), 5e6, new GeneralizedPareto(4e6, 0.7), 0.05);
        double quantile = size.Quantile(0.99);
        double tail = quantile + (size.Mean - size.LimitedExpectedValue(quantile)) / 0.01;
        Assert.Equal(Number(expected, "var99_xi0p7"), quantile, 1e-9 * quantile);
        Assert.Equal(Number(expected, "tvar99_xi0p7"), tail, 1e-9 * tail);
        Assert.Equal(Number(expected, "survival_10m_xi0p7"), size.Survival(1e7), 1e-9 * 0.02);
    }

    // the tolerances of the file: 1e-10 (CY-09) and 1e-11 (PR-06) relative; lattices of these whole losses are exact to rounding
    private static void Exact(double expected, double value) => Assert.InRange(value, expected * (1 - 1e-10), expected * (1 + 1e-10));

    private static void Exact(double expected, Estimate value) => Exact(expected, value.Value);

    private static void Near(double expected, Estimate value) =>
        Assert.InRange(value.Value, expected - 4.5 * value.StandardError, expected + 4.5 * value.StandardError);

    private static void Agree(double expected, Estimate value)
    {
        if (value.Kind == EstimateKind.Simulated)
        {
            Near(expected, value);
        }
        else
        {
            Assert.InRange(value.Value, expected * (1 - 1e-11), expected * (1 + 1e-11));
        }
    }

    private static JsonElement Expected(string id) => ReferenceFile.Case("covers.json", id).GetProperty("expected");

    private static double Number(JsonElement expected, string name) => ReferenceFile.Number(expected.GetProperty(name));
}
