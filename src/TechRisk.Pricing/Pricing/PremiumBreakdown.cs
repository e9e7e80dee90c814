namespace TechRisk.Pricing;

/// <summary>
/// The premium from the loss cost to what the insured pays, in total; <see cref="Covers"/> holds the same lines for each cover.
/// Every line of the total is the sum of the covers' lines. All amounts are in the submission's currency, with their errors.
/// </summary>
/// <remarks>
/// TechnicalPremium = LossCost - Discount + ClaimsExpense + RiskMargin + ReinsuranceCost + FixedExpense + Expense + Commission + Brokerage + Levy + Profit;
/// Gross = TechnicalPremium + MinimumPremiumAdjustment; PaidByInsured = Gross + Tax - Subsidy; RiskMargin = StandaloneMargin - DiversificationBenefit.
/// </remarks>
public sealed record PremiumBreakdown
{
    internal PremiumBreakdown(string name) => Name = name;

    /// <summary>Name of the cover; of the submission for the total.</summary>
    public string Name { get; }

    /// <summary>Currency of the amounts; empty where they were given without one.</summary>
    public string Currency { get; internal init; } = "";

    /// <summary>The premium of each cover, in the submission's order; empty in the breakdown of a cover.</summary>
    public ValueList<PremiumBreakdown> Covers { get; internal init; } = [];

    /// <summary>Mean loss after policy terms, before reinsurance, undiscounted.</summary>
    public Estimate LossCost { get; internal init; }

    /// <summary>What discounting by the payment pattern takes off the loss cost: LossCost * (1 - present value of a unit of loss).</summary>
    public Estimate Discount { get; internal init; }

    /// <summary>ClaimsExpenseRatio * (LossCost - Discount).</summary>
    public Estimate ClaimsExpense { get; internal init; }

    /// <summary>Total: measure(net) - mean(net) of the sum of the covers. Cover: its amount in the measure's own allocation, less its mean.</summary>
    public Estimate RiskMargin { get; internal init; }

    /// <summary>The margin of the cover on its own: measure(net) - mean(net) of the cover; total: their sum.</summary>
    public Estimate StandaloneMargin { get; internal init; }

    /// <summary>StandaloneMargin - RiskMargin: what the covers save by being insured together.</summary>
    public Estimate DiversificationBenefit { get; internal init; }

    /// <summary>Ceded and reinstatement premium - expected recoveries - ceding commission; 0 without reinsurance.</summary>
    public Estimate ReinsuranceCost { get; internal init; }

    /// <summary>The basis's fixed expense, split to the covers by loss cost.</summary>
    public Estimate FixedExpense { get; internal init; }

    /// <summary>ExpenseRatio * TechnicalPremium.</summary>
    public Estimate Expense { get; internal init; }

    /// <summary>CommissionRate * TechnicalPremium.</summary>
    public Estimate Commission { get; internal init; }

    /// <summary>BrokerageRate * TechnicalPremium.</summary>
    public Estimate Brokerage { get; internal init; }

    /// <summary>LevyRate * TechnicalPremium.</summary>
    public Estimate Levy { get; internal init; }

    /// <summary>ProfitMargin * TechnicalPremium.</summary>
    public Estimate Profit { get; internal init; }

    /// <summary>The premium the basis asks for, before the minimum premium: costs and margin / (1 - rates).</summary>
    public Estimate TechnicalPremium { get; internal init; }

    /// <summary>What lifts the technical premium to the minimum premium, split to the covers in proportion to their technical premium; loads are not taken on it.</summary>
    public Estimate MinimumPremiumAdjustment { get; internal init; }

    /// <summary>Gross premium before tax: TechnicalPremium + MinimumPremiumAdjustment. The base of rate caps, rate on line and subsidy.</summary>
    public Estimate Gross { get; internal init; }

    /// <summary>Gross * TaxRate, on top of the gross premium.</summary>
    public Estimate Tax { get; internal init; }

    /// <summary>The premium the subsidy scheme takes as its base: gross premium up to the scheme's rate cap; 0 without a scheme.</summary>
    public Estimate EligiblePremium { get; internal init; }

    /// <summary>The state's subsidy: share * eligible premium, at most the scheme's maximum.</summary>
    public Estimate Subsidy { get; internal init; }

    /// <summary>Gross + Tax - Subsidy.</summary>
    public Estimate PaidByInsured { get; internal init; }

    /// <summary>The most one claim can cost the insurer: per-claim limit * (1 - insured share); total: the sum over the covers. Infinite without a limit.</summary>
    public double Limit { get; internal init; } = double.PositiveInfinity;

    /// <summary>Gross / Limit; null where the limit is infinite or 0.</summary>
    public Estimate? RateOnLine { get; internal init; }

    /// <summary>(LossCost - Discount + ClaimsExpense) / Gross, the permissible loss ratio; null where Gross is 0 or infinite.</summary>
    public Estimate? LossRatio { get; internal init; }

    /// <summary>
    /// (LossCost - Discount + ClaimsExpense + ReinsuranceCost + FixedExpense + Expense + Commission + Brokerage + Levy) / Gross: all but margin and
    /// profit; null where Gross is 0 or infinite.
    /// </summary>
    public Estimate? CombinedRatio { get; internal init; }

    /// <summary>The premium of a cover.</summary>
    /// <param name="cover">Name of a cover.</param>
    /// <exception cref="ArgumentOutOfRangeException">No cover has the name.</exception>
    public PremiumBreakdown this[string cover] =>
        Covers.FirstOrDefault(line => line.Name == cover)
        ?? throw Require.Wrong(nameof(cover), cover, "must be the name of a cover: " + string.Join(", ", Covers.Select(line => line.Name)));

    /// <summary>The lines in the order of the waterfall, from the loss cost to what the insured pays.</summary>
    public ValueList<PremiumLine> Lines =>
    [
        new("loss cost", LossCost, PremiumLineKind.Addition),
        new("discount", Discount, PremiumLineKind.Deduction),
        new("claims expense", ClaimsExpense, PremiumLineKind.Addition),
        new("stand-alone margin", StandaloneMargin, PremiumLineKind.Detail),
        new("diversification benefit", DiversificationBenefit, PremiumLineKind.Detail),
        new("risk margin", RiskMargin, PremiumLineKind.Addition),
        new("reinsurance cost", ReinsuranceCost, PremiumLineKind.Addition),
        new("fixed expense", FixedExpense, PremiumLineKind.Addition),
        new("expense", Expense, PremiumLineKind.Addition),
        new("commission", Commission, PremiumLineKind.Addition),
        new("brokerage", Brokerage, PremiumLineKind.Addition),
        new("levy", Levy, PremiumLineKind.Addition),
        new("profit", Profit, PremiumLineKind.Addition),
        new("technical premium", TechnicalPremium, PremiumLineKind.Sum),
        new("minimum premium adjustment", MinimumPremiumAdjustment, PremiumLineKind.Addition),
        new("gross premium", Gross, PremiumLineKind.Sum),
        new("tax", Tax, PremiumLineKind.Addition),
        new("subsidy", Subsidy, PremiumLineKind.Deduction),
        new("paid by the insured", PaidByInsured, PremiumLineKind.Sum),
    ];
    /// <summary>The waterfall in columns, as for a console: money rounded so that the printed lines add up, each with its standard error.</summary>
    public override string ToString() => new PremiumTable(this).ToText();
}
