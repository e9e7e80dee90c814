namespace TechRisk.Pricing;

/// <summary>
/// Submissions that are insured together: the same systemic events strike all that carry their tag, and one factor a year may multiply
/// the claim rates of all.
/// </summary>
public sealed partial record Portfolio
{
    /// <summary>A portfolio.</summary>
    /// <param name="name">Name of the portfolio.</param>
    /// <param name="submissions">Submissions with ids of their own, one currency and one period.</param>
    public Portfolio(string name, params ReadOnlySpan<Submission> submissions)
        : this(name, ValueList.Create(submissions))
    {
    }

    /// <summary>A portfolio.</summary>
    /// <param name="name">Name of the portfolio.</param>
    /// <param name="submissions">Submissions with ids of their own, one currency and one period.</param>
    public Portfolio(string name, IEnumerable<Submission> submissions)
    {
        ArgumentNullException.ThrowIfNull(submissions);
        Name = name;
        Submissions = submissions.ToValueList();
    }

    /// <summary>Name of the portfolio.</summary>
    /// <value>A text that is not empty.</value>
    public string Name { get; init => field = Require.Text(value, nameof(Name)); }

    /// <summary>The submissions.</summary>
    /// <value>Each with an id of its own, all in one currency and for one period.</value>
    public ValueList<Submission> Submissions { get; init => field = Consistent(value); } = [];

    /// <summary>Definitions of systemic events that hold for the whole portfolio, whatever a submission says of their tags.</summary>
    /// <value>No tag twice; the default is empty.</value>
    public ValueList<SystemicEvent> Systemic
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Systemic));
            string? twice = Repeats.First(value, definition => definition.Tag);
            field = twice is null ? value : throw Require.Wrong(nameof(Systemic), twice, "must be defined once: two systemic events have the tag");
        }
    } = [];

    /// <summary>What ties the submissions beside their systemic events: nothing, or one factor on the claim rates of the covers it names.</summary>
    /// <value><see cref="Independent"/>, the default, or a <see cref="SharedRateFactor"/>, whose covers are names of covers in any submission.</value>
    public Dependence Dependence
    {
        get;
        init => field = value switch
        {
            null => throw new ArgumentNullException(nameof(Dependence)),
            Independent or SharedRateFactor => value,
            _ => throw Require.Wrong(nameof(Dependence), value.GetType().Name, "must be Independent or a SharedRateFactor: other dependences tie the covers within a submission"),
        };
    } = Independent.Instance;

    /// <summary>Currency of every amount; null while there is no submission.</summary>
    public string? Currency => Submissions.Count == 0 ? null : Submissions[0].Currency;

    /// <summary>Length of the policy period in years; 1 while there is no submission.</summary>
    public double Period => Submissions.Count == 0 ? 1 : Submissions[0].Period;

    /// <summary>The submission of an id.</summary>
    /// <param name="id">Id of a submission.</param>
    /// <exception cref="ArgumentOutOfRangeException">No submission has the id.</exception>
    public Submission Submission(string id) =>
        Submissions.FirstOrDefault(submission => submission.Id == id)
        ?? throw Require.Wrong(nameof(id), id, $"must be the id of a submission of the portfolio '{Name}'");

    /// <summary>The definitions of systemic events that hold in the portfolio, in the order of their tags.</summary>
    /// <remarks>
    /// Those of <see cref="Systemic"/> first; then the first by id of submission and name of cover. A submission that defines a tag
    /// differently is a finding of every result.
    /// </remarks>
    public ValueList<SystemicEvent> SystemicEvents => ResolveSystemic([]);

    /// <summary>The definitions that hold, and what is to be said of them.</summary>
    internal ValueList<SystemicEvent> ResolveSystemic(List<Finding> findings) => SystemicDefinitions.Resolve(
        Systemic,
        [.. Submissions
            .Select((submission, index) => (submission, index))
            .OrderBy(entry => entry.submission.Id, StringComparer.Ordinal)
            .SelectMany(entry => SystemicDefinitions.CarriersOf(entry.submission.Covers.Select(
                (cover, i) => (cover.Name, new SystemicCarrier($"submissions[{entry.index}].covers[{i}]", cover.LossModel)))))],
        findings);

    private static ValueList<Submission> Consistent(ValueList<Submission> submissions)
    {
        ArgumentNullException.ThrowIfNull(submissions, nameof(Submissions));
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (Submission submission in submissions)
        {
            ArgumentNullException.ThrowIfNull(submission, nameof(Submissions));
            if (!ids.Add(submission.Id))
            {
                throw Require.Wrong(nameof(Submissions), submission.Id, "must have an id of its own: two submissions share it");
            }

            if (submission.Currency != submissions[0].Currency)
            {
                throw Require.Wrong(
                    nameof(Submissions), submission.Currency, $"must be {submissions[0].Currency}, the currency of the others (submission '{submission.Id}')");
            }

            if (submission.Period != submissions[0].Period)
            {
                throw Require.Wrong(
                    nameof(Submissions), submission.Period, $"must be {submissions[0].Period}, the period of the others (submission '{submission.Id}')");
            }
        }

        return submissions;
    }
}
