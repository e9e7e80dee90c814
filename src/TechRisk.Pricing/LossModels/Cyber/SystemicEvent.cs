namespace TechRisk.Pricing;

/// <summary>
/// An event that strikes many insureds at once: those that carry its tag, such as customers of one cloud provider. Its count, time,
/// footprint value and outage are drawn from its tag alone, so that all submissions of a portfolio see the same events.
/// </summary>
/// <remarks>There is no consensus on the probability of systemic cyber events: give the return period as a scenario.</remarks>
public sealed record SystemicEvent
{
    /// <summary>Poisson events of a tag.</summary>
    /// <param name="tag">What the struck insureds share, such as "cloud-a".</param>
    /// <param name="annualRate">Events a year, 0 or more.</param>
    public SystemicEvent(string tag, double annualRate)
        : this(tag, new Poisson(annualRate))
    {
    }

    /// <summary>Events of a tag.</summary>
    /// <param name="tag">What the struck insureds share, such as "cloud-a".</param>
    /// <param name="frequency">Law of the number of events in a policy year.</param>
    public SystemicEvent(string tag, Frequency frequency)
    {
        Tag = tag;
        Frequency = frequency;
    }

    /// <summary>What the struck insureds share; the address of the event's random numbers.</summary>
    /// <value>A text that is not empty.</value>
    public string Tag { get; init => field = Require.Text(value, nameof(Tag)); }

    /// <summary>Law of the number of events in a policy year.</summary>
    public Frequency Frequency { get; init => field = value ?? throw new ArgumentNullException(nameof(Frequency)); }

    /// <summary>Whom an event strikes.</summary>
    /// <value>The default strikes every insured that carries the tag.</value>
    public Footprint Footprint { get; init => field = value ?? throw new ArgumentNullException(nameof(Footprint)); } = new FixedShare(1);

    /// <summary>Length of the outage that an event causes, in hours, the same for all it strikes.</summary>
    /// <value>A law of hours; null, the default, lets each struck interruption draw its own.</value>
    public Severity? OutageHours { get; init; }
}
