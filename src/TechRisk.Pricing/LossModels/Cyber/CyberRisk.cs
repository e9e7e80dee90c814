namespace TechRisk.Pricing;

/// <summary>
/// The cyber losses of a firm: perils with their own events, and systemic events that strike every firm that carries their tag. An event
/// has components in the sections of the policy; terms apply to sections, to the event, to the year.
/// </summary>
/// <remarks>
/// Perils are independent. The shared factor of a <see cref="SharedRateFactor"/> multiplies the rates of the perils' own events. Under a
/// copula the latent variable L of the cover moves the counts of the n perils that have events of their own: peril j has the latent
/// L / sqrt(n) + (e_j - mean of the e), so that the perils stay independent and L is their equally weighted sum. Systemic events follow no
/// latent and no factor. A firm's being struck is drawn once for its submission and event; given that, perils are independent but for
/// the common hours of an outage.
/// </remarks>
public sealed record CyberRisk : LossModel
{
    // what follows from the perils and is asked for often
    private readonly ValueList<string> _sections = ["loss"];
    private readonly ValueList<string> _systemicTags = [];

    /// <summary>The perils.</summary>
    /// <value>No name twice; the default is empty.</value>
    public ValueList<CyberPeril> Perils
    {
        get;
        init
        {
            field = WithClearHours(Unique(value, peril => peril.Name, nameof(Perils), "two perils have the name"));
            _sections = Components.Select(component => component.Section)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).DefaultIfEmpty("loss").ToValueList();
            _systemicTags = field.SelectMany(peril => peril.Tags)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList();
        }
    } = [];

    /// <summary>Definitions of the systemic events whose tags the perils carry; a portfolio may define them instead.</summary>
    /// <value>No tag twice; the default is empty.</value>
    public ValueList<SystemicEvent> Systemic
    {
        get;
        init => field = Unique(value, definition => definition.Tag, nameof(Systemic), "two systemic events have the tag");
    } = [];

    /// <summary>Security level of the firm: an event of a strength at most this does not strike it.</summary>
    /// <value>A finite number, 0 or more; the default is 0. Footprints that know no strength do not read it.</value>
    public double SecurityLevel { get; init => field = Require.NonNegative(value, nameof(SecurityLevel)); }

    /// <summary>Industry of the firm, for systemic events that strike sectors.</summary>
    public Industry Sector
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw Require.Wrong(nameof(Sector), value, "must be an industry");
    }

    /// <summary>True if the firm has closed the weakness that an epidemic needs.</summary>
    public bool IsPatched { get; init; }

    /// <summary>Names of the sections of all perils, in the order of the names.</summary>
    public override ValueList<string> Sections => _sections;

    /// <summary>Tags of all perils, in the order of the tags.</summary>
    public override ValueList<string> SystemicTags => _systemicTags;

    /// <inheritdoc/>
    public override LatentDriver Driver => Perils.Any(peril => peril.Arrivals.Mean(1) > 0) ? LatentDriver.ClaimCount : LatentDriver.None;

    internal override string NoCompound => "which is a sum of one law of claims only where it has one peril with one component, a known law of its count and no systemic event";

    internal override ValueList<SystemicEvent> SystemicEvents => Systemic;

    internal override LossModel StruckBy(ValueList<SystemicEvent> events) => this with { Systemic = events };

    internal override bool HasRate => true;

    internal override string LawName => Heaviest?.GetType().Name ?? "CyberRisk";

    internal override IEnumerable<ParameterSource> AllSources => Sources.Concat(Perils.SelectMany((peril, index) =>
        peril.Sources.Select(source => source with { Path = $"perils[{index}].{source.Path}" })));

    /// <summary>The perils in the order of their names, which is the order of all sums.</summary>
    internal IEnumerable<CyberPeril> InNameOrder => Perils.OrderBy(peril => peril.Name, StringComparer.Ordinal);

    /// <summary>What systemic events see of the firm.</summary>
    internal override InsuredTraits Traits => new(SecurityLevel, Sector, IsPatched);

    private IEnumerable<PerilLoss> Components => Perils.SelectMany(peril => peril.Tags.Count > 0 ? peril.Components.Concat(peril.SystemicComponents) : peril.Components);

    private Severity? Heaviest => Components.Select(component => component.Amount).MinBy(law => law.Tail.FiniteMoments ?? 0);

    /// <summary>The risk with the rates of the perils' own events multiplied; systemic events keep theirs.</summary>
    /// <param name="factor">A finite number, 0 or more.</param>
    public override LossModel ScaleFrequency(double factor) =>
        this with { Perils = Perils.Select(peril => peril.ScaleFrequency(Require.NonNegative(factor))).ToValueList() };

    /// <inheritdoc/>
    public override LossModel ScaleSeverity(double factor) =>
        this with { Perils = Perils.Select(peril => peril.ScaleSeverity(Require.Positive(factor))).ToValueList() };

    /// <summary>
    /// Exact mean and variance of the year's loss after the terms of hours, sections and events: own events of the perils, N a count and Y
    /// what is paid of an event, E[N] E[Y] and E[N] Var[Y] + Var[N] E[Y]^2; systemic events of a tag alike, each struck with the mean
    /// probability of its footprint. Independent parts add up.
    /// </summary>
    /// <param name="terms">Policy terms without aggregate terms and without an hours clause.</param>
    /// <param name="period">Length of the policy period in years; rates scale with it.</param>
    /// <exception cref="InvalidOperationException">Aggregate terms, an hours clause, sub-limits of the year, or terms of the event over independent components: simulate instead.</exception>
    public override AnnualMoments Moments(PolicyTerms terms, double period = 1)
    {
        RequireNoAggregateTerms(terms);
        EventTerms.Check(this, terms);
        return new CyberMoments(this, terms, Require.Positive(period)).OfYear();
    }

    internal override bool HasHours(string section) => Components.Any(component => component.HasHours && component.Section == section);

    internal override FrequencySeverity? Compound(double period) =>
        Perils is [{ Tags.Count: 0, Components.Count: 1 } only] && only.Arrivals.Count(period) is { } count
            ? new FrequencySeverity(count, only.Components[0].Amount)
            : null;

    internal override TailFacts TailAfter(PolicyTerms terms, double period) => CyberTail.Of(this, terms, period);

    internal override IEnumerable<Finding> Findings(double period) => CyberFindings.Of(this);

    internal override LossProgram Compile(LossContext context) => new CyberProgram(this, context);

    // hours of the terms pay nothing of a loss without hours: a section has one kind only
    private static ValueList<CyberPeril> WithClearHours(ValueList<CyberPeril> perils)
    {
        string? mixed = perils.SelectMany(peril => peril.Components.Concat(peril.SystemicComponents))
            .GroupBy(component => component.Section, StringComparer.Ordinal)
            .FirstOrDefault(section => section.Any(component => component.HasHours) && section.Any(component => !component.HasHours))?.Key;
        return mixed is null ? perils
            : throw Require.Wrong(nameof(Perils), mixed, "must be a section of outages only or of none: waiting hours work on a section as a whole");
    }

    private static ValueList<T> Unique<T>(ValueList<T> items, Func<T, string> name, string property, string rule)
    {
        ArgumentNullException.ThrowIfNull(items, property);
        foreach (T item in items)
        {
            ArgumentNullException.ThrowIfNull(item, property);
        }

        string? twice = Repeats.First(items, name);
        return twice is null ? items : throw Require.Wrong(property, twice, $"must be unique: {rule}");
    }
}
