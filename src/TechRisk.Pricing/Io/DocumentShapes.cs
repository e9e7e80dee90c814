namespace TechRisk.Pricing;

/// <summary>The whole document in JSON: the submission's properties, and the basis beside them.</summary>
internal static class DocumentShapes
{
    /// <summary>The version of the document's shape.</summary>
    public const long SchemaVersion = 1;

    private static ObjectShape<SubsidyScheme> Subsidy { get; } = new ObjectShape<SubsidyScheme>()
        .Number("share", x => x.Share, 0.8)
        .OptionalNumber("rateCap", x => x.RateCap, double.PositiveInfinity)
        .Optional("capMode", x => x.CapMode, () => ChoiceShape<RateCapMode>.Instance, () => default)
        .OptionalNumber("maximumAmount", x => x.MaximumAmount, double.PositiveInfinity)
        .Optional("covers", x => x.Covers, () => DependenceKinds.Names, () => [])
        .Make(v => new(v["share"])
        {
            RateCap = v["rateCap"],
            CapMode = v.Get<RateCapMode>("capMode"),
            MaximumAmount = v["maximumAmount"],
            Covers = v.Get<ValueList<string>>("covers"),
        });

    /// <summary>A submission and its basis.</summary>
    public static ObjectShape<SubmissionDocument> Document { get; } = new ObjectShape<SubmissionDocument>()
        .Stated("schemaVersion", _ => SchemaVersion, () => WholeNumberShape.Instance, () => SchemaVersion)
        .Text("name", x => x.Submission.Name, "company")
        .Optional("id", x => x.Submission.OwnId, () => new TextShape("company")!, () => null)
        .Stated("currency", x => x.Submission.Currency, () => new TextShape("CNY"), () => "CNY")
        .OptionalNumber("period", x => x.Submission.Period, 1)
        .Required("covers", x => x.Submission.Covers, () => new ListShape<Cover>(CoverShapes.Cover, unique: "name"))
        .Optional("dependence", x => x.Submission.Dependence, () => DependenceKinds.Shape, () => Independent.Instance)
        .Optional("subsidy", x => x.Submission.Subsidy, () => Subsidy!, () => null)
        .Optional("sources", x => x.Submission.Sources, () => CoverShapes.Sources, () => [])
        .Optional("basis", x => x.Basis, () => BasisShapes.Basis!, () => null)
        .Checked(DocumentChecks.Run)
        .Make(Make);

    private static SubmissionDocument Make(MemberValues v)
    {
        long version = v.Get<long>("schemaVersion");
        if (version != SchemaVersion)
        {
            throw Require.Wrong("schemaVersion", version, $"must be {SchemaVersion}: this library reads no other version");
        }

        Submission submission = new(v.Get<string>("name"))
        {
            Currency = v.Get<string>("currency"),
            Period = v["period"],
            Covers = v.Get<ValueList<Cover>>("covers"),
            Dependence = v.Get<Dependence>("dependence"),
            Subsidy = v.Get<SubsidyScheme?>("subsidy"),
            Sources = v.Get<ValueList<ParameterSource>>("sources"),
        };
        return new(v.Get<string?>("id") is string id ? submission with { Id = id } : submission, v.Get<PricingBasis?>("basis"));
    }
}
