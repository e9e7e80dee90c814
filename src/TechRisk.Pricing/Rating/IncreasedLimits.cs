namespace TechRisk.Pricing;

/// <summary>
/// Increased limits factors of a claim size: the cost of a claim at a limit, with its expenses and a risk load, divided by that at the basic limit.
/// I(k) = (LEV(k) + ALAE + ULAE(k) + RL(k)) / (the same at the basic limit).
/// </summary>
/// <remarks>
/// Source: Miccolis, On the theory of increased limits and excess of loss pricing, PCAS 64 (1977), 27-59. Without expenses and load the factors rise at a
/// falling rate, as LEV' = S; a variance load keeps that as long as k LEV2 does not outgrow it.
/// </remarks>
public sealed record IncreasedLimits
{
    /// <summary>Factors of a claim size.</summary>
    /// <param name="severity">Law of the indemnity of one claim, in the submission's currency.</param>
    /// <param name="basicLimit">The limit with factor 1, in the submission's currency; above 0.</param>
    public IncreasedLimits(Severity severity, double basicLimit)
    {
        Severity = severity;
        BasicLimit = basicLimit;
    }

    /// <summary>Law of the indemnity of one claim.</summary>
    public Severity Severity { get; init => field = value ?? throw new ArgumentNullException(nameof(Severity)); }

    /// <summary>The limit with factor 1, in the submission's currency.</summary>
    /// <value>Above 0.</value>
    public double BasicLimit { get; init => field = Require.Positive(value, nameof(BasicLimit)); }

    /// <summary>ALAE: expenses allocated to a claim whatever the limit, in the submission's currency.</summary>
    /// <value>0 or more; the default is 0.</value>
    public double ExpensePerClaim { get; init => field = Require.NonNegative(value, nameof(ExpensePerClaim)); }

    /// <summary>ULAE: the insurer's own cost of settlement as a part of indemnity and allocated expenses.</summary>
    /// <value>A ratio, 0 or more; the default is 0.</value>
    public double UnallocatedRatio { get; init => field = Require.NonNegative(value, nameof(UnallocatedRatio)); }

    /// <summary>k of the risk load k E[min(X, limit)^2], per unit of currency.</summary>
    /// <value>0 or more; the default is 0.</value>
    public double VarianceLoad { get; init => field = Require.NonNegative(value, nameof(VarianceLoad)); }

    /// <summary>(LEV(limit) + ALAE) (1 + ULAE) + k LEV2(limit): what a claim costs at a limit.</summary>
    /// <param name="limit">Above 0, in the submission's currency; infinite for no limit.</param>
    public double ClaimCost(double limit)
    {
        double indemnity = Severity.LimitedExpectedValue(Require.PositiveOrInfinite(limit));
        double load = VarianceLoad == 0 ? 0 : VarianceLoad * Severity.LimitedMoment(2, limit);
        return ((indemnity + ExpensePerClaim) * (1 + UnallocatedRatio)) + load;
    }

    /// <summary>The factor of a limit; infinite without a limit where the mean is.</summary>
    /// <param name="limit">Above 0, in the submission's currency; infinite for no limit.</param>
    public double Factor(double limit) => ClaimCost(limit) / ClaimCost(BasicLimit);

    /// <summary>The factors of several limits.</summary>
    /// <param name="limits">Rising amounts above 0, in the submission's currency.</param>
    public LimitFactors Table(params ReadOnlySpan<double> limits)
    {
        var points = new (double, double)[limits.Length];
        for (int i = 0; i < limits.Length; i++)
        {
            points[i] = (limits[i], Factor(limits[i]));
        }

        return new LimitFactors(points);
    }
}
