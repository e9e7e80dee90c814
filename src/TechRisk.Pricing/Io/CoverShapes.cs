namespace TechRisk.Pricing;

/// <summary>A cover and its terms in JSON.</summary>
internal static class CoverShapes
{
    /// <summary>Policy terms; no limit and no retention are absent.</summary>
    public static ObjectShape<PolicyTerms> Terms { get; } = new ObjectShape<PolicyTerms>()
        .OptionalNumber("retention", x => x.Retention)
        .OptionalNumber("franchise", x => x.Franchise)
        .OptionalNumber("limit", x => x.Limit, double.PositiveInfinity)
        .OptionalNumber("insuredShare", x => x.InsuredShare)
        .OptionalNumber("aggregateRetention", x => x.AggregateRetention)
        .OptionalNumber("aggregateLimit", x => x.AggregateLimit, double.PositiveInfinity)
        .Make(v => new()
        {
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
        .Optional("frequency", x => (x.LossModel as FrequencySeverity)?.Frequency, () => FrequencyKinds.Shape!, () => null)
        .Optional("severity", x => (x.LossModel as FrequencySeverity)?.Severity, () => SeverityKinds.Shape!, () => null)
        .Optional("lossModel", x => x.LossModel is FrequencySeverity ? null : x.LossModel, () => LossModelKinds.Shape!, () => null)
        .Optional("terms", x => x.Terms, () => Terms, () => PolicyTerms.None)
        .Optional("sources", x => x.Sources, () => Sources, () => [])
        .Checked(OneWayToLose)
        .Make(v => new(
            v.Get<string>("name"),
            v.Get<LossModel?>("lossModel") ?? new FrequencySeverity(
                v.Get<Frequency?>("frequency") ?? FrequencyKinds.Shape.Example,
                v.Get<Severity?>("severity") ?? SeverityKinds.Shape.Example),
            v.Get<PolicyTerms>("terms"))
        {
            Sources = v.Get<ValueList<ParameterSource>>("sources"),
        });

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
