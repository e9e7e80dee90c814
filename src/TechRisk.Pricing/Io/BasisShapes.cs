namespace TechRisk.Pricing;

/// <summary>The pricing basis in JSON.</summary>
internal static class BasisShapes
{
    private static ObjectShape<PaymentPattern> Pattern { get; } = new ObjectShape<PaymentPattern>()
        .Text("cover", x => x.Cover, "cover")
        .Required("shares", x => x.Shares, () => new ListShape<double>(new NumberShape(Require.Fraction)))
        .Make(v => new(v.Get<string>("cover"), v.Get<ValueList<double>>("shares").AsSpan()));

    /// <summary>Risk measure and loadings.</summary>
    public static ObjectShape<PricingBasis> Basis { get; } = new ObjectShape<PricingBasis>()
        .Required("measure", x => x.Measure, () => MeasureKinds.Shape)
        .OptionalNumber("claimsExpenseRatio", x => x.ClaimsExpenseRatio)
        .OptionalNumber("fixedExpense", x => x.FixedExpense)
        .OptionalNumber("expenseRatio", x => x.ExpenseRatio)
        .OptionalNumber("commissionRate", x => x.CommissionRate)
        .OptionalNumber("brokerageRate", x => x.BrokerageRate)
        .OptionalNumber("levyRate", x => x.LevyRate)
        .OptionalNumber("profitMargin", x => x.ProfitMargin)
        .OptionalNumber("taxRate", x => x.TaxRate)
        .OptionalNumber("minimumPremium", x => x.MinimumPremium)
        .OptionalNumber("discountRate", x => x.DiscountRate)
        .Optional("paymentPatterns", x => x.PaymentPatterns, () => new ListShape<PaymentPattern>(Pattern, unique: "cover"), () => [])
        .Make(v => new(v.Get<RiskMeasure>("measure"))
        {
            ClaimsExpenseRatio = v["claimsExpenseRatio"],
            FixedExpense = v["fixedExpense"],
            ExpenseRatio = v["expenseRatio"],
            CommissionRate = v["commissionRate"],
            BrokerageRate = v["brokerageRate"],
            LevyRate = v["levyRate"],
            ProfitMargin = v["profitMargin"],
            TaxRate = v["taxRate"],
            MinimumPremium = v["minimumPremium"],
            DiscountRate = v["discountRate"],
            PaymentPatterns = v.Get<ValueList<PaymentPattern>>("paymentPatterns"),
        });
}
