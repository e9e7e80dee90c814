namespace TechRisk.Pricing;

/// <summary>A named change of a submission, priced with the same random numbers as the unchanged one.</summary>
public sealed record Scenario
{
    /// <summary>A scenario.</summary>
    /// <param name="name">Name of the scenario.</param>
    /// <param name="change">What becomes of the submission; a pure function, such as <c>s => s.WithCover("cyber", c => c.ScaleFrequency(1.5))</c>.</param>
    public Scenario(string name, Func<Submission, Submission> change)
    {
        Name = name;
        Change = change;
    }

    /// <summary>Name of the scenario.</summary>
    /// <value>A text that is not empty.</value>
    public string Name { get; init => field = Require.Text(value, nameof(Name)); }

    /// <summary>What becomes of the submission.</summary>
    public Func<Submission, Submission> Change { get; init => field = value ?? throw new ArgumentNullException(nameof(Change)); }
}

/// <summary>The gross premium of a scenario beside that of the unchanged submission, paired year by year.</summary>
public sealed record ScenarioResult
{
    internal ScenarioResult(string scenario) => Scenario = scenario;

    /// <summary>Name of the scenario.</summary>
    public string Scenario { get; }

    /// <summary>Gross premium of the changed submission, in its currency.</summary>
    public Estimate Premium { get; internal init; }

    /// <summary>
    /// Gross premium of the changed submission less that of the unchanged one. Both are computed from the same years with the same random
    /// numbers, and the error is that of the difference: exactly 0 with error 0 where nothing changes. Where both premiums
    /// are infinite the change is not known: 0 with an infinite error.
    /// </summary>
    public Estimate PremiumChange { get; internal init; }

    /// <summary>PremiumChange as a fraction of the unchanged premium; null where that is 0 or infinite.</summary>
    public Estimate? RelativeChange { get; internal init; }

    /// <summary>What the simulation of the changed submission found.</summary>
    public ValueList<Finding> Findings { get; internal init; } = [];
}
