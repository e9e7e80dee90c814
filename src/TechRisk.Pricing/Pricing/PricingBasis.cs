using System.Runtime.CompilerServices;

namespace TechRisk.Pricing;

/// <summary>
/// How a premium is made of a loss cost: the risk measure and the loadings.
/// Gross = (LossCost * (1 + ClaimsExpenseRatio) + RiskMargin + ReinsuranceCost + FixedExpense)
/// / (1 - ExpenseRatio - CommissionRate - BrokerageRate - LevyRate - ProfitMargin), LossCost after discount.
/// Then the minimum premium, then tax on top, then the subsidy: PaidByInsured = Gross + Tax - Subsidy.
/// </summary>
/// <remarks>
/// The rates in the denominator sum to less than 1. This is checked whenever one of them is set, so that no basis breaks it; a
/// <c>with</c> expression sets its members in the written order, so write first the rates that fall.
/// Source: Werner and Modlin, Basic Ratemaking (Casualty Actuarial Society, 2016), chapters 7 and 8.
/// </remarks>
public sealed record PricingBasis
{
    /// <summary>A basis without loadings but the risk margin.</summary>
    /// <param name="measure">Premium principle or risk measure; the risk margin is the measure of the net loss less its mean.</param>
    public PricingBasis(RiskMeasure measure) => Measure = measure;

    /// <summary>Premium principle or risk measure: RiskMargin = measure(net loss) - E[net loss], on the sum of the covers.</summary>
    public RiskMeasure Measure { get; init => field = value ?? throw new ArgumentNullException(nameof(Measure)); }

    /// <summary>Unallocated claims expense as a fraction of the loss cost after discount: ClaimsExpense = ratio * (LossCost - Discount).</summary>
    /// <value>A fraction in [0, 1]; the default is 0.</value>
    public double ClaimsExpenseRatio { get; init => field = Require.Fraction(value, nameof(ClaimsExpenseRatio)); }

    /// <summary>Expense of the policy whatever its premium, in the submission's currency, split to the covers by loss cost.</summary>
    /// <value>A finite amount, 0 or more; the default is 0.</value>
    public double FixedExpense { get; init => field = Require.NonNegative(value, nameof(FixedExpense)); }

    /// <summary>General expense as a fraction of the gross premium: Expense = ratio * Gross.</summary>
    /// <value>A fraction in [0, 1); the default is 0.</value>
    public double ExpenseRatio
    {
        get;
        init
        {
            field = Require.FractionBelowOne(value, nameof(ExpenseRatio));
            RequireRoom(value);
        }
    }

    /// <summary>Commission as a fraction of the gross premium.</summary>
    /// <value>A fraction in [0, 1); the default is 0.</value>
    public double CommissionRate
    {
        get;
        init
        {
            field = Require.FractionBelowOne(value, nameof(CommissionRate));
            RequireRoom(value);
        }
    }

    /// <summary>Brokerage as a fraction of the gross premium.</summary>
    /// <value>A fraction in [0, 1); the default is 0.</value>
    public double BrokerageRate
    {
        get;
        init
        {
            field = Require.FractionBelowOne(value, nameof(BrokerageRate));
            RequireRoom(value);
        }
    }

    /// <summary>Levies the insurer bears (guarantee fund) as a fraction of the gross premium.</summary>
    /// <value>A fraction in [0, 1); the default is 0.</value>
    public double LevyRate
    {
        get;
        init
        {
            field = Require.FractionBelowOne(value, nameof(LevyRate));
            RequireRoom(value);
        }
    }

    /// <summary>Profit as a fraction of the gross premium, on top of the risk margin.</summary>
    /// <value>A fraction in [0, 1); the default is 0.</value>
    public double ProfitMargin
    {
        get;
        init
        {
            field = Require.FractionBelowOne(value, nameof(ProfitMargin));
            RequireRoom(value);
        }
    }

    /// <summary>Tax the insured pays on top of the gross premium (value added tax, premium tax): Tax = rate * Gross.</summary>
    /// <value>A fraction in [0, 1]; the default is 0.</value>
    public double TaxRate { get; init => field = Require.Fraction(value, nameof(TaxRate)); }

    /// <summary>Least gross premium of the submission, in its currency; what lifts a lower premium to it is a line of its own.</summary>
    /// <value>A finite amount, 0 or more; the default is 0.</value>
    public double MinimumPremium { get; init => field = Require.NonNegative(value, nameof(MinimumPremium)); }

    /// <summary>Yearly rate at which losses are discounted by their payment pattern.</summary>
    /// <value>A fraction in [0, 1]; the default 0 means no discount.</value>
    public double DiscountRate { get; init => field = Require.Fraction(value, nameof(DiscountRate)); }

    /// <summary>When the losses of each cover are paid; a cover without a pattern is not discounted.</summary>
    /// <value>Patterns of covers of the submission, at most one a cover.</value>
    public ValueList<PaymentPattern> PaymentPatterns { get; init => field = OnePerCover(value); } = [];

    /// <summary>
    /// The denominator of the gross premium, above 0: 1 - ExpenseRatio - CommissionRate - BrokerageRate - LevyRate - ProfitMargin. It is
    /// the part of the gross premium that pays losses, claims expense, risk margin, reinsurance and fixed expense.
    /// </summary>
    public double NetPremiumShare => 1 - (ExpenseRatio + CommissionRate + BrokerageRate + LevyRate + ProfitMargin);

    /// <summary>Present value of one unit of the cover's loss: 1 where it has no payment pattern.</summary>
    internal double DiscountFactor(string cover) =>
        PaymentPatterns.FirstOrDefault(pattern => pattern.Cover == cover)?.DiscountFactor(DiscountRate) ?? 1;

    private void RequireRoom(double value, [CallerMemberName] string name = "")
    {
        if (!(NetPremiumShare > 0))
        {
            throw Require.Wrong(name, value, "must leave a part of the premium for losses: ExpenseRatio + CommissionRate + BrokerageRate + LevyRate + ProfitMargin must be below 1");
        }
    }

    private static ValueList<PaymentPattern> OnePerCover(ValueList<PaymentPattern> patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        string? twice = Repeats.First(patterns, pattern => pattern.Cover);
        return twice is null ? patterns : throw Require.Wrong(nameof(PaymentPatterns), twice, "must have at most one payment pattern");
    }
}
