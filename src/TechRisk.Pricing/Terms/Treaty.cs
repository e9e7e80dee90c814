namespace TechRisk.Pricing;

/// <summary>
/// A reinsurance treaty: what it pays of the losses of a year, taken in order of loss, and what it costs. Leaves are sealed immutable records;
/// a term outside its range throws where it is set, also in a <c>with</c> expression.
/// </summary>
/// <remarks>
/// Order of terms: what each loss brings to the treaty (<see cref="CededOfLoss"/>), the yearly terms on the running sum, the placed share, the
/// clauses in the order of their list. Every amount is that of the placed share, in the submission's currency.
/// </remarks>
public abstract record Treaty
{
    private protected Treaty()
    {
    }

    /// <summary>Share of the treaty that is placed: what follows is paid for this share only.</summary>
    /// <value>A fraction in [0, 1]; the default is 1.</value>
    public double Share { get; init => field = Require.Fraction(value, nameof(Share)); } = 1;

    /// <summary>Premium of the placed share before reinstatements and adjustments, in the submission's currency.</summary>
    /// <value>0 or more; the default is 0, not yet known.</value>
    public double Premium { get; init => field = Require.NonNegative(value, nameof(Premium)); }

    /// <summary>Commission the reinsurers return, as a fraction of <see cref="Premium"/>.</summary>
    /// <value>A fraction in [0, 1]; the default is 0.</value>
    public double Commission { get; init => field = Require.Fraction(value, nameof(Commission)); }

    /// <summary>Clauses that depend on the year's ceded loss, each applied to what the one before it leaves.</summary>
    public ValueList<TreatyClause> Clauses { get; init; } = [];

    /// <summary>
    /// What the treaty pays in a year as a function of the sum of what its losses bring (<see cref="CededOfLoss"/>): yearly terms, placed share
    /// and clauses. It never falls.
    /// </summary>
    public LossFunction Recovery
    {
        get
        {
            LossFunction paid = YearTerms.Times(Share);
            return Clauses.Aggregate(paid, (soFar, clause) => soFar.Then(clause.PaidOfCeded(Premium)));
        }
    }

    /// <summary>Reinstatement premium of a year as a function of the sum of what its losses bring.</summary>
    public virtual LossFunction ReinstatementPremium => ReinstatementPremiumByAmount;

    /// <summary>
    /// What the clauses give back of the premium (commissions, or minus what is due on top of the premium) as a function of the sum of what the
    /// losses of a year bring; each clause sees the recovery.
    /// </summary>
    public LossFunction Returned
    {
        get
        {
            LossFunction recovery = Recovery;
            return Clauses.Aggregate(LossFunction.Constant(0), (sum, clause) => sum.Plus(recovery.Then(clause.ReturnedOfCeded(Premium))));
        }
    }

    /// <summary>
    /// The cedant's result of a year as a function of the sum of what its losses bring: recovery, commission and what clauses return, less
    /// premium and reinstatement premium.
    /// </summary>
    public LossFunction Result => Recovery.Plus(Returned).Minus(ReinstatementPremium).Plus((Premium * Commission) - Premium);

    /// <summary>The yearly terms, for the whole treaty, as a function of the sum of what the losses bring.</summary>
    internal abstract LossFunction YearTerms { get; }

    /// <summary>Reinstatement premium before any part of it is left out for the time that is over.</summary>
    internal virtual LossFunction ReinstatementPremiumByAmount => LossFunction.Constant(0);

    /// <summary>Height of the treaty for one loss, infinite if there is none.</summary>
    internal virtual double LimitPerLoss => double.PositiveInfinity;

    /// <summary>What one loss brings to the treaty before the yearly terms and the placed share.</summary>
    /// <param name="loss">Loss of one event, 0 or more, in the submission's currency.</param>
    public abstract double CededOfLoss(double loss);

    /// <summary>A year of losses: what the treaty pays of each, in order.</summary>
    /// <param name="losses">The losses of the year in order of date, each 0 or more, in the submission's currency.</param>
    public TreatyYear YearOf(params ReadOnlySpan<double> losses) => TreatyYear.Of(this, losses, []);

    /// <summary>A year of dated losses: what the treaty pays of each, in order.</summary>
    /// <param name="losses">The losses of the year in order of date, each 0 or more, in the submission's currency.</param>
    /// <param name="times">When each happens, as a fraction of the period from 0 to 1, not falling; as many as losses.</param>
    public TreatyYear YearOf(ReadOnlySpan<double> losses, ReadOnlySpan<double> times) => TreatyYear.Of(this, losses, TreatyYear.Checked(times, losses.Length));

    /// <summary>What each loss brings, where that depends on the losses before it.</summary>
    internal virtual double[] CededInOrder(ReadOnlySpan<double> losses)
    {
        var ceded = new double[losses.Length];
        for (int i = 0; i < ceded.Length; i++)
        {
            ceded[i] = CededOfLoss(losses[i]);
        }

        return ceded;
    }

    /// <summary>The part of a reinstatement premium that is due for a loss at a time.</summary>
    internal virtual double ReinstatementShareAt(double? time) => 1;
}
