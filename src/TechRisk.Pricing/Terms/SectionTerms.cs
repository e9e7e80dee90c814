namespace TechRisk.Pricing;

/// <summary>
/// What the insurer pays of one section of an event, before the terms of the whole event: the insured's share of the section, then its
/// sub-limit, or the other way round.
/// </summary>
/// <remarks>Order of all terms: section, event, year. A sub-limit of the year is consumed in order of loss.</remarks>
public sealed record SectionTerms
{
    /// <summary>Terms of a section.</summary>
    /// <param name="section">Name of a section of the loss model.</param>
    public SectionTerms(string section) => Section = section;

    /// <summary>Name of a section of the loss model.</summary>
    /// <value>A text that is not empty.</value>
    public string Section { get; init => field = Require.Text(value, nameof(Section)); }

    /// <summary>The insured's share of the section's loss, a fraction.</summary>
    /// <value>0 to 1; the default 0 means none.</value>
    public double InsuredShare { get; init => field = Require.Fraction(value, nameof(InsuredShare)); }

    /// <summary>Sub-limit: the most of the section that enters the event, in the submission's currency.</summary>
    /// <value>Above 0; the default is infinite, no sub-limit.</value>
    public double Limit { get; init => field = Require.PositiveOrInfinite(value, nameof(Limit)); } = double.PositiveInfinity;

    /// <summary>Sub-limit of the section for all events of the year, in the submission's currency.</summary>
    /// <value>Above 0; the default is infinite, no such sub-limit.</value>
    public double AggregateLimit { get; init => field = Require.PositiveOrInfinite(value, nameof(AggregateLimit)); } = double.PositiveInfinity;

    /// <summary>Which comes first, the insured's share or the sub-limit.</summary>
    /// <value>The default is the share.</value>
    public SectionOrder Order
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw Require.Wrong(nameof(Order), value, "must be CoinsuranceFirst or SublimitFirst");
    }

    /// <summary>What enters the event of a section's loss, before the sub-limit of the year.</summary>
    /// <param name="loss">Loss of the section, 0 or more, in the submission's currency.</param>
    public double PaidOfSection(double loss) => Order == SectionOrder.CoinsuranceFirst
        ? Math.Min(loss * (1 - InsuredShare), Limit)
        : Math.Min(loss, Limit) * (1 - InsuredShare);
}

/// <summary>The order of a section's insured share and its sub-limit.</summary>
public enum SectionOrder
{
    /// <summary>min(loss * (1 - share), sub-limit).</summary>
    CoinsuranceFirst,

    /// <summary>min(loss, sub-limit) * (1 - share).</summary>
    SublimitFirst,
}
