namespace TechRisk.Pricing;

/// <summary>
/// A stage of a research project with its gate: it is passed with a probability p, or the project fails in it after a share U of the
/// stage's cost and time.
/// </summary>
public sealed record Stage
{
    /// <summary>A stage and the probability of passing it.</summary>
    /// <param name="name">Name of the stage, such as "tape-out".</param>
    /// <param name="passProbability">Probability of passing the stage once it is reached, a fraction in [0, 1].</param>
    /// <param name="cost">Planned cost of the whole stage from inception, 0 or more, in the submission's currency.</param>
    public Stage(string name, double passProbability, double cost)
    {
        Name = name;
        PassProbability = passProbability;
        Cost = cost;
    }

    /// <summary>Name of the stage.</summary>
    /// <value>A text that is not empty.</value>
    public string Name { get; init => field = Require.Text(value, nameof(Name)); }

    /// <summary>Probability of passing the stage once it is reached.</summary>
    /// <value>A fraction in [0, 1].</value>
    public double PassProbability { get; init => field = Require.Fraction(value, nameof(PassProbability)); }

    /// <summary>Planned cost of the whole stage, in the submission's currency.</summary>
    /// <value>A finite number, 0 or more.</value>
    public double Cost { get; init => field = Require.NonNegative(value, nameof(Cost)); }

    /// <summary>Planned duration of the stage in years.</summary>
    /// <value>A finite number, 0 or more; the default 0 means that the stage takes no time and no window cuts it.</value>
    public double Years { get; init => field = Require.NonNegative(value, nameof(Years)); }

    /// <summary>Probability that a failure in this stage has a technical cause, which is insured; any other failure is excluded.</summary>
    /// <value>A fraction in [0, 1]; the default 1 means that every failure is technical.</value>
    public double TechnicalShare { get; init => field = Require.Fraction(value, nameof(TechnicalShare)); } = 1;

    /// <summary>How much of the stage is spent when it fails.</summary>
    /// <value>The default is uniform.</value>
    public SpendCurve Spend
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw Require.Wrong(nameof(Spend), value, "must be Uniform or FullAtFailure");
    }
}
