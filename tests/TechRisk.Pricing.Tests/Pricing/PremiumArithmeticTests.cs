namespace TechRisk.Pricing.Tests.Pricing;

/// <summary>The premium rules on given costs. Tolerances are relative to the amounts of the case, which are of order 1 to 100.</summary>
public class PremiumArithmeticTests
{
    // PR-01: gross-up and subsidy in CNY m; 0.36 is 15 % of the loss cost
    private static readonly PricingBasis FirstSet = new(new ExpectedValuePrinciple(0.15))
    {
        ClaimsExpenseRatio = 0.06,
        FixedExpense = 0.15,
        CommissionRate = 0.12,
        BrokerageRate = 0.03,
        ProfitMargin = 0.05,
        TaxRate = 0.06,
    };

    // reference/covers.json PR-01 (closed gross-up; MOF-MIIT-CBIRC 2019 notice: rate cap 3 %, share 80 %), tolerance rel 1e-12
    [Fact]
    public void First_set_premium_matches_reference_PR01()
    {
        PremiumBreakdown premium = FirstSet.Premium(lossCost: 2.40, riskMargin: 0.36, limit: 100, new SubsidyScheme(0.80) { RateCap = 0.03 });
        Assert.Equal(3.8175, premium.Gross.Value, 4e-12);
        Assert.Equal(0.038175, premium.RateOnLine!.Value.Value, 4e-14);
        Assert.Equal(4.04655, premium.Gross.Value + premium.Tax.Value, 4e-12);
        Assert.Equal(3.0, premium.EligiblePremium.Value, 3e-12);
        Assert.Equal(2.4, premium.Subsidy.Value, 2e-12);
        Assert.Equal(1.4175, premium.Gross.Value - premium.Subsidy.Value, 1e-12);
        Assert.Equal(1.4175 + 0.22905, premium.PaidByInsured.Value, 1e-12);
        Assert.Equal(0.6664047151277014, premium.LossRatio!.Value.Value, 1e-12);
        Assert.Equal(0.8556974459724951, premium.CombinedRatio!.Value.Value, 1e-12);
        Assert.Equal(EstimateKind.Exact, premium.Gross.Kind);
    }

    // reference/covers.json PR-01: 2024 notice of Zhejiang, 90/80/70 % of min(premium, 2 % of the limit)
    [Theory]
    [InlineData(0.90, 1.8)]
    [InlineData(0.80, 1.6)]
    [InlineData(0.70, 1.4)]
    public void Zhejiang_subsidy_matches_reference_PR01(double share, double subsidy)
    {
        PremiumBreakdown premium = FirstSet.Premium(2.40, 0.36, limit: 100, new SubsidyScheme(share) { RateCap = 0.02 });
        Assert.Equal(subsidy, premium.Subsidy.Value, 2e-12);
    }

    // reference/covers.json E2E-01 (piecewise-polynomial layer moments and gross-up), tolerance rel 1e-11
    [Fact]
    public void Research_quote_matches_reference_E2E01()
    {
        PricingBasis basis = new(new StandardDeviationPrinciple(0.20))
        {
            ClaimsExpenseRatio = 0.06,
            FixedExpense = 0.05,
            CommissionRate = 0.12,
            BrokerageRate = 0.03,
            ProfitMargin = 0.05,
        };
        PremiumBreakdown premium = basis.Premium(
            lossCost: 1.5375254117647055,
            riskMargin: 0.2 * 2.764049738837202,
            limit: 15 * 0.6,
            new SubsidyScheme(0.50) { MaximumAmount = 0.5 });
        Assert.Equal(2.7907336052975356, premium.Gross.Value, 2e-11);
        Assert.Equal(0.3100815116997262, premium.RateOnLine!.Value.Value, 3e-12);
        Assert.Equal(0.5, premium.Subsidy.Value, 1e-15);
        Assert.Equal(2.2907336052975356, premium.PaidByInsured.Value, 2e-11);
    }

