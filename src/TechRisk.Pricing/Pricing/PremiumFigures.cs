namespace TechRisk.Pricing;

/// <summary>What the premium of a cover is made of.</summary>
internal sealed record CoverFigures
{
    /// <summary>Name of the cover.</summary>
    public required string Name { get; init; }

    /// <summary>Mean after policy terms, undiscounted.</summary>
    public required Figure LossCost { get; init; }

    /// <summary>Its part of the total's margin.</summary>
    public required Figure RiskMargin { get; init; }

    /// <summary>Its margin on its own.</summary>
    public required Figure StandaloneMargin { get; init; }

    /// <summary>The most one claim can cost the insurer.</summary>
    public required double Limit { get; init; }
}

/// <summary>The lines of a premium as figures: of the total or of a cover.</summary>
internal sealed record PremiumFigures
{
    public required string Name { get; init; }

    public required double Limit { get; init; }

    public required Figure LossCost { get; init; }

    public required Figure PresentValue { get; init; }

    public required Figure RiskMargin { get; init; }

    public required Figure StandaloneMargin { get; init; }

    public required Figure FixedExpense { get; init; }

    public Figure ClaimsExpense { get; init; } = Figure.Zero;

    public Figure ReinsuranceCost { get; init; } = Figure.Zero;

    public Figure Technical { get; init; } = Figure.Zero;

    public Figure Adjustment { get; init; } = Figure.Zero;

    public Figure Gross { get; init; } = Figure.Zero;

    public Figure Tax { get; init; } = Figure.Zero;

    public Figure Eligible { get; init; } = Figure.Zero;

    public Figure Subsidy { get; init; } = Figure.Zero;

    /// <summary>Gross + tax - subsidy; infinite where the gross premium is, whatever the state pays of it.</summary>
    public Figure Paid => double.IsPositiveInfinity(Gross.Value) ? Gross : Gross + Tax - Subsidy;

    /// <summary>The lines as estimates.</summary>
    public PremiumBreakdown ToBreakdown(PricingBasis basis, Func<Figure, Estimate> estimate)
    {
        bool hasRatios = double.IsFinite(Gross.Value) && Gross.Value != 0;
        Figure losses = PresentValue + ClaimsExpense;
        Figure costs = losses + ReinsuranceCost + FixedExpense + (basis.ExpenseRatio + basis.CommissionRate + basis.BrokerageRate + basis.LevyRate) * Technical;
        return new PremiumBreakdown(Name)
        {
            LossCost = estimate(LossCost),
            Discount = estimate(LossCost - PresentValue),
            ClaimsExpense = estimate(ClaimsExpense),
            RiskMargin = estimate(RiskMargin),
            StandaloneMargin = estimate(StandaloneMargin),
            DiversificationBenefit = estimate(StandaloneMargin - RiskMargin),
            ReinsuranceCost = estimate(ReinsuranceCost),
            FixedExpense = estimate(FixedExpense),
            Expense = estimate(basis.ExpenseRatio * Technical),
            Commission = estimate(basis.CommissionRate * Technical),
            Brokerage = estimate(basis.BrokerageRate * Technical),
            Levy = estimate(basis.LevyRate * Technical),
            Profit = estimate(basis.ProfitMargin * Technical),
            TechnicalPremium = estimate(Technical),
            MinimumPremiumAdjustment = estimate(Adjustment),
            Gross = estimate(Gross),
            Tax = estimate(Tax),
            EligiblePremium = estimate(Eligible),
            Subsidy = estimate(Subsidy),
            PaidByInsured = estimate(Paid),
            Limit = Limit,
            RateOnLine = double.IsFinite(Limit) && Limit > 0 ? estimate(Gross / Limit) : null,
            LossRatio = hasRatios ? estimate(losses / Gross) : null,
            CombinedRatio = hasRatios ? estimate(costs / Gross) : null,
        };
    }
}
