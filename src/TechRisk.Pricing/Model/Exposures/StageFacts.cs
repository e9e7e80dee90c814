namespace TechRisk.Pricing;

/// <summary>What the firm knows of one stage of a project, in place of the starter parameters of its industry.</summary>
public sealed record StageFacts
{
    /// <summary>Facts of a stage.</summary>
    /// <param name="name">Name of a stage of the industry's starter chain, or of a chain of the user's own.</param>
    public StageFacts(string name) => Name = name;

    /// <summary>Name of the stage.</summary>
    /// <value>A text that is not empty.</value>
    public string Name { get; init => field = Require.Text(value, nameof(Name)); }

    /// <summary>Planned cost of the whole stage, in the submission's currency.</summary>
    /// <value>A finite number, 0 or more; null, the default, takes the stage's part of the budget.</value>
    public double? Cost { get; init => field = value is double cost ? Require.NonNegative(cost, nameof(Cost)) : null; }

    /// <summary>Probability of passing the stage; for the stage "silicon", that the first tape-out works.</summary>
    /// <value>A fraction in [0, 1]; null, the default, takes the starter.</value>
    public Assumption? PassProbability { get; init => field = value is null ? null : Checked(value, Require.Fraction, nameof(PassProbability)); }

    /// <summary>Planned duration of the stage.</summary>
    /// <value>Years, 0 or more; null, the default, takes the starter.</value>
    public Assumption? Years { get; init => field = value is null ? null : Checked(value, Require.NonNegative, nameof(Years)); }

    /// <summary>Probability that a failure in the stage has a technical cause.</summary>
    /// <value>A fraction in [0, 1]; null, the default, takes the starter.</value>
    public Assumption? TechnicalShare { get; init => field = value is null ? null : Checked(value, Require.Fraction, nameof(TechnicalShare)); }

    /// <summary>How many of the team's projects passed this stage; it updates the pass probability by the Beta-binomial rule.</summary>
    /// <value>Null, the default, where there is no record.</value>
    public SuccessRecord? Record { get; init; }

    private static Assumption Checked(Assumption value, Func<double, string, double> rule, string name)
    {
        rule(value.Value, name);
        return value;
    }
}
