namespace TechRisk.Pricing;

/// <summary>How a threshold is chosen by itself.</summary>
public enum ThresholdRule
{
    /// <summary>
    /// From the lowest candidate up, Anderson-Darling tests of the generalised Pareto law of the excesses, p-values by parametric bootstrap;
    /// the first candidate after the last that the ForwardStop rule rejects, which keeps the expected share of false rejections at the level.
    /// Source: Bader, Yan, Zhang, Annals of Applied Statistics 12 (2018); G'Sell, Wager, Chouldechova, Tibshirani, Journal of the Royal
    /// Statistical Society B 78 (2016).
    /// </summary>
    OrderedTests,

    /// <summary>
    /// The candidate from which the losses are nearest to a Pareto law with Hill's index, by the Kolmogorov-Smirnov distance. Simple, and
    /// for tails that are a power already. Source: Clauset, Shalizi, Newman, SIAM Review 51 (2009).
    /// </summary>
    SmallestDistance,
}

/// <summary>A search for the threshold from which a tail law holds.</summary>
/// <remarks>
/// Candidates are order statistics, with numbers of losses above them in geometric steps from half of all losses, at most 5,000, down to
/// <see cref="FewestExceedances"/>. The same seed gives the same result on any machine.
/// </remarks>
public sealed record ThresholdSearch
{
    /// <summary>The rule that chooses.</summary>
    public ThresholdRule Rule { get; init; } = ThresholdRule.OrderedTests;

    /// <summary>Number of candidates.</summary>
    /// <value>2 to 1,000; 20 unless set.</value>
    public int Candidates { get; init => field = (int)Require.Between(value, 2, 1000, nameof(Candidates)); } = 20;

    /// <summary>Number of losses above the highest candidate.</summary>
    /// <value>10 or more; 30 unless set.</value>
    public int FewestExceedances { get; init => field = (int)Require.AtLeast(value, 10, nameof(FewestExceedances)); } = 30;

    /// <summary>Expected share of false rejections of the ordered tests.</summary>
    /// <value>A fraction strictly between 0 and 1; 0.05 unless set.</value>
    public double Level { get; init => field = Require.Level(value, nameof(Level)); } = 0.05;

    /// <summary>Number of bootstrap samples, for p-values and for the error of the choice.</summary>
    /// <value>19 to 100,000; 199 unless set.</value>
    public int Replications { get; init => field = (int)Require.Between(value, 19, 100_000, nameof(Replications)); } = 199;

    /// <summary>Seed of the bootstrap.</summary>
    /// <value>Any whole number; 1 unless set.</value>
    public long Seed { get; init; } = 1;
}

/// <summary>A candidate of a threshold search.</summary>
/// <param name="Threshold">u in the submission's currency, 0 or more.</param>
/// <param name="Exceedances">Number of losses above it.</param>
/// <param name="Statistic">The statistic of the rule: Anderson-Darling or Kolmogorov-Smirnov; 0 or more.</param>
/// <param name="PValue">Probability of a larger statistic if the law holds, with its bootstrap error; null where the rule tests nothing.</param>
public sealed record ThresholdCandidate(double Threshold, int Exceedances, double Statistic, Estimate? PValue);

/// <summary>
/// A threshold chosen by a rule, with the error of the choice: the search is repeated on samples drawn from the fitted tail above the
/// threshold and from the losses (interpolated) below it.
/// </summary>
public sealed record ThresholdChoice
{
    internal ThresholdChoice(ThresholdSearch search, PeaksOverThreshold tail, ValueList<ThresholdCandidate> candidates)
    {
        Search = search;
        Tail = tail;
        Candidates = candidates;
    }

    /// <summary>The search.</summary>
    public ThresholdSearch Search { get; }

    /// <summary>The tail above the chosen threshold, by maximum likelihood.</summary>
    public PeaksOverThreshold Tail { get; }

    /// <summary>The candidates from the lowest threshold up, with the statistic of the rule.</summary>
    public ValueList<ThresholdCandidate> Candidates { get; }

    /// <summary>The threshold; its error is that of the choice.</summary>
    public Estimate Threshold { get; internal init; }

    /// <summary>xi of the tail; its error includes that of the choice.</summary>
    public Estimate Shape { get; internal init; }

    /// <summary>What a reader has to know: the findings of the tail, and a rule that found no threshold.</summary>
    public ValueList<Finding> Findings { get; internal init; } = [];
}
