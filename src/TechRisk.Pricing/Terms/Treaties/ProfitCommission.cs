namespace TechRisk.Pricing;

/// <summary>
/// The reinsurer returns a share of the profit: share * max(premium * (1 - expenses) - deficit - S, 0), S the ceded loss of the period that the
/// commission is reckoned over.
/// </summary>
/// <remarks>Source: Bear and Nemlick, "Pricing the impact of adjustable features and loss sharing provisions of reinsurance treaties", PCAS 77 (1990).</remarks>
public sealed record ProfitCommission : TreatyClause
{
    /// <summary>A profit commission.</summary>
    /// <param name="share">Share of the profit that is returned, a fraction in [0, 1].</param>
    /// <param name="expenses">The reinsurer's allowance for expenses, a fraction of the premium in [0, 1].</param>
    public ProfitCommission(double share, double expenses) => (Share, Expenses) = (share, expenses);

    /// <summary>Share of the profit that is returned.</summary>
    /// <value>A fraction in [0, 1].</value>
    public double Share { get; init => field = Require.Fraction(value, nameof(Share)); }

    /// <summary>The reinsurer's allowance for expenses and margin, as a fraction of the premium.</summary>
    /// <value>A fraction in [0, 1].</value>
    public double Expenses { get; init => field = Require.Fraction(value, nameof(Expenses)); }

    /// <summary>Loss of earlier periods that is made good before there is a profit, in the submission's currency.</summary>
    /// <value>0 or more; the default is 0.</value>
    public double DeficitBroughtForward { get; init => field = Require.NonNegative(value, nameof(DeficitBroughtForward)); }

    /// <summary>The deficit to carry to the next period: max(S + deficit - premium * (1 - expenses), 0).</summary>
    /// <param name="premium">Premium of the treaty, 0 or more, in the submission's currency.</param>
    public LossFunction DeficitAfter(double premium)
    {
        double left = Available(premium);
        return left >= 0 ? LossFunction.Layer(double.PositiveInfinity, left) : LossFunction.Line(1, -left);
    }

    /// <inheritdoc/>
    public override LossFunction ReturnedOfCeded(double premium)
    {
        double left = Math.Max(Available(premium), 0);
        return LossFunction.FromPieces(Share * left, (0, -Share), (left, 0));
    }

    private double Available(double premium) => (Require.NonNegative(premium) * (1 - Expenses)) - DeficitBroughtForward;
}
