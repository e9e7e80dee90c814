namespace TechRisk.Pricing;

/// <summary>
/// The simulated years of a portfolio: the sum of its submissions, the largest event of each year, and what each submission and each
/// systemic event costs on average.
/// </summary>
public sealed class PortfolioLosses
{
    internal PortfolioLosses(Portfolio portfolio, RunIdentity run, ValueList<SubmissionLosses> submissions, ValueList<Finding> findings)
    {
        Portfolio = portfolio;
        Run = run;
        Submissions = submissions;
        Findings = findings;
    }

    /// <summary>The portfolio that was simulated.</summary>
    public Portfolio Portfolio { get; }

    /// <summary>Seed, years and versions: what is needed to make the same numbers again.</summary>
    public RunIdentity Run { get; }

    /// <summary>Expected losses of the submissions, in the portfolio's order.</summary>
    public ValueList<SubmissionLosses> Submissions { get; }

    /// <summary>Expected losses from the events of each tag, in the order of the tags.</summary>
    public required ValueList<SystemicLosses> Systemic { get; init; }

    /// <summary>What a reader of the numbers has to know.</summary>
    public ValueList<Finding> Findings { get; }

    /// <summary>The year before any terms.</summary>
    public required SampledLoss GroundUp { get; init; }

    /// <summary>The year after policy terms.</summary>
    public required SampledLoss Gross { get; init; }

    /// <summary>
    /// The loss of the year's largest event after policy terms, 0 where it has none: a systemic event is one event with all that it costs,
    /// any other event is one insured's. Aggregate terms are used up in the order of time: what is left of an event counts.
    /// </summary>
    public required SampledLoss LargestEvent { get; init; }

    /// <summary>The part of the year after policy terms that comes from systemic events.</summary>
    public required SampledLoss FromSystemicEvents { get; init; }

    /// <summary>Occurrence exceedance: return-period losses of the largest event of a year.</summary>
    public ExceedanceCurve Occurrence => LargestEvent.ExceedanceCurve();

    /// <summary>Aggregate exceedance: return-period losses of the year.</summary>
    public ExceedanceCurve Aggregate => Gross.ExceedanceCurve();

    /// <summary>Losses of a submission.</summary>
    /// <param name="id">Id of a submission.</param>
    /// <exception cref="ArgumentOutOfRangeException">No submission has the id.</exception>
    public SubmissionLosses this[string id] =>
        Submissions.FirstOrDefault(part => part.Id == id)
        ?? throw Require.Wrong(nameof(id), id, $"must be the id of a submission of the portfolio '{Portfolio.Name}'");
}

/// <summary>What a submission costs on average in a portfolio, after policy terms.</summary>
/// <param name="Id">Id of the submission.</param>
/// <param name="Expected">Expected loss of a year, in the portfolio's currency.</param>
/// <param name="FromSystemicEvents">The part of it that comes from systemic events.</param>
public sealed record SubmissionLosses(string Id, Estimate Expected, Estimate FromSystemicEvents);

/// <summary>What the systemic events of a tag cost on average in a portfolio, after policy terms.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="Expected">Expected loss of a year from its events, in the portfolio's currency.</param>
/// <param name="LossEvents">Events of the run that cost anything.</param>
public sealed record SystemicLosses(string Tag, Estimate Expected, long LossEvents);
