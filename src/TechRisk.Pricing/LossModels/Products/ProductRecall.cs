namespace TechRisk.Pricing;

/// <summary>
/// Recalls of a product, a section of their own: a number of recalls, each of which costs F + c U q, with q the share of the units sold that comes back.
/// </summary>
/// <remarks>The cost is a law of the library, so that layers have closed forms: with q Beta(a, b), E[q; q &lt;= x] = a / (a + b) I_x(a + 1, b).</remarks>
public sealed record ProductRecall
{
    /// <summary>Poisson recalls.</summary>
    /// <param name="annualRate">Recalls a policy year, 0 or more.</param>
    /// <param name="units">U, units sold that a recall may concern; above 0.</param>
    /// <param name="costPerUnit">c in the submission's currency; above 0.</param>
    /// <param name="share">Law of q, on [0, 1], such as Beta.</param>
    public ProductRecall(double annualRate, double units, double costPerUnit, Severity share)
        : this(new Poisson(annualRate), units, costPerUnit, share)
    {
    }

    /// <summary>Recalls with any law of their number.</summary>
    /// <param name="frequency">Law of the number of recalls in a policy year.</param>
    /// <param name="units">U, units sold that a recall may concern; above 0.</param>
    /// <param name="costPerUnit">c in the submission's currency; above 0.</param>
    /// <param name="share">Law of q, on [0, 1], such as Beta.</param>
    public ProductRecall(Frequency frequency, double units, double costPerUnit, Severity share)
    {
        Frequency = frequency;
        Units = units;
        CostPerUnit = costPerUnit;
        Share = share;
    }

    /// <summary>Law of the number of recalls in a policy year.</summary>
    public Frequency Frequency { get; init => field = value ?? throw new ArgumentNullException(nameof(Frequency)); }

    /// <summary>U, units sold that a recall may concern.</summary>
    /// <value>Above 0.</value>
    public double Units { get; init => field = Require.Positive(value, nameof(Units)); }

    /// <summary>c, cost of a unit that comes back, in the submission's currency.</summary>
    /// <value>Above 0.</value>
    public double CostPerUnit { get; init => field = Require.Positive(value, nameof(CostPerUnit)); }

    /// <summary>F, cost of a recall whatever comes back, in the submission's currency.</summary>
    /// <value>0 or more; the default is 0.</value>
    public double FixedCost { get; init => field = Require.NonNegative(value, nameof(FixedCost)); }

    /// <summary>Law of q, the share of the units that comes back.</summary>
    /// <value>A law on [0, 1].</value>
    public Severity Share
    {
        get;
        init => field = value is null ? throw new ArgumentNullException(nameof(Share))
            : value.Maximum <= 1 ? value
            : throw Require.Wrong(nameof(Share), value, "must be a law on [0, 1]");
    }

    /// <summary>E[q; q &lt;= x], the part of the mean share that comes from recalls of a share up to x: a / (a + b) I_x(a + 1, b) for Beta(a, b), else LEV(x) - x S(x).</summary>
    /// <param name="share">x, a fraction in [0, 1].</param>
    public double MeanShareUpTo(double share) => Require.Fraction(share) is var x && Share is Beta beta
        ? beta.Mean * (beta with { Alpha = beta.Alpha + 1 }).Cdf(x)
        : Share.LimitedExpectedValue(x) - (x * Share.Survival(x));

    /// <summary>The law of the cost of one recall, F + c U q; its limited moments are those of q in closed form.</summary>
    public Severity Cost
    {
        get
        {
            Severity variable = Share.Times(Units * CostPerUnit);
            return FixedCost == 0 ? variable : new Shifted(variable, FixedCost);
        }
    }
}
