namespace TechRisk.Pricing.Tests.Pricing;

/// <summary>Process part and parameter part of a premium, from the same random numbers.</summary>
public class PremiumPartsTests
{
    private static readonly PolicyTerms Layer = new() { Retention = 50_000, Limit = 2_000_000 };
    private static readonly PricingBasis Basis = new(new WangTransform(0.35)) { CommissionRate = 0.2, FixedExpense = 1_000 };

    private static readonly Predictive Model = new(
        new FrequencyOfFamily(FrequencyFamily.Of<Poisson>(), new AsymptoticParameters([2], [[0.04]])),
        new SeverityOfFamily(SeverityFamily.Of<LogNormal>(), new AsymptoticParameters([11, 1.6], [[0.05, 0], [0, 0.01]])));

    private static Submission Two(LossModel model) => new("Chip designer", new Cover("uncertain", model, Layer), new Cover("known", new Poisson(1), new LogNormal(11, 1.2), Layer));

    [Fact]
    public void The_parts_are_the_two_prices_and_their_paired_difference()
    {
        Submission company = Two(Model);
        PremiumParts parts = company.PriceParts(Basis, 20_000, 3);
        Estimate total = company.Price(Basis, 20_000, 3).Premium.Gross;
        Estimate process = Two(Model.AtEstimate).Price(Basis, 20_000, 3).Premium.Gross;
        Assert.Equal(total.Value, parts.Gross.Total.Value, 1e-9 * total.Value);
        Assert.Equal(total.StandardError, parts.Gross.Total.StandardError, 1e-9 * total.StandardError);
        Assert.Equal(process.Value, parts.Gross.Process.Value, 1e-9 * total.Value);
        Assert.Equal(total.Value - process.Value, parts.Gross.Parameter.Value, 1e-9 * total.Value);
        Assert.Equal(["uncertain", "known"], parts.Covers.Select(cover => cover.Name));
        Assert.Equal(parts.LossCost.Total.Value, parts.Covers.Sum(cover => cover.LossCost.Total.Value), 1e-6);
        Assert.Contains(parts.Findings, finding => finding.Code == "parameters.uncertain");
    }

    [Fact]
    public void A_known_cover_has_no_parameter_part_in_its_loss_cost()
    {
        PremiumParts known = Two(Model).PriceParts(Basis, 5_000).Covers[1];
        Assert.Equal(0, known.LossCost.Parameter.Value);
        Assert.Equal(0, known.LossCost.Parameter.StandardError);
        Assert.Equal(0, known.StandardDeviation.Parameter.Value);
    }

    [Fact]
    public void A_single_set_has_a_parameter_part_of_exactly_0()
    {
        Predictive certain = new(new FrequencyOfList((1, new Poisson(2))), new SeverityOfList((1, new LogNormal(11, 1.6))));
        PremiumParts parts = Two(certain).PriceParts(Basis, 5_000);
        Assert.Equal(0, parts.Gross.Parameter.Value);
        Assert.Equal(0, parts.Gross.Parameter.StandardError);
    }

    // the reported error against the spread of 60 runs: 4.5 standard errors of a standard deviation
    [Fact]
    public void The_parameter_part_has_the_error_of_its_spread_and_shares_random_numbers()
    {
        PremiumParts[] runs = [.. Enumerable.Range(0, 60).Select(seed => Two(Model).PriceParts(Basis, 4_000, seed))];
        double mean = runs.Average(run => run.Gross.Parameter.Value);
        double spread = Math.Sqrt(runs.Sum(run => Math.Pow(run.Gross.Parameter.Value - mean, 2)) / (runs.Length - 1));
        double stated = runs.Average(run => run.Gross.Parameter.StandardError);
        Assert.InRange(spread / stated, 1 - 4.5 / Math.Sqrt(2 * 59), 1 + 4.5 / Math.Sqrt(2 * 59));
        double unpaired = runs.Average(run => Math.Sqrt(Math.Pow(run.Gross.Process.StandardError, 2) + Math.Pow(run.Gross.Total.StandardError, 2)));
        Assert.True(stated < 0.8 * unpaired, $"{stated} against {unpaired}");
    }

    [Fact]
    public void Without_uncertain_parameters_there_are_no_parts() =>
        Assert.Throws<InvalidOperationException>(() => Two(Model.AtEstimate).PriceParts(Basis, 100));
}
