namespace TechRisk.Pricing;

/// <summary>
/// A stage of a research project with its gate: it is passed with a probability p, or the project fails in it after a share U of the
/// stage's cost and time. The actual cost of the whole stage is R times the planned one.
/// </summary>
public sealed record Stage
{
    /// <summary>A stage and the probability of passing it.</summary>
    /// <param name="name">Name of the stage, such as "tape-out".</param>
    /// <param name="passProbability">Probability of passing the stage once it is reached, a fraction in [0, 1].</param>
    /// <param name="cost">Planned cost of the whole stage, 0 or more, in the submission's currency.</param>
    public Stage(string name, double passProbability, double cost)
    {
        Name = name;
        PassProbability = passProbability;
        Cost = cost;
    }

    /// <summary>Name of the stage.</summary>
    /// <value>A text that is not empty.</value>
    public string Name { get; init => field = Require.Text(value, nameof(Name)); }

    /// <summary>Probability of passing the whole stage once it is reached: of meeting all its acceptance indicators and not being stopped.</summary>
    /// <value>A fraction in [0, 1].</value>
    public double PassProbability { get; init => field = Require.Fraction(value, nameof(PassProbability)); }

    /// <summary>Planned cost of the whole stage, in the submission's currency.</summary>
    /// <value>A finite number, 0 or more.</value>
    public double Cost { get; init => field = Require.NonNegative(value, nameof(Cost)); }

    /// <summary>Planned duration of the stage in years.</summary>
    /// <value>A finite number, 0 or more; the default 0 means that the stage takes no time and no window cuts it.</value>
    public double Years { get; init => field = Require.NonNegative(value, nameof(Years)); }

    /// <summary>Probability that a failure in this stage is technical, against the acceptance indicators, and so insured; any other failure is excluded.</summary>
    /// <value>A fraction in [0, 1]; the default 1 means that every failure is technical.</value>
    public double TechnicalShare { get; init => field = Require.Fraction(value, nameof(TechnicalShare)); } = 1;

    /// <summary>Acceptance indicators agreed before inception, in words; they name what the pass probability is about and move no figure.</summary>
    /// <value>Texts that are not empty; the default is none.</value>
    public ValueList<string> Indicators { get; init => field = Named(value); } = [];

    /// <summary>Share of the stage's cost that is insured: the items that the policy lists.</summary>
    /// <value>A fraction in [0, 1]; the default 1 means all of it.</value>
    public double EligibleShare { get; init => field = Require.Fraction(value, nameof(EligibleShare)); } = 1;

    /// <summary>How much of the stage is spent when it fails.</summary>
    /// <value>The default is uniform.</value>
    public SpendCurve Spend { get; init => field = value ?? throw new ArgumentNullException(nameof(Spend)); } = SpendCurve.Uniform;

    /// <summary>Law of R, actual cost over planned cost of the whole stage; null where the stage costs what was planned, R = 1.</summary>
    /// <value>Any law without unit, such as LogNormal.FromMeanAndSigma(1.2, 0.5) or a spliced Pareto tail; independent of everything else.</value>
    public Severity? Overrun { get; init; }

    /// <summary>The largest R that is insured: a cost beyond it does not count.</summary>
    /// <value>Above 0; the default is infinite, no limit.</value>
    public double OverrunLimit { get; init => field = Require.PositiveOrInfinite(value, nameof(OverrunLimit)); } = double.PositiveInfinity;

    /// <summary>lambda = -ln p / years: the constant yearly hazard of failure with the stage's pass probability; infinite if it takes no time or cannot be passed.</summary>
    public double Hazard => PassProbability == 1 ? 0 : PassProbability == 0 || Years == 0 ? double.PositiveInfinity : HazardSpend.Hazard(PassProbability) / Years;

    /// <summary>E[U | failure]: mean share of the stage that is spent when it fails.</summary>
    public double ExpectedShareGivenFailure => Spend.Over(0, 1, new SpendClock(PassProbability, 0)).First;

    /// <summary>E[U R cost | failure]: expected spend on the stage if the project fails in it, in the submission's currency; infinite where E[R] is.</summary>
    public double ExpectedSpentGivenFailure => Cost == 0 ? 0 : ExpectedShareGivenFailure * Cost * (Overrun?.Mean ?? 1);

    /// <summary>The insured ratio min(R, limit); null where it is the constant 1.</summary>
    internal CostRatio? Ratio => Overrun is null || Cost == 0 || EligibleShare == 0 ? null : new CostRatio(Overrun, OverrunLimit);

    private static ValueList<string> Named(ValueList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        foreach (string text in texts)
        {
            Require.Text(text, nameof(Indicators));
        }

        return texts;
    }
}
