namespace TechRisk.Pricing;

/// <summary>What a technology company asks to be insured: its covers, what ties them, and the state's subsidy.</summary>
public sealed record Submission
{
    /// <summary>A submission of a company.</summary>
    /// <param name="name">Name of the company.</param>
    /// <param name="covers">Covers, names unique.</param>
    public Submission(string name, params ReadOnlySpan<Cover> covers)
    {
        Name = name;
        Covers = ValueList.Create(covers);
    }

    /// <summary>Name of the company.</summary>
    /// <value>A text that is not empty.</value>
    public string Name { get; init => field = Require.Text(value, nameof(Name)); }

    /// <summary>Identity within a portfolio; part of the address of the random numbers.</summary>
    /// <value>A text that is not empty; the default is the name.</value>
    public string Id { get => OwnId ?? Name; init => OwnId = Require.Text(value, nameof(Id)); }

    /// <summary>The id where one was given; null where the name serves.</summary>
    internal string? OwnId { get; init; }

    /// <summary>Currency of every amount.</summary>
    /// <value>A three-letter ISO 4217 code; the default is CNY.</value>
    public string Currency
    {
        get;
        init => field = CurrencyCodes.IsKnown(value)
            ? value
            : throw Require.Wrong(nameof(Currency), value ?? "null", "must be a three-letter ISO 4217 code such as CNY");
    } = "CNY";

    /// <summary>Length of the policy period in years; rates scale with it.</summary>
    /// <value>A finite number above 0; the default is 1.</value>
    public double Period { get; init => field = Require.Positive(value, nameof(Period)); } = 1;

    /// <summary>The covers; no name twice.</summary>
    public ValueList<Cover> Covers { get; init => field = Unique(value); } = [];

    /// <summary>What ties the covers.</summary>
    /// <value>The default is independence.</value>
    public Dependence Dependence { get; init => field = value ?? throw new ArgumentNullException(nameof(Dependence)); } = Independent.Instance;

    /// <summary>The state's subsidy of premium; null for none.</summary>
    public SubsidyScheme? Subsidy { get; init; }

    /// <summary>Where the parameters that belong to no cover come from: paths within the document, such as <c>dependence.correlation</c>.</summary>
    public ValueList<ParameterSource> Sources { get; init; } = [];

    /// <summary>The cover of a name.</summary>
    /// <param name="name">Name of a cover.</param>
    /// <exception cref="ArgumentOutOfRangeException">No cover has the name.</exception>
    public Cover Cover(string name) =>
        Covers.FirstOrDefault(cover => cover.Name == name)
        ?? throw Require.Wrong(nameof(name), name, "must be the name of a cover: " + string.Join(", ", Covers.Select(cover => cover.Name)));

    /// <summary>The submission with one cover changed.</summary>
    /// <param name="name">Name of a cover.</param>
    /// <param name="change">What to make of the cover.</param>
    public Submission WithCover(string name, Func<Cover, Cover> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        Cover old = Cover(name);
        return this with { Covers = Covers.Select(cover => ReferenceEquals(cover, old) ? change(cover) : cover).ToValueList() };
    }

    private static ValueList<Cover> Unique(ValueList<Cover> covers)
    {
        ArgumentNullException.ThrowIfNull(covers);
        string? twice = Repeats.First(covers, cover => cover.Name);
        return twice is null ? covers : throw Require.Wrong(nameof(Covers), twice, "must have a name of its own: two covers share it");
    }
}
