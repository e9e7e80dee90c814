namespace TechRisk.Pricing.Tests.Io;

public class PricingBasisJsonTests
{
    private static readonly PricingBasis Full = new(new CostOfCapital(0.1, 0.995) { Basis = CapitalBasis.NetOfPremium })
    {
        ClaimsExpenseRatio = 0.01,
        FixedExpense = 2,
        ExpenseRatio = 0.03,
        CommissionRate = 0.04,
        BrokerageRate = 0.05,
        LevyRate = 0.06,
        ProfitMargin = 0.07,
        TaxRate = 0.08,
        MinimumPremium = 9,
        DiscountRate = 0.1,
        PaymentPatterns = [new("a", 0.25, 0.75), new("b", 1)],
    };

    private static string[] Problems(string json) =>
        [.. Assert.Throws<SubmissionException>(() => PricingBasis.FromJson(json)).Findings.Select(finding => $"{finding.Code} {finding.Path}")];

    [Fact]
    public void A_basis_that_uses_everything_comes_back_equal()
    {
        Assert.Equal(Full, PricingBasis.FromJson(Full.ToJson()));
        foreach (Kind<RiskMeasure> kind in MeasureKinds.Shape.Kinds)
        {
            PricingBasis basis = new(kind.Example);
            Assert.Equal(basis, PricingBasis.FromJson(basis.ToJson()));
        }
    }

    [Fact]
    public void The_loads_that_leave_nothing_for_losses_are_told_once() =>
        Assert.Equal(["json.value commissionRate"], Problems("""{"measure":{"kind":"meanMeasure"},"expenseRatio":0.6,"commissionRate":0.5}"""));

    [Fact]
    public void Every_wrong_load_is_told() =>
        Assert.Equal(
            ["json.value measure.lambda", "json.value paymentPatterns[0].shares[0]", "json.value paymentPatterns[1].shares", "json.value claimsExpenseRatio", "json.value taxRate", "json.value discountRate"],
            Problems("""{"measure":{"kind":"wangTransform","lambda":-1},"claimsExpenseRatio":5,"taxRate":6,"discountRate":-0.1,"paymentPatterns":[{"cover":"a","shares":[-1,2]},{"cover":"b","shares":[0.5,0.4]}]}""")
                .Where(problem => problem != "json.value paymentPatterns[0].shares[1]"));

    [Fact]
    public void A_document_without_basis_has_none_to_read() =>
        Assert.Equal(["json.missing basis"], Problems("""{"name":"x","covers":[]}"""));

    [Fact]
    public void A_pattern_of_a_cover_that_is_not_there_is_told() =>
        Assert.Equal(
            ["json.unknown-cover basis.paymentPatterns[0].cover"],
            Problems("""{"name":"x","covers":[],"basis":{"measure":{"kind":"meanMeasure"},"paymentPatterns":[{"cover":"a","shares":[1]}]}}"""));

    [Fact]
    public void Equal_inputs_have_equal_hashes_and_others_do_not()
    {
        Submission submission = new("x", new Cover("a", new Poisson(1), new Exponential(1)));
        string hash = InputIdentity.Of(submission, Full);
        Assert.Equal(hash, InputIdentity.Of(Submission.FromJson(submission.ToJson()), PricingBasis.FromJson(Full.ToJson())));
        Assert.NotEqual(hash, InputIdentity.Of(submission, null));
        Assert.NotEqual(hash, InputIdentity.Of(submission with { Period = 2 }, Full));
        Assert.Matches("^[0-9a-f]{16}$", hash);
    }
}
