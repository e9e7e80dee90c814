using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A research project as a chain of stages. Stage k is reached with probability reach_k = p_1 ... p_(k-1); the project fails in it
/// with probability pi_k = reach_k (1 - p_k). A failure after a share U of stage k costs
/// X = (1 - salvage) (e_1 R_1 c_1 + ... + e_(k-1) R_(k-1) c_(k-1) + U e_k R_k c_k), with eligible shares e and cost ratios R.
/// </summary>
/// <remarks>
/// The stages are those from inception: costs before it are not insured, and of a first stage that is under way only what is left of it
/// counts. A project fails at most once. Stage success rates: BIO, Informa, QLS (2021), Clinical Development Success Rates 2011-2020.
/// </remarks>
public sealed record ResearchProject
{
    private const long MostUnits = 1_000_000;

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
            ? Lasting(value, ElapsedYears)
            : throw Require.Wrong(nameof(Stages), value?.ToString() ?? "null", "must hold at least one stage");
    }

    /// <summary>What else of the project is insured, each as a cause of its own; technical failure is always there.</summary>
    /// <value>The default is nothing else.</value>
    public ValueList<ResearchTrigger> Triggers
    {
        get;
        init => field = value is not null && !value.Contains(null!)
            ? value
            : throw Require.Wrong(nameof(Triggers), value?.ToString() ?? "null", "must hold triggers");
    } = [];

    /// <summary>Share of the money spent that a failed project recovers.</summary>
    /// <value>A fraction in [0, 1]; the default 0 means that nothing is recovered.</value>
    public double Salvage { get; init => field = Require.Fraction(value, nameof(Salvage)); }

    /// <summary>Years of the first stage that are over at inception: their cost is not insured, and the project has survived them.</summary>
    /// <value>0 or more and less than the years of the first stage, or 0; the default is 0.</value>
    public double ElapsedYears
    {
        get;
        init
        {
            Require.NonNegative(value, nameof(ElapsedYears));
            Lasting(Stages, value);
            field = value;
        }
    }

    /// <summary>The most of a failure's cost that is insured, before the terms of the policy.</summary>
    /// <value>Above 0, in the submission's currency; the default is infinite, no limit.</value>
    public double Limit { get; init => field = Require.PositiveOrInfinite(value, nameof(Limit)); } = double.PositiveInfinity;

    /// <summary>Number of projects like this one: equal in everything, each with its own outcome, tied by the shared factors.</summary>
    /// <value>A whole number, 1 to 1,000,000; the default is 1.</value>
    public long Units { get; init => field = Require.AtLeast(value, 1, nameof(Units)) <= MostUnits ? value : throw Require.Wrong(nameof(Units), value, "must be at most 1000000"); } = 1;

    /// <summary>Planned duration of the project from inception in years.</summary>
    public double Years => Stages.Sum(stage => stage.Years) - ElapsedYears;

    /// <summary>Planned cost of the project from inception, in the submission's currency.</summary>
    public double Budget => Stages.Select((stage, k) => (1 - (k == 0 ? ElapsedShare : 0)) * stage.Cost).Sum();

    /// <summary>P(success) = p_1 ... p_n, the first given that the project survived the years that are over.</summary>
    public double SuccessProbability => Stages.Select((_, k) => Gate(k).Pass).Aggregate(1.0, (reach, pass) => reach * pass);

    /// <summary>P(failure) = pi_1 + ... + pi_n, whatever the cause; accurate also where failure is rare.</summary>
    public double FailureProbability => Math.Min(FailStageProbabilities.Reverse().Sum(), 1);

    /// <summary>P(failure with an insured, technical cause): the sum of pi_k times the stage's technical share.</summary>
    public double InsuredFailureProbability => FailStageProbabilities.Zip(Stages, (pi, stage) => pi * stage.TechnicalShare).Sum();

    /// <summary>P(failure with another cause, which is excluded): the sum of pi_k times 1 - the stage's technical share.</summary>
    public double ExcludedFailureProbability => FailStageProbabilities.Zip(Stages, (pi, stage) => pi * (1 - stage.TechnicalShare)).Sum();

    /// <summary>pi_k = P(failure in stage k), stage by stage.</summary>
    public ValueList<double> FailStageProbabilities
    {
        get
        {
            double[] pi = new double[Stages.Count];
            double reach = 1;
            for (int k = 0; k < pi.Length; k++)
            {
                (double pass, double fail) = Gate(k);
                pi[k] = reach * fail;
                reach *= pass;
            }

            return ValueList.Create(pi);
        }
    }

    /// <summary>
    /// Expected spend from inception over the project's life, failed or not: the sum of reach_k E[R_k] c_k less what a failing stage leaves
    /// unspent, pi_k E[1 - U] E[R_k] c_k. In the submission's currency; infinite where a mean ratio is.
    /// </summary>
    public double ExpectedSpend
    {
        get
        {
            double spend = 0;
            double reach = 1;
            for (int k = 0; k < Stages.Count && reach > 0; k++)
            {
                Stage stage = Stages[k];
                (double pass, double fail) = Gate(k);
                double elapsed = k == 0 ? ElapsedShare : 0;
                double share = stage.Spend.Over(elapsed, 1, new SpendClock(stage.PassProbability, elapsed)).First;
                double used = 1 - elapsed - fail * (1 - elapsed - share);
                spend += stage.Cost == 0 ? 0 : reach * used * stage.Cost * (stage.Overrun?.Mean ?? 1);
                reach *= pass;
            }

            return spend;
        }
    }

    /// <summary>E[X]: expected ground-up insured loss of a failure over the project's life, in the submission's currency.</summary>
    public double ExpectedLoss => ClaimMoments(PolicyTerms.None).Mean;

    /// <summary>
    /// E[X | failure], in the submission's currency; a failure without technical cause counts as 0. It is 0 if the project cannot fail.
    /// </summary>
    public double ExpectedLossGivenFailure => FailureProbability is > 0 and double failure ? ExpectedLoss / failure : 0;

    /// <summary>Share of the first stage that is over at inception.</summary>
    internal double ElapsedShare => ElapsedYears == 0 ? 0 : ElapsedYears / Stages[0].Years;

    /// <summary>
    /// Exact moments of what the insurer pays for the project's failure over its whole life: E[Y^m] is the sum over stages of
    /// pi_k technicalShare_k times the mean of Y^m over U and the cost ratios; P(Y &gt; 0) likewise.
    /// </summary>
    /// <param name="terms">Policy terms; aggregate retention and limit play no part.</param>
    /// <exception cref="InvalidOperationException">Terms other than a share after more than two stages with uncertain costs.</exception>
    public ClaimMoments ClaimMoments(PolicyTerms terms) => ClaimMoments(terms, double.PositiveInfinity);

    /// <summary>
    /// Exact moments of the present value v^T Y of what the insurer pays for the project's failure, paid at the time T of the failure:
    /// for a uniform share of a stage that starts at t with h = delta years, the integral of e^(-delta (t + u years)) (a + b u) over (0, 1) is
    /// e^(-delta t) (a (1 - e^-h) / h + b (1 - e^-h (1 + h)) / h^2).
    /// </summary>
    /// <param name="terms">Policy terms, in the money of the failure; aggregate retention and limit play no part.</param>
    /// <param name="discountRate">Yearly rate r, v = 1 / (1 + r); above -1.</param>
    /// <exception cref="InvalidOperationException">Terms other than a share after more than two stages with uncertain costs.</exception>
    public ClaimMoments PresentValue(PolicyTerms terms, double discountRate) => ClaimMoments(terms, double.PositiveInfinity, Delta(discountRate));

    /// <summary>Expected payment for failure as a share of the budget; 0 where there is no budget.</summary>
    /// <param name="terms">Policy terms; aggregate retention and limit play no part.</param>
    public double LossCostOfBudget(PolicyTerms terms) => Budget > 0 ? ClaimMoments(terms).Mean / Budget : 0;

    /// <summary>Expected payment for failure as a share of the limit of the terms, before the insured's share.</summary>
    /// <param name="terms">Policy terms with a limit per claim.</param>
    /// <exception cref="InvalidOperationException">The terms have no limit per claim.</exception>
    public double LossCostOfLimit(PolicyTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        double limit = Math.Min(terms.Limit, Limit);
        return double.IsFinite(limit)
            ? ClaimMoments(terms).Mean / limit
            : throw new InvalidOperationException("the loss cost of a limit needs a limit: neither the terms nor the project have one; use LossCostOfBudget");
    }

    /// <summary>delta = ln(1 + r).</summary>
    internal static double Delta(double discountRate) => discountRate > -1 && double.IsFinite(discountRate)
        ? Log1p.Of(discountRate)
        : throw Require.Wrong(nameof(discountRate), discountRate, "must be a finite number above -1: 0.03, not 3");

    /// <summary>The moments of failures within a window of years from inception.</summary>
    internal ClaimMoments ClaimMoments(PolicyTerms terms, double window, double discount = 0)
    {
        ArgumentNullException.ThrowIfNull(terms);
        double mean = 0;
        double second = 0;
        double payment = 0;
        foreach (StageFailure failure in StageFailure.Of(this, window).Where(failure => failure.Weight > 0))
        {
            ClaimMoments paid = new FailurePayment(failure, terms, discount).Moments();
            mean += failure.Weight * paid.Mean;
            second += failure.Weight * paid.SecondMoment;
            payment += failure.Weight * paid.ProbabilityOfPayment;
        }

        return new ClaimMoments(mean, second, payment);
    }

    /// <summary>The largest ground-up cost of an insured failure within the window.</summary>
    internal double LargestFailure(double window) => StageFailure.Of(this, window).Max(failure => failure.LargestLoss());

    /// <summary>The project with all amounts multiplied.</summary>
    internal ResearchProject Scale(double factor) => this with
    {
        Stages = Stages.Select(stage => stage with { Cost = stage.Cost * factor }).ToValueList(),
        Triggers = Triggers.Select(trigger => trigger.Scale(factor)).ToValueList(),
        Limit = Limit * factor,
    };

    // p_k and 1 - p_k, of the first stage given what the project has survived of it
    private (double Pass, double Fail) Gate(int k)
    {
        Stage stage = Stages[k];
        double pass = stage.PassProbability;
        if (k > 0 || ElapsedYears == 0)
        {
            return (pass, 1 - pass);
        }

        double fail = (1 - pass) * stage.Spend.Survival(ElapsedShare, pass);
        return pass + fail > 0 ? (pass / (pass + fail), fail / (pass + fail)) : (0, 1);
    }

    private static ValueList<Stage> Lasting(ValueList<Stage> stages, double elapsed) =>
        stages is null || elapsed == 0 || elapsed < stages[0].Years
            ? stages!
            : throw Require.Wrong(nameof(ElapsedYears), elapsed, string.Create(
                CultureInfo.InvariantCulture, $"must be less than the years of the first stage, which are {stages[0].Years}; leave out stages that are over"));
}
