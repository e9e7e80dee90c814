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
        .Optional("population", x => x.Provenance.Population, () => new TextShape(""), () => "")
        .Optional("currency", x => x.Provenance.Currency, () => new TextShape(""), () => "")
        .Make(v => new(v.Get<string>("path"), new(v.Get<string>("source"), v.Get<EvidenceGrade>("grade"), v.Get<string>("date"))
        {
            Population = v.Get<string>("population"),
            Currency = v.Get<string>("currency"),
        }));

    /// <summary>Where parameters come from.</summary>
    public static ListShape<ParameterSource> Sources { get; } = new(Source);

    /// <summary>A cover: frequency and severity, or any other loss model, or underwriting facts that make one.</summary>
    public static ObjectShape<Cover> Cover { get; } = new ObjectShape<Cover>()
        .Text("name", x => x.Name, "cover")
        .Optional("frequency", x => Short(x)?.Frequency, () => FrequencyKinds.Shape!, () => null)
        .Optional("severity", x => Short(x)?.Severity, () => SeverityKinds.Shape!, () => null)
        .Optional("lossModel", x => x.Exposure is not null || IsShort(x) ? null : x.LossModel, () => LossModelKinds.Shape!, () => null)
        .Optional("exposure", x => x.Exposure, () => ExposureKinds.Shape!, () => null)
        .Optional("terms", x => x.Terms, () => Terms, () => PolicyTerms.None)
        .Optional("product", x => x.Product, () => OptionalChoiceShape<InsuranceProduct>.Instance, () => null)
        .Optional("lifeCycle", x => x.LifeCycle, () => OptionalChoiceShape<LifeCycleStage>.Instance, () => null)
        .Optional("sources", x => x.Sources, () => Sources, () => [])
        .Checked(OneWayToLose)
        .Make(v => Fitting(Made(v) with
        {
            Product = v.Get<InsuranceProduct?>("product"),
            LifeCycle = v.Get<LifeCycleStage?>("lifeCycle"),
            Sources = v.Get<ValueList<ParameterSource>>("sources"),
        }));

    private static Cover Made(MemberValues v) => v.Get<Exposure?>("exposure") is { } facts
        ? new Cover(v.Get<string>("name"), facts, v.Get<PolicyTerms>("terms"))
        : new Cover(
            v.Get<string>("name"),
            v.Get<LossModel?>("lossModel") ?? new FrequencySeverity(
                v.Get<Frequency?>("frequency") ?? FrequencyKinds.Shape.Example,
                v.Get<Severity?>("severity") ?? SeverityKinds.Shape.Example),
            v.Get<PolicyTerms>("terms"));

    // frequency and severity stand in the cover itself where their model says nothing else
    private static FrequencySeverity? Short(Cover cover) =>
        cover is { Exposure: null, LossModel: FrequencySeverity { Sources.Count: 0 } model } ? model : null;

    private static bool IsShort(Cover cover) => Short(cover) is not null;

    // terms that the model cannot apply are told where they stand
    private static Cover Fitting(Cover cover) => EventTerms.Problem(cover.LossModel, cover.Terms) is string problem
        ? throw Require.Wrong("terms", cover.Name, "must suit the loss model: " + problem)
        : cover;

    private static void OneWayToLose(JsonNode node, Func<string, bool> has)
    {
        string? whole = has("lossModel") ? "lossModel" : has("exposure") ? "exposure" : null;
        if (has("lossModel") && has("exposure"))
        {
            node.ReportProperty("exposure", "json.conflict", "exposure stands beside a lossModel; a cover must have one of them");
        }

        foreach (string part in (ReadOnlySpan<string>)["frequency", "severity"])
        {
            if (has(part) && whole is not null)
            {
                node.ReportProperty(part, "json.conflict", $"{part} stands beside {(whole == "exposure" ? "an" : "a")} {whole}; a cover must have frequency and severity, or a lossModel, or an exposure");
            }
            else if (!has(part) && whole is null)
            {
                node.ReportProperty(part, "json.missing", $"{part} is missing; a cover must have frequency and severity, or a lossModel, or an exposure");
            }
        }
    }
}
