namespace TechRisk.Pricing;

/// <summary>
/// A research project as a chain of stages. Stage k is reached with probability reach_k = p_1 ... p_(k-1); the project fails in it
/// with probability pi_k = reach_k (1 - p_k). A failure after a share U of stage k costs X = (1 - salvage) (c_1 + ... + c_(k-1) + U c_k).
/// </summary>
/// <remarks>
/// The stages are those from inception: costs before it are not insured. A project fails, and claims, at most once.
/// Stage success rates: BIO, Informa, QLS (2021), Clinical Development Success Rates 2011-2020.
/// </remarks>
public sealed record ResearchProject
{
    /// <summary>A project of an industry.</summary>
    /// <param name="name">Name, unique in the programme; part of the address of the project's random numbers.</param>
    /// <param name="sector">Industry whose shared factor the project carries.</param>
    public ResearchProject(string name, Industry sector)
    {
        Name = name;
        Sector = sector;
    }

    /// <summary>Name, unique in the programme; part of the address of the project's random numbers.</summary>
    /// <value>A text that is not empty.</value>
    public string Name { get; init => field = Require.Text(value, nameof(Name)); }

    /// <summary>Industry whose shared factor the project carries.</summary>
    public Industry Sector
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw Require.Wrong(nameof(Sector), value, "must be one of the industries");
    }

    /// <summary>The stages from inception, in order.</summary>
    /// <value>At least one stage.</value>
    public required ValueList<Stage> Stages
    {
        get;
        init => field = value is { Count: > 0 } && !value.Contains(null!)
            ? value
            : throw Require.Wrong(nameof(Stages), value?.ToString() ?? "null", "must hold at least one stage");
    }

    /// <summary>Share of the money spent that a failed project recovers.</summary>
    /// <value>A fraction in [0, 1]; the default 0 means that nothing is recovered.</value>
    public double Salvage { get; init => field = Require.Fraction(value, nameof(Salvage)); }

    /// <summary>Planned duration of the whole project in years.</summary>
    public double Years => Stages.Sum(stage => stage.Years);

    /// <summary>P(success) = p_1 ... p_n.</summary>
    public double SuccessProbability => Stages.Aggregate(1.0, (reach, stage) => reach * stage.PassProbability);

    /// <summary>P(failure) = pi_1 + ... + pi_n, whatever the cause; accurate also where failure is rare.</summary>
    public double FailureProbability => Math.Min(FailStageProbabilities.Reverse().Sum(), 1);

    /// <summary>P(failure with an insured, technical cause): the sum of pi_k times the stage's technical share.</summary>
    public double InsuredFailureProbability => FailStageProbabilities.Zip(Stages, (pi, stage) => pi * stage.TechnicalShare).Sum();

    /// <summary>pi_k = P(failure in stage k), stage by stage.</summary>
    public ValueList<double> FailStageProbabilities
    {
        get
        {
            double[] pi = new double[Stages.Count];
            double reach = 1;
            for (int k = 0; k < pi.Length; k++)
            {
                pi[k] = reach * (1 - Stages[k].PassProbability);
                reach *= Stages[k].PassProbability;
            }

            return ValueList.Create(pi);
        }
    }

    /// <summary>
    /// Expected spend over the project's life, failed or not: the sum of reach_k c_k less what a failing stage leaves unspent,
    /// pi_k c_k / 2 where spend is uniform. In the submission's currency.
    /// </summary>
    public double ExpectedSpend
    {
        get
        {
            double spend = 0;
            double reach = 1;
            foreach (Stage stage in Stages)
            {
                double unspent = stage.Spend == SpendCurve.Uniform ? (1 - stage.PassProbability) / 2 : 0;
                spend += reach * (1 - unspent) * stage.Cost;
                reach *= stage.PassProbability;
            }

            return spend;
        }
    }

    /// <summary>E[X]: expected ground-up insured loss over the project's life, in the submission's currency.</summary>
    public double ExpectedLoss => ClaimMoments(PolicyTerms.None).Mean;

    /// <summary>
    /// E[X | failure], in the submission's currency; a failure without technical cause counts as 0. It is 0 if the project cannot fail.
    /// </summary>
    public double ExpectedLossGivenFailure => FailureProbability is > 0 and double failure ? ExpectedLoss / failure : 0;

    /// <summary>
    /// Exact moments of what the insurer pays for the project over its whole life: E[Y^m] is the sum over stages of
    /// pi_k technicalShare_k times the mean of Y^m over U; P(Y &gt; 0) likewise.
    /// </summary>
    /// <param name="terms">Policy terms; aggregate retention and limit play no part.</param>
    public ClaimMoments ClaimMoments(PolicyTerms terms) => ClaimMoments(terms, double.PositiveInfinity);

    /// <summary>The moments of failures within a window of years from inception.</summary>
    internal ClaimMoments ClaimMoments(PolicyTerms terms, double window)
    {
        double mean = 0;
        double second = 0;
        double payment = 0;
        foreach (StageFailure failure in StageFailure.Of(this, window))
        {
            double weight = failure.Probability * failure.TechnicalShare;
            if (weight > 0)
            {
                ClaimMoments paid = failure.Paid(terms);
                mean += weight * paid.Mean;
                second += weight * paid.SecondMoment;
                payment += weight * paid.ProbabilityOfPayment;
            }
        }

        return new ClaimMoments(mean, second, payment);
    }

    /// <summary>The most the insurer can pay for the project within the window.</summary>
    internal double LargestPayment(PolicyTerms terms, double window) =>
        StageFailure.Of(this, window).Max(failure => failure.Probability * failure.TechnicalShare > 0 ? failure.LargestPayment(terms) : 0);

    /// <summary>The project with all costs multiplied.</summary>
    internal ResearchProject Scale(double factor) =>
        this with { Stages = Stages.Select(stage => stage with { Cost = stage.Cost * factor }).ToValueList() };
}