    [Fact]
    public void A_premium_above_the_cap_gets_no_subsidy_where_the_scheme_rejects_it()
    {
        SubsidyScheme reject = new(0.80) { RateCap = 0.03, CapMode = RateCapMode.RejectAboveCap };
        Assert.Equal(0, FirstSet.Premium(2.40, 0.36, 100, reject).Subsidy.Value);
        Assert.Equal(0.8 * 3.8175, FirstSet.Premium(2.40, 0.36, 200, reject).Subsidy.Value, 1e-12);
    }

    [Fact]
    public void A_rate_cap_needs_a_limit()
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(
            () => FirstSet.Premium(2.40, 0.36, double.PositiveInfinity, new SubsidyScheme(0.80) { RateCap = 0.03 }));
        Assert.Equal("RateCap", error.ParamName);
        SubsidyScheme other = new(0.80) { RateCap = 0.03, Covers = ["b"] };
        ValueList<CoverCost> covers = [new("a", 1, 1), new("b", 1, 1) { Limit = 10 }];
        Assert.True(FirstSet.Premium(covers, other).Subsidy.Value > 0);
    }

    [Fact]
    public void Subsidies_and_payment_patterns_name_covers_that_exist()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => FirstSet.Premium([new("a", 1, 1)], new SubsidyScheme(0.5) { Covers = ["b"] }));
        PricingBasis discounted = FirstSet with { DiscountRate = 0.03, PaymentPatterns = [new("b", 0.5, 0.5)] };
        Assert.Throws<ArgumentOutOfRangeException>(() => discounted.Premium([new("a", 1, 1)]));
    }

    [Fact]
    public void The_maximum_subsidy_is_shared_by_the_covers_in_proportion()
    {
        ValueList<CoverCost> covers = [new("a", 2, 0) { Limit = 100 }, new("b", 6, 0) { Limit = 100 }, new("c", 5, 0)];
        PricingBasis bare = new(new ExpectedValuePrinciple(0));
        PremiumBreakdown premium = bare.Premium(covers, new SubsidyScheme(0.5) { Covers = ["a", "b"], MaximumAmount = 2 });
        Assert.Equal(2, premium.Subsidy.Value);
        Assert.Equal(0.5, premium["a"].Subsidy.Value, 1e-15);
        Assert.Equal(1.5, premium["b"].Subsidy.Value, 1e-15);
        Assert.Equal(0, premium["c"].Subsidy.Value);
        Assert.Equal(13 - 2, premium.PaidByInsured.Value, 1e-14);
    }

    [Fact]
    public void The_minimum_premium_lifts_the_covers_in_proportion_and_takes_no_load()
    {
        PricingBasis basis = new(new ExpectedValuePrinciple(0)) { CommissionRate = 0.2, TaxRate = 0.1, MinimumPremium = 20 };
        PremiumBreakdown premium = basis.Premium([new("a", 2, 0), new("b", 6, 0)]);
        Assert.Equal(10, premium.TechnicalPremium.Value, 1e-14);
        Assert.Equal(10, premium.MinimumPremiumAdjustment.Value, 1e-14);
        Assert.Equal(20, premium.Gross.Value);
        Assert.Equal(5, premium["a"].Gross.Value, 1e-14);
        Assert.Equal(15, premium["b"].Gross.Value, 1e-14);
        Assert.Equal(2, premium.Commission.Value, 1e-14);
        Assert.Equal(22, premium.PaidByInsured.Value, 1e-14);
        Assert.Equal(0, (basis with { MinimumPremium = 9 }).Premium([new("a", 2, 0), new("b", 6, 0)]).MinimumPremiumAdjustment.Value);
    }

    // mpmath 1.3, 30 digits: 0.35*1.03^-0.5 + 0.30*1.03^-1.5 + 0.20*1.03^-2.5 + 0.10*1.03^-3.5 + 0.05*1.03^-4.5
    [Fact]
    public void A_payment_pattern_discounts_the_loss_cost_and_the_claims_expense()
    {
        PaymentPattern pattern = new("liability", 0.35, 0.30, 0.20, 0.10, 0.05);
        const double factor = 0.95155202899382462;
        Assert.Equal(factor, pattern.DiscountFactor(0.03), 1e-15);
        PricingBasis basis = new(new ExpectedValuePrinciple(0)) { ClaimsExpenseRatio = 0.1, DiscountRate = 0.03, PaymentPatterns = [pattern] };
        PremiumBreakdown premium = basis.Premium([new("liability", 100, 8), new("cyber", 50, 2)]);
        Assert.Equal(100, premium["liability"].LossCost.Value);
        Assert.Equal(100 * (1 - factor), premium["liability"].Discount.Value, 1e-13);
        Assert.Equal(10 * factor, premium["liability"].ClaimsExpense.Value, 1e-13);
        Assert.Equal(110 * factor + 8, premium["liability"].Gross.Value, 1e-12);
        Assert.Equal(0, premium["cyber"].Discount.Value);
        Assert.Equal(150, premium.LossCost.Value);
        Assert.Equal(110 * factor + 8 + 55 + 2, premium.Gross.Value, 1e-12);
    }

    [Fact]
    public void Every_line_of_the_total_is_the_sum_of_the_covers_lines()
    {
        PricingBasis basis = FirstSet with { ExpenseRatio = 0.1, LevyRate = 0.008, FixedExpense = 7, DiscountRate = 0.04, MinimumPremium = 300, PaymentPatterns = [new("b", 0.2, 0.8)] };
        ValueList<CoverCost> covers =
        [
            new("a", 50, 20) { StandaloneMargin = 30, Limit = 400 },
            new("b", 31, -2) { StandaloneMargin = 1, Limit = 1000 },
            new("c", 0, 0) { Limit = 10 },
        ];
        PremiumBreakdown premium = basis.Premium(covers, new SubsidyScheme(0.6) { RateCap = 0.2, MaximumAmount = 60 });
        for (int i = 0; i < premium.Lines.Count; i++)
        {
            Assert.Equal(premium.Covers.Sum(cover => cover.Lines[i].Amount.Value), premium.Lines[i].Amount.Value, 1e-11);
        }

        foreach (PremiumBreakdown column in premium.Covers.Append(premium))
        {
            double running = 0;
            foreach (PremiumLine line in column.Lines)
            {
                running += line.Kind switch { PremiumLineKind.Addition => line.Amount.Value, PremiumLineKind.Deduction => -line.Amount.Value, _ => 0 };
                if (line.Kind == PremiumLineKind.Sum)
                {
                    Assert.Equal(running, line.Amount.Value, 1e-11);
                }
            }

            Assert.Equal(column.StandaloneMargin.Value - column.DiversificationBenefit.Value, column.RiskMargin.Value, 1e-12);
        }
    }

    [Fact]
    public void A_cover_with_an_infinite_mean_has_an_infinite_premium_and_no_figure_is_not_a_number()
    {
        PricingBasis basis = FirstSet with { DiscountRate = 0.04, PaymentPatterns = [new("heavy", 0.2, 0.8)] };
        ValueList<CoverCost> covers = [new("heavy", double.PositiveInfinity, double.PositiveInfinity), new("light", 3, 1) { Limit = 10 }];
        PremiumBreakdown premium = basis.Premium(covers, new SubsidyScheme(0.5) { MaximumAmount = 2 });
        Assert.Equal(double.PositiveInfinity, premium.Gross.Value);
        Assert.Equal(double.PositiveInfinity, premium["heavy"].PaidByInsured.Value);
        Assert.True(double.IsFinite(premium["light"].Gross.Value));
        Assert.DoesNotContain(premium.Covers.Append(premium).SelectMany(column => column.Lines), line => double.IsNaN(line.Amount.Value));
        Assert.DoesNotContain("NaN", premium.ToString());
        Assert.Contains("infinite", premium.ToString());
        Assert.Null(premium.LossRatio);
    }
}
