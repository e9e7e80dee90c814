using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Firms that know their failure probability f better than the insurer: a firm buys if theta alphaX f is at least the premium P. The premium
/// breaks even where P = alphaX E[f | f &gt;= P / (theta alphaX)]; of several such premiums the market finds the lowest.
/// </summary>
/// <remarks>
/// Source: Akerlof (1970), Quarterly Journal of Economics 84, with a proportional appetite for insurance. A pure function: no engine and no
/// premium uses it; the loading that it returns is for the underwriter to apply.
/// </remarks>
public sealed record AdverseSelection
{
    private const int Cells = 4000;

    /// <summary>A population of firms.</summary>
    /// <param name="failureProbability">Law of f across firms, on [0, 1] with a mean above 0, such as a Beta law.</param>
    /// <param name="riskAversion">theta: what a firm pays at most for each unit of expected loss, above 0; 1 is neutral to risk.</param>
    /// <param name="insuredLoss">alphaX: what the insurer pays on failure, above 0, in the submission's currency.</param>
    public AdverseSelection(Severity failureProbability, double riskAversion, double insuredLoss)
    {
        FailureProbability = failureProbability;
        RiskAversion = riskAversion;
        InsuredLoss = insuredLoss;
    }

    /// <summary>Law of f across firms.</summary>
    /// <value>A law on [0, 1] with a mean above 0.</value>
    public Severity FailureProbability
    {
        get;
        init => field = value is null ? throw new ArgumentNullException(nameof(FailureProbability))
            : value.Maximum <= 1 && value.Mean > 0 ? value
            : throw Require.Wrong(nameof(FailureProbability), value, "must be a law on [0, 1] with a mean above 0");
    }

    /// <summary>theta: what a firm pays at most for each unit of expected loss.</summary>
    /// <value>A finite number above 0.</value>
    public double RiskAversion { get; init => field = Require.Positive(value, nameof(RiskAversion)); }

    /// <summary>alphaX: what the insurer pays on failure.</summary>
    /// <value>A finite number above 0, in the submission's currency.</value>
    public double InsuredLoss { get; init => field = Require.Positive(value, nameof(InsuredLoss)); }

    /// <summary>E[f]: the rate if every firm bought.</summary>
    public double PooledRate => FailureProbability.Mean;

    /// <summary>P / alphaX at break-even; the largest f where the market unravels.</summary>
    public double EquilibriumRate => Equilibrium() ?? FailureProbability.Maximum;

    /// <summary>P at break-even, in the submission's currency.</summary>
    public double EquilibriumPremium => InsuredLoss * EquilibriumRate;

    /// <summary>The lowest f that buys: rate / theta, at most 1.</summary>
    public double Threshold => Math.Min(EquilibriumRate / RiskAversion, 1);

    /// <summary>Share of the firms that buy; 0 where the market unravels.</summary>
    public double TakeUp => Equilibrium() is { } rate ? AtLeast(rate / RiskAversion) : 0;

    /// <summary>Loading for selection: break-even rate over pooled rate, less 1.</summary>
    public double SelectionLoad => EquilibriumRate / PooledRate - 1;

    /// <summary>True if no premium breaks even with a positive share of buyers: each rise drives more good risks out.</summary>
    public bool Unravels => Equilibrium() is null;

    // the lowest rate r with E[f | f >= r / theta] = r: from the pooled rate on the buyers' mean lies above r until the curves cross
    private double? Equilibrium()
    {
        double low = PooledRate;
        double high = Math.Min(1, RiskAversion) * FailureProbability.Maximum;
        if (!(Excess(low) > 1e-15 * low))
        {
            return AtLeast(low / RiskAversion) > 0 ? low : null;
        }

        for (int i = 1; i <= Cells; i++)
        {
            double next = PooledRate + (high - PooledRate) * i / Cells;
            if (AtLeast(next / RiskAversion) == 0)
            {
                return null;
            }

            if (Excess(next) < 0)
            {
                return RootFinder.Find(Excess, low, next, 1e-15);
            }

            low = next;
        }

        return null;
    }

    // E[f | f >= r / theta] - r
    private double Excess(double rate)
    {
        double threshold = rate / RiskAversion;
        double buyers = AtLeast(threshold);
        return buyers > 0 ? threshold + ClaimMoments.Of(FailureProbability, new PolicyTerms { Retention = threshold }).Mean / buyers - rate : -rate;
    }

    private double AtLeast(double probability) => FailureProbability.Survival(probability) + FailureProbability.Atom(probability);
}
