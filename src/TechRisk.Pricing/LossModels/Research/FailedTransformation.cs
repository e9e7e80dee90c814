namespace TechRisk.Pricing;

/// <summary>
/// A project that passes all its stages and is not taken into use: with a probability, given technical success, the party that paid for
/// the transformation loses an amount. Due at planned completion.
/// </summary>
public sealed record FailedTransformation : ResearchTrigger
{
    /// <summary>Section of its claims.</summary>
    public static string SectionName => "failed transformation";

    /// <summary>A probability and a loss.</summary>
    /// <param name="probability">Probability that the transformation fails, given technical success; a fraction in [0, 1].</param>
    /// <param name="loss">Law of the investor's loss, in the submission's currency.</param>
    public FailedTransformation(double probability, Severity loss)
    {
        Probability = probability;
        Loss = loss;
    }

    /// <summary>Probability that the transformation fails, given technical success.</summary>
    /// <value>A fraction in [0, 1].</value>
    public double Probability { get; init => field = Require.Fraction(value, nameof(Probability)); }

    /// <summary>Law of the investor's loss, in the submission's currency.</summary>
    public Severity Loss { get; init => field = value ?? throw new ArgumentNullException(nameof(Loss)); }

    internal override ResearchTrigger Scale(double factor) => this with { Loss = Loss.Times(factor) };

    internal override IEnumerable<TriggerPart> Parts(ResearchProject? project, double period) =>
        [new(SectionName, Once(Probability), Loss) { NeedsSuccess = true, DueYears = project?.Years ?? 0 }];
}
