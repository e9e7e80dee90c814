namespace TechRisk.Pricing;

/// <summary>
/// What the insurer pays of each claim and of the year. A claim x pays 0 if x &lt;= Franchise, otherwise
/// min(max(x - Retention, 0), Limit) * (1 - InsuredShare); the year pays min(max(sum - AggregateRetention, 0), AggregateLimit).
/// Before that, hours and sections: a section with hours pays its loss for the insured hours only, and each section its own terms.
/// </summary>
/// <remarks>
/// The limit is the height of the layer above the retention, before the insured share: 1m xs 5m is Limit 1e6, Retention 5e6.
/// Above the franchise nothing is deducted for it. A claim is an event: all claims of a batch or all sections struck at once.
/// </remarks>
public sealed record PolicyTerms
{
    /// <summary>Terms that pay every loss in full.</summary>
    public static PolicyTerms None { get; } = new();

    /// <summary>Part of each claim the insured keeps, in the submission's currency, before the limit applies.</summary>
    /// <value>0 or more; the default 0 means no retention.</value>
    public double Retention { get; init => field = Require.NonNegative(value, nameof(Retention)); }

    /// <summary>A claim of at most this amount, in the submission's currency, is not paid at all; a larger one is not reduced for it.</summary>
    /// <value>0 or more; the default 0 means no franchise.</value>
    public double Franchise { get; init => field = Require.NonNegative(value, nameof(Franchise)); }

    /// <summary>Height of the layer above the retention, per claim, in the submission's currency, before the insured share.</summary>
    /// <value>Above 0; the default is infinite, no limit.</value>
    public double Limit { get; init => field = Require.PositiveOrInfinite(value, nameof(Limit)); } = double.PositiveInfinity;

    /// <summary>The insured's share of the layer, a fraction.</summary>
    /// <value>0 to 1; the default 0 means that the insurer pays all of the layer.</value>
    public double InsuredShare { get; init => field = Require.Fraction(value, nameof(InsuredShare)); }

    /// <summary>Part of the year's sum the insured keeps, in the submission's currency, consumed in order of loss.</summary>
    /// <value>0 or more; the default 0 means none.</value>
    public double AggregateRetention { get; init => field = Require.NonNegative(value, nameof(AggregateRetention)); }

    /// <summary>The most the insurer pays in a year above the aggregate retention, in the submission's currency.</summary>
    /// <value>Above 0; the default is infinite, no limit.</value>
    public double AggregateLimit { get; init => field = Require.PositiveOrInfinite(value, nameof(AggregateLimit)); } = double.PositiveInfinity;

    /// <summary>Hours an interruption has to last before it is insured; only models with hours can apply it.</summary>
    /// <value>0 or more; the default 0 means no waiting period.</value>
    public double WaitingHours { get; init => field = Require.NonNegative(value, nameof(WaitingHours)); }

    /// <summary>What the waiting period does to an interruption that outlasts it.</summary>
    /// <value>The default is a time deductible.</value>
    public WaitingForm WaitingForm
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw Require.Wrong(nameof(WaitingForm), value, "must be Deductible or Qualifying");
    }

    /// <summary>The most hours of one interruption that are insured; only models with hours can apply it.</summary>
    /// <value>Above 0; the default is infinite.</value>
    public double IndemnityHours { get; init => field = Require.PositiveOrInfinite(value, nameof(IndemnityHours)); } = double.PositiveInfinity;

    /// <summary>
    /// Hours clause: events of the cover within so many hours of the first of them are one event, with one retention and one limit.
    /// </summary>
    /// <value>0 or more; the default 0 means that every event stands alone.</value>
    public double EventHours { get; init => field = Require.NonNegative(value, nameof(EventHours)); }

    /// <summary>Terms of single sections of the loss model; a section that is not named enters the event in full.</summary>
    /// <value>No section twice; the default is empty.</value>
    public ValueList<SectionTerms> Sections { get; init => field = Unique(value); } = [];

    /// <summary>The insurer's share of the layer: 1 - <see cref="InsuredShare"/>.</summary>
    public double InsurerShare => 1 - InsuredShare;

    /// <summary>True if a claim passes unchanged: no retention, franchise, limit or insured share.</summary>
    public bool PaysClaimsInFull => Retention == 0 && Franchise == 0 && double.IsPositiveInfinity(Limit) && InsuredShare == 0;

    /// <summary>True if the year passes unchanged: no aggregate retention or limit.</summary>
    public bool PaysYearInFull => AggregateRetention == 0 && double.IsPositiveInfinity(AggregateLimit);

    /// <summary>True if some term is about hours: a waiting period or a longest indemnity.</summary>
    internal bool HasHours => WaitingHours > 0 || !double.IsPositiveInfinity(IndemnityHours);

    /// <summary>True if only the amount of a whole event decides what is paid of it: no hours, no hours clause, no section terms.</summary>
    internal bool SeesEventsOnly => !HasHours && EventHours == 0 && Sections.Count == 0;

    /// <summary>The most one claim can cost the insurer: Limit * (1 - InsuredShare), infinite without a limit.</summary>
    public double MaximumPerClaim => InsuredShare == 1 ? 0 : Limit * InsurerShare;

    /// <summary>What the insurer pays of one claim, before the aggregate terms.</summary>
    /// <param name="claim">Ground-up claim, 0 or more, in the submission's currency.</param>
    public double PaidOfClaim(double claim) => claim <= Franchise ? 0 : Math.Min(Math.Max(claim - Retention, 0), Limit) * InsurerShare;

    /// <summary>What the insurer pays of a year.</summary>
    /// <param name="sum">Sum of the year's paid claims, in the submission's currency.</param>
    public double PaidOfYear(double sum) => Math.Min(Math.Max(sum - AggregateRetention, 0), AggregateLimit);

    /// <summary>Insured hours of an interruption of T hours: min(max(T - w, 0), m), or min(T, m) if T &gt; w.</summary>
    /// <param name="hours">T, 0 or more.</param>
    public double InsuredHours(double hours) => WaitingForm == WaitingForm.Deductible
        ? Math.Min(Math.Max(hours - WaitingHours, 0), IndemnityHours)
        : hours > WaitingHours ? Math.Min(hours, IndemnityHours) : 0;

    private static ValueList<SectionTerms> Unique(ValueList<SectionTerms> sections)
    {
        ArgumentNullException.ThrowIfNull(sections);
        string? twice = Repeats.First(sections, section => section.Section);
        return twice is null ? sections : throw Require.Wrong(nameof(Sections), twice, "must have its terms once: two entries name the section");
    }
}
