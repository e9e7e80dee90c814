namespace TechRisk.Pricing;

/// <summary>
/// Product liability: lines of products with single claims and batches, their defence, the trigger of the policy, and recalls. One line is given by
/// <see cref="Claims"/> and <see cref="Batches"/>, several by <see cref="Lines"/>.
/// </summary>
/// <remarks>
/// Single claims and batches of all lines are independent. A copula drives the numbers of single claims: with several lines each takes a share of
/// the latent variable and all stay independent. A shared rate factor multiplies all rates. Formulas: docs/formulas/product-liability.md.
/// </remarks>
public sealed partial record ProductRisk : LossModel
{
    /// <summary>Name and section of the line that <see cref="Claims"/> and <see cref="Batches"/> give.</summary>
    public static string Liability => "liability";

    /// <summary>Section of the recalls.</summary>
    public static string RecallSection => "recall";

    /// <summary>Number and size of the single claims of a risk with one line.</summary>
    /// <value>Null, the default, where there are none or <see cref="Lines"/> has them.</value>
    public FrequencySeverity? Claims { get; init; }

    /// <summary>Batches of a risk with one line; their claims have the size of the single ones.</summary>
    /// <value>Null, the default, for none; needs <see cref="Claims"/>.</value>
    public BatchLaw? Batches { get; init; }

    /// <summary>What the defence of a claim costs in a risk with one line.</summary>
    /// <value>Null, the default, for nothing.</value>
    public DefenceLaw? DefenceLaw { get; init; }

    /// <summary>How the costs of defence are borne.</summary>
    /// <value>The default is outside the limit.</value>
    public DefenceCosts DefenceCosts
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw Require.Wrong(nameof(DefenceCosts), value, "must be Outside, Inside, ProRata or PaidShare");
    }

    /// <summary>Product lines; their order plays no part.</summary>
    /// <value>Names unique, none of them "liability" or "recall"; the default is empty.</value>
    public ValueList<ProductLine> Lines { get; init => field = Checked(value); } = [];

    /// <summary>Which claims the policy year insures.</summary>
    /// <value>The default is by the date of the damage.</value>
    public LossTrigger Trigger { get; init => field = value ?? throw new ArgumentNullException(nameof(Trigger)); } = new OccurrenceTrigger();

    /// <summary>Recalls, a section of their own.</summary>
    /// <value>Null, the default, for none.</value>
    public ProductRecall? Recall { get; init; }

    /// <summary>A section for each line, and one for the recalls.</summary>
    public override ValueList<string> Sections
    {
        get
        {
            string[] names = [.. AllLines.Select(line => line.Name), .. Recall is null ? Array.Empty<string>() : [RecallSection]];
            return names.Length == 0 ? [Liability] : ValueList.Create<string>(names);
        }
    }

    /// <summary>The numbers of single claims, or nothing where there are none.</summary>
    public override LatentDriver Driver => Streams.Any(stream => stream.IsDriven) ? LatentDriver.ClaimCount : LatentDriver.None;

    /// <summary>The lines in the order of their names.</summary>
    internal IEnumerable<ProductLine> AllLines => Own is { } own ? Lines.Append(own).OrderBy(line => line.Name, StringComparer.Ordinal) : Lines.OrderBy(line => line.Name, StringComparer.Ordinal);

    /// <summary>The independent parts of the year.</summary>
    internal ProductStream[] Streams => ProductStreams.Of(this);

    internal override bool HasRate => true;

    internal override string LawName => nameof(ProductRisk);

    internal override DefenceCosts Defence => AllLines.Any(line => line.Defence is not null) ? DefenceCosts : DefenceCosts.Inside;

    private ProductLine? Own => Claims is null
        ? Batches is null && DefenceLaw is null ? null : throw new InvalidOperationException(
            $"a {nameof(ProductRisk)} with {(Batches is null ? nameof(DefenceLaw) : nameof(Batches))} needs {nameof(Claims)}, which has the size of a claim; give new FrequencySeverity(new Poisson(0), severity) for batches only")
        : new ProductLine(Liability, Claims.Frequency, Claims.Severity) { Batches = Batches, Defence = DefenceLaw };

    /// <summary>The risk with the rates of claims, batches and recalls multiplied.</summary>
    /// <param name="factor">A finite number, 0 or more.</param>
    public override LossModel ScaleFrequency(double factor) => this with
    {
        Claims = (FrequencySeverity?)Claims?.ScaleFrequency(factor),
        Batches = Batches is null ? null : Batches with { Frequency = Batches.Frequency.Scale(factor) },
        Lines = Lines.Select(line => line.ScaleFrequency(factor)).ToValueList(),
        Recall = Recall is null ? null : Recall with { Frequency = Recall.Frequency.Scale(factor) },
    };

    /// <summary>The risk with all amounts multiplied, costs of defence and recalls among them.</summary>
    /// <param name="factor">A finite number above 0.</param>
    public override LossModel ScaleSeverity(double factor)
    {
        Require.Positive(factor);
        return this with
        {
            Claims = (FrequencySeverity?)Claims?.ScaleSeverity(factor),
            DefenceLaw = DefenceLaw?.Times(factor),
            Lines = Lines.Select(line => line.ScaleSeverity(factor)).ToValueList(),
            Recall = Recall is null ? null : Recall with { CostPerUnit = Recall.CostPerUnit * factor, FixedCost = Recall.FixedCost * factor },
        };
    }

    internal override IEnumerable<Finding> Findings(double period) => ProductFindings.Of(this);

    internal override LossProgram Compile(LossContext context) => context.ShockRate > 0
        ? throw new InvalidOperationException(
            $"{nameof(CommonShock)} cannot drive a {nameof(ProductRisk)}: its claims come from several sources, and which of them the shock is carved out of is not said; leave the cover out of the dependence, or use {nameof(FrequencySeverity)} for single claims of one law")
        : new ProductProgram(this, context);

    private static ValueList<ProductLine> Checked(ValueList<ProductLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Contains(null!) || lines.Count > byte.MaxValue - 2)
        {
            throw Require.Wrong(nameof(Lines), lines.Count, "must be at most 253 product lines");
        }

        string? taken = lines.FirstOrDefault(line => line.Name == Liability || line.Name == RecallSection)?.Name;
        if (taken is not null)
        {
            throw Require.Wrong(nameof(Lines), taken, "must have another name: it is that of the risk's own section");
        }

        string? twice = Repeats.First(lines, line => line.Name);
        return twice is null ? lines : throw Require.Wrong(nameof(Lines), twice, "must have a name of its own: two lines share it");
    }
}
