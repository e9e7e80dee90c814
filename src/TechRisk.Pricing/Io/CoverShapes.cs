namespace TechRisk.Pricing;

/// <summary>A cover and its terms in JSON.</summary>
internal static class CoverShapes
{
    private static ObjectShape<SectionTerms> Section { get; } = new ObjectShape<SectionTerms>()
        .Text("section", x => x.Section, "business interruption")
        .OptionalNumber("insuredShare", x => x.InsuredShare)
        .OptionalNumber("limit", x => x.Limit, double.PositiveInfinity)
        .OptionalNumber("aggregateLimit", x => x.AggregateLimit, double.PositiveInfinity)
        .Optional("order", x => x.Order, () => ChoiceShape<SectionOrder>.Instance, () => default)
        .Make(v => new(v.Get<string>("section"))
        {
            InsuredShare = v["insuredShare"],
            Limit = v["limit"],
            AggregateLimit = v["aggregateLimit"],
            Order = v.Get<SectionOrder>("order"),
        });

    /// <summary>Policy terms; no limit and no retention are absent.</summary>
    public static ObjectShape<PolicyTerms> Terms { get; } = new ObjectShape<PolicyTerms>()
        .OptionalNumber("retention", x => x.Retention)
        .OptionalNumber("franchise", x => x.Franchise)
        .OptionalNumber("limit", x => x.Limit, double.PositiveInfinity)
        .OptionalNumber("insuredShare", x => x.InsuredShare)
        .OptionalNumber("aggregateRetention", x => x.AggregateRetention)
        .OptionalNumber("aggregateLimit", x => x.AggregateLimit, double.PositiveInfinity)
        .OptionalNumber("waitingHours", x => x.WaitingHours)
        .Optional("waitingForm", x => x.WaitingForm, () => ChoiceShape<WaitingForm>.Instance, () => default)
        .OptionalNumber("indemnityHours", x => x.IndemnityHours, double.PositiveInfinity)
        .OptionalNumber("eventHours", x => x.EventHours)
        .Optional("sections", x => x.Sections, () => new ListShape<SectionTerms>(Section, unique: "section"), () => [])
        .Make(v => new()
        {
            WaitingHours = v["waitingHours"],
            WaitingForm = v.Get<WaitingForm>("waitingForm"),
            IndemnityHours = v["indemnityHours"],
            EventHours = v["eventHours"],
            Sections = v.Get<ValueList<SectionTerms>>("sections"),
            Retention = v["retention"],
            Franchise = v["franchise"],
            Limit = v["limit"],
            InsuredShare = v["insuredShare"],
            AggregateRetention = v["aggregateRetention"],
            AggregateLimit = v["aggregateLimit"],
        });

    /// <summary>Where a parameter comes from.</summary>
    public static ObjectShape<ParameterSource> Source { get; } = new ObjectShape<ParameterSource>()
        .Text("path", x => x.Path, "severity.mu")
        .Text("source", x => x.Provenance.Source, "own claims")
        .Required("grade", x => x.Provenance.Grade, () => ChoiceShape<EvidenceGrade>.Instance)
        .Optional("date", x => x.Provenance.Date, () => new TextShape(""), () => "")
        .Make(v => new(v.Get<string>("path"), new(v.Get<string>("source"), v.Get<EvidenceGrade>("grade"), v.Get<string>("date"))));

    /// <summary>Where parameters come from.</summary>
    public static ListShape<ParameterSource> Sources { get; } = new(Source);

    /// <summary>A cover: frequency and severity, or any other loss model.</summary>
    public static ObjectShape<Cover> Cover { get; } = new ObjectShape<Cover>()
        .Text("name", x => x.Name, "cover")
        .Optional("frequency", x => Short(x)?.Frequency, () => FrequencyKinds.Shape!, () => null)
        .Optional("severity", x => Short(x)?.Severity, () => SeverityKinds.Shape!, () => null)
        .Optional("lossModel", x => IsShort(x) ? null : x.LossModel, () => LossModelKinds.Shape!, () => null)
        .Optional("terms", x => x.Terms, () => Terms, () => PolicyTerms.None)
        .Optional("sources", x => x.Sources, () => Sources, () => [])
        .Checked(OneWayToLose)
        .Make(v => Fitting(new(
            v.Get<string>("name"),
            v.Get<LossModel?>("lossModel") ?? new FrequencySeverity(
                v.Get<Frequency?>("frequency") ?? FrequencyKinds.Shape.Example,
                v.Get<Severity?>("severity") ?? SeverityKinds.Shape.Example),
            v.Get<PolicyTerms>("terms"))
        {
            Sources = v.Get<ValueList<ParameterSource>>("sources"),
        }));

    // frequency and severity stand in the cover itself where their model says nothing else
    private static FrequencySeverity? Short(Cover cover) => cover.LossModel is FrequencySeverity { Sources.Count: 0 } model ? model : null;

    private static bool IsShort(Cover cover) => Short(cover) is not null;

    // terms that the model cannot apply are told where they stand
    private static Cover Fitting(Cover cover) => EventTerms.Problem(cover.LossModel, cover.Terms) is string problem
        ? throw Require.Wrong("terms", cover.Name, "must suit the loss model: " + problem)
        : cover;

    private static void OneWayToLose(JsonNode node, Func<string, bool> has)
    {
        bool hasModel = has("lossModel");
        foreach (string part in (ReadOnlySpan<string>)["frequency", "severity"])
        {
            if (has(part) && hasModel)
            {
                node.ReportProperty(part, "json.conflict", $"{part} stands beside a lossModel; a cover must have frequency and severity, or a lossModel");
            }
            else if (!has(part) && !hasModel)
            {
                node.ReportProperty(part, "json.missing", $"{part} is missing; a cover must have frequency and severity, or a lossModel");
            }
        }
    }
}
