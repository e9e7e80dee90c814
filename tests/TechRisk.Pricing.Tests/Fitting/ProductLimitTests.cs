namespace TechRisk.Pricing.Tests.Fitting;

/// <summary>The product-limit estimator with truncation, ties and ends; reference values by R 4.2.2, survival 3.5-3 (survfit with entry times).</summary>
public class ProductLimitTests
{
    // entry, amount, known
    private static readonly (double Entry, double Amount, bool IsKnown)[] Rows =
        [(0, 2, true), (0, 4, true), (1, 4, false), (2, 6, true), (2, 5, true), (0, 7, true), (3, 7, false), (5, 9, true), (0, 9, true), (1, 12, false)];

    private static ProductLimit Truncated => new ClaimHistory([.. Rows.Select(row => Known(row.Amount, row.IsKnown) with { Deductible = row.Entry })]).ProductLimit();

    [Theory]
    [InlineData(2, 0.83333333333333337, 0.15214515486254615)]
    [InlineData(4, 0.72916666666666674, 0.16497623636395281)]
    [InlineData(5, 0.60763888888888895, 0.17665872523570211)]
    [InlineData(6.5, 0.50636574074074081, 0.17383702026472680)]
    [InlineData(8, 0.40509259259259267, 0.16596794444097213)]
    [InlineData(9, 0.13503086419753088, 0.12335376600905659)]
    public void Left_truncated_survival_is_that_of_r(double amount, double survival, double error)
    {
        Estimate estimate = Truncated.Survival(amount);
        Assert.Equal(survival, estimate.Value, 1e-14);
        Assert.Equal(error, estimate.StandardError, 1e-14);
        Assert.InRange(estimate.Value, estimate.Lower, estimate.Upper);
    }

    [Fact]
    public void The_restricted_mean_and_its_error_are_those_of_r()
    {
        Estimate mean = Truncated.LimitedExpectedValue(8);
        Assert.Equal(5.91493055555555625, mean.Value, 1e-13);
        Assert.Equal(0.84496772817875054, mean.StandardError, 1e-13);
    }

    [Fact]
    public void Complete_losses_give_the_empirical_law()
    {
        double[] amounts = Losses.Samples.Draw(LogNormal.FromMeanAndCv(1000, 2), 300, 1);
        ProductLimit estimate = new ClaimHistory([.. amounts.Select(Claim.FromGroundUp)]).ProductLimit();
        Empirical empirical = new(amounts);
        foreach (double amount in (double[])[0, 10, 500, 2000, amounts.Max(), 1e9])
        {
            Assert.Equal(empirical.Survival(amount), estimate.Survival(amount).Value, 1e-12);
            Assert.Equal(empirical.LimitedExpectedValue(amount), estimate.LimitedExpectedValue(amount).Value, 1e-9);
            Assert.Equal(empirical.LimitedExpectedValue(amount), estimate.ToSeverity().LimitedExpectedValue(amount), 1e-9);
        }

        // the error of a mean of independent losses, with n in place of n - 1
        double deviation = empirical.StandardDeviation / Math.Sqrt(amounts.Length);
        Assert.Equal(deviation, estimate.LimitedExpectedValue(double.PositiveInfinity).StandardError, 1e-9 * deviation);
        Assert.Equal(Estimate.Exact(1), estimate.IncreasedLimitFactor(500, 500));
        Assert.Empty(estimate.Findings);
    }

    [Fact]
    public void Beyond_the_largest_amount_nothing_is_known()
    {
        ProductLimit estimate = new ClaimHistory(Known(1, true), Known(2, true), Known(3, false)).ProductLimit();
        Assert.Contains(estimate.Findings, finding => finding.Code == "survival.open-end");
        Assert.Equal(1.0 / 3, estimate.Survival(3).Value, 1e-15);
        Assert.Throws<ArgumentOutOfRangeException>(() => estimate.Survival(3.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => estimate.LimitedExpectedValue(double.PositiveInfinity));
        Assert.Equal(3, estimate.ToSeverity().Maximum);
        Assert.Equal(1.0 / 3, estimate.ToSeverity().Survival(2.5), 1e-15);
    }

    [Fact]
    public void An_early_end_is_said()
    {
        ProductLimit estimate = new ClaimHistory(Known(1, true), Known(5, true) with { Deductible = 2 }, Known(6, true) with { Deductible = 2 }).ProductLimit();
        Assert.Contains(estimate.Findings, finding => finding.Code == "survival.early-end");
        Assert.Equal(0, estimate.Survival(4).Value);
    }

    [Fact]
    public void Bands_are_refused() =>
        Assert.Throws<InvalidOperationException>(() => new ClaimHistory(Claim.FromBand(0, 10, 5)).ProductLimit());

    private static Claim Known(double amount, bool isKnown) => isKnown ? Claim.FromGroundUp(amount) : Claim.AtLeast(amount);
}
