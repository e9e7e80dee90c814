namespace TechRisk.Pricing;

/// <summary>
/// The cost A of defending a claim of indemnity X. How the insurer bears it, in addition to the limit, within it or in proportion, is the
/// <see cref="DefenceCosts"/> of the policy.
/// </summary>
/// <remarks>Source: Frees, Valdez, Understanding relationships using copulas, North American Actuarial Journal 2 (1998), section 5.</remarks>
public abstract record DefenceLaw
{
    private protected DefenceLaw()
    {
    }

    /// <summary>E[A] of a claim; infinite where it diverges.</summary>
    /// <param name="indemnity">Law of X, in the submission's currency.</param>
    public abstract double MeanFor(Severity indemnity);

    /// <summary>What the insurer pays on average of one claim and its defence.</summary>
    /// <remarks>Aggregate terms play no part. Closed forms where the cost is a ratio; else quadrature to 1e-9.</remarks>
    /// <param name="indemnity">Law of X, in the submission's currency.</param>
    /// <param name="terms">Retention, franchise, limit and insured share of the claim.</param>
    /// <param name="costs">How the costs are borne.</param>
    public DefendedClaim Expected(Severity indemnity, PolicyTerms terms, DefenceCosts costs)
    {
        ArgumentNullException.ThrowIfNull(indemnity);
        ArgumentNullException.ThrowIfNull(terms);
        return ExpectedOf(indemnity, terms, Enum.IsDefined(costs) ? costs : throw Require.Wrong(nameof(costs), costs, "must be a treatment of defence costs"));
    }

    private protected abstract DefendedClaim ExpectedOf(Severity indemnity, PolicyTerms terms, DefenceCosts costs);

    /// <summary>Mean and second moment of what is paid of one claim with its defence; null where they are not known.</summary>
    internal abstract (double Mean, double Second) PaidMoments(Severity indemnity, PolicyTerms terms, DefenceCosts costs);

    /// <summary>The law with its amounts multiplied.</summary>
    internal abstract DefenceLaw Times(double factor);
}

/// <summary>Defence costs are a fixed part of the indemnity: A = r X.</summary>
public sealed record DefenceRatio : DefenceLaw
{
    /// <summary>Costs in proportion to the indemnity.</summary>
    /// <param name="ratio">r, 0 or more.</param>
    public DefenceRatio(double ratio) => Ratio = ratio;

    /// <summary>r, without unit.</summary>
    /// <value>0 or more.</value>
    public double Ratio { get; init => field = Require.NonNegative(value, nameof(Ratio)); }

    /// <inheritdoc/>
    /// <remarks>r E[X].</remarks>
    public override double MeanFor(Severity indemnity) => Ratio == 0 ? 0 : Ratio * indemnity.Mean;

    private protected override DefendedClaim ExpectedOf(Severity indemnity, PolicyTerms terms, DefenceCosts costs) =>
        RatioPayment.Expected(Ratio, indemnity, terms, costs);

    internal override (double Mean, double Second) PaidMoments(Severity indemnity, PolicyTerms terms, DefenceCosts costs) =>
        RatioPayment.Moments(Ratio, indemnity, terms, costs);

    internal override DefenceLaw Times(double factor) => this;
}

/// <summary>Defence costs have a law of their own, tied to the indemnity by a copula.</summary>
public sealed record JointDefence : DefenceLaw
{
    /// <summary>Costs with their own law.</summary>
    /// <param name="cost">Law of the cost of defending a claim, in the submission's currency.</param>
    /// <param name="copula">What ties the grades of indemnity and cost; by default nothing does.</param>
    public JointDefence(Severity cost, Copula? copula = null)
    {
        Cost = cost;
        Copula = copula ?? new IndependenceCopula();
    }

    /// <summary>Law of the cost of defending a claim, in the submission's currency.</summary>
    public Severity Cost { get; init => field = value ?? throw new ArgumentNullException(nameof(Cost)); }

    /// <summary>What ties the grades of indemnity and cost.</summary>
    public Copula Copula { get; init => field = value ?? throw new ArgumentNullException(nameof(Copula)); }

    /// <summary>True if cost and indemnity are independent.</summary>
    internal bool IsIndependent => Copula is IndependenceCopula;

    /// <inheritdoc/>
    public override double MeanFor(Severity indemnity) => Cost.Mean;

    private protected override DefendedClaim ExpectedOf(Severity indemnity, PolicyTerms terms, DefenceCosts costs) =>
        new JointPayment(this, indemnity, terms, costs).Expected();

    internal override (double Mean, double Second) PaidMoments(Severity indemnity, PolicyTerms terms, DefenceCosts costs) =>
        new JointPayment(this, indemnity, terms, costs).Moments();

    internal override DefenceLaw Times(double factor) => this with { Cost = Cost.Times(factor) };
}
