namespace TechRisk.Pricing.Tests.Pricing;

public class PricingBasisTests
{
    private static readonly PricingBasis Basis = new(new ExpectedValuePrinciple(0.1)) { ExpenseRatio = 0.5, CommissionRate = 0.3 };

    [Fact]
    public void The_rates_of_the_denominator_leave_a_part_of_the_premium_for_losses()
    {
        Assert.Equal(0.2, Basis.NetPremiumShare, 1e-15);
        Assert.Throws<ArgumentOutOfRangeException>(() => Basis with { ProfitMargin = 0.2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Basis with { LevyRate = 0.25 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PricingBasis(Basis.Measure) { BrokerageRate = 0.5, LevyRate = 0.5 });
        Assert.Equal(0.4, (Basis with { ExpenseRatio = 0.1, LevyRate = 0.2 }).NetPremiumShare, 1e-15);
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(double.NaN)]
    public void A_rate_outside_its_range_is_an_error_that_names_it(double rate)
    {
        Assert.Equal("CommissionRate", Assert.Throws<ArgumentOutOfRangeException>(() => Basis with { CommissionRate = rate }).ParamName);
        Assert.Equal("ProfitMargin", Assert.Throws<ArgumentOutOfRangeException>(() => Basis with { ProfitMargin = rate }).ParamName);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Amounts_are_finite_and_not_negative(double amount)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Basis with { FixedExpense = amount });
        Assert.Throws<ArgumentOutOfRangeException>(() => Basis with { MinimumPremium = amount });
    }

    [Fact]
    public void Shares_of_a_payment_pattern_sum_to_one()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PaymentPattern("cyber", 0.5, 0.4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PaymentPattern("cyber", 1.5, -0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PaymentPattern("cyber"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Basis with { PaymentPatterns = [new("cyber", 1), new("cyber", 0.5, 0.5)] });
        Assert.Equal(1, new PaymentPattern("cyber", 0.5, 0.5).DiscountFactor(0));
    }

    [Fact]
    public void Equal_inputs_make_equal_bases() =>
        Assert.Equal(Basis with { PaymentPatterns = [new("a", 0.5, 0.5)] }, Basis with { PaymentPatterns = [new("a", 0.5, 0.5)] });
}
