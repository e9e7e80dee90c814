namespace TechRisk.Pricing.Tests.Pricing;

public class ComparisonTests
{
    private static readonly TailFacts Light = TailFacts.BoundedBy(1e9);
    private static readonly Submission Two = Tables.Submission(("a", PolicyTerms.None), ("b", PolicyTerms.None));
    private static readonly PricingBasis Basis = new(new WangTransform(0.35)) { CommissionRate = 0.2, FixedExpense = 100 };

    [Fact]
    public void A_paired_change_has_a_smaller_error_than_two_runs()
    {
        double[][] years = Tables.Years(7, 4000, 2);
        YearLossTable losses = Tables.Of(Two, Light, years);
        YearLossTable inflated = Tables.Of(Two, Light, Array.ConvertAll(years[0], x => 1.1 * x), years[1]);
        ScenarioResult result = new PairedPremium(losses, Basis).Compare(new Scenario("inflation", submission => submission), inflated);
        Estimate before = losses.Price(Basis).Premium.Gross;
        Estimate after = inflated.Price(Basis).Premium.Gross;
        Assert.Equal(after.Value, result.Premium.Value, 1e-9);
        Assert.Equal(after.Value - before.Value, result.PremiumChange.Value, 1e-9);
        Assert.Equal(after.Value / before.Value - 1, result.RelativeChange!.Value.Value, 1e-12);
        double unpaired = Math.Sqrt(before.StandardError * before.StandardError + after.StandardError * after.StandardError);
        Assert.InRange(result.PremiumChange.StandardError, 1e-9, unpaired / 10);
    }

    // the reported error of the change against its spread over 300 tables; the tolerance is 3.7 standard errors of the spread
    [Fact]
    public void The_error_of_a_change_matches_its_spread()
    {
        var runs = Enumerable.Range(0, 300).Select(seed =>
        {
            double[][] years = Tables.Years(9000 + seed, 1000, 2);
            YearLossTable losses = Tables.Of(Two, Light, years);
            YearLossTable other = Tables.Of(Two, Light, Array.ConvertAll(years[0], x => Math.Max(x - 500, 0)), years[1]);
            return new PairedPremium(losses, Basis).Compare(new Scenario("retention", submission => submission), other);
        }).ToList();
        double mean = runs.Average(run => run.PremiumChange.Value);
        double spread = Math.Sqrt(runs.Sum(run => Math.Pow(run.PremiumChange.Value - mean, 2)) / (runs.Count - 1));
        Assert.InRange(runs.Average(run => run.PremiumChange.StandardError) / spread, 0.85, 1.15);
    }

    [Fact]
    public void A_scenario_that_changes_nothing_changes_the_premium_by_exactly_zero()
    {
        double[][] years = Tables.Years(7, 1000, 2);
        YearLossTable losses = Tables.Of(Two, Light, years);
        PairedPremium pair = new(losses, Basis);
        foreach (YearLossTable same in new[] { losses, Tables.Of(Two, Light, years) })
        {
            ScenarioResult result = pair.Compare(new Scenario("nothing", submission => submission), same);
            Assert.Equal(0, result.PremiumChange.Value);
            Assert.Equal(0, result.PremiumChange.StandardError);
            Assert.Equal(0, result.RelativeChange!.Value.Value);
        }
    }

    [Fact]
    public void A_scenario_keeps_the_currency_and_can_be_priced()
    {
        PairedPremium pair = new(Tables.Of(Two, Light, Tables.Years(7, 100, 2)), Basis);
        Assert.Throws<ArgumentOutOfRangeException>(() => pair.Changed(new Scenario("dollars", submission => submission with { Currency = "USD" })));
        Assert.Throws<ArgumentOutOfRangeException>(() => pair.Changed(new Scenario("typing error", submission => submission.WithCover("x", cover => cover))));
        Assert.Throws<ArgumentOutOfRangeException>(() => pair.Changed(new Scenario("scheme", submission => submission with { Subsidy = new SubsidyScheme(0.5) { RateCap = 0.03 } })));
    }
}
