using System.Text.Json;

namespace TechRisk.Pricing;

/// <summary>Product risks and their parts in JSON.</summary>
internal static class ProductKinds
{
    /// <summary>The loss model "productRisk".</summary>
    public static Kind<LossModel> Risk => Leaf.Of<LossModel, ProductRisk>("productRisk", Leaf.Shape<ProductRisk>()
        .Optional("claims", x => x.Claims, () => Claims!, () => null)
        .Optional("batches", x => x.Batches, () => Batches!, () => null)
        .Optional("defenceLaw", x => x.DefenceLaw, () => Defence!, () => null)
        .Optional("defenceCosts", x => x.DefenceCosts, () => ChoiceShape<DefenceCosts>.Instance, () => default)
        .Optional("lines", x => x.Lines, () => new ListShape<ProductLine>(Line, unique: "name"), () => [])
        .Optional("trigger", x => x.Trigger, () => Trigger, () => new OccurrenceTrigger())
        .Optional("recall", x => x.Recall, () => Recall!, () => null)
        .Optional("sources", x => x.Sources, () => CoverShapes.Sources, () => [])
        .Checked(NeedsClaims)
        .Make(v => new()
        {
            Claims = v.Get<FrequencySeverity?>("claims"),
            Batches = v.Get<BatchLaw?>("batches"),
            DefenceLaw = v.Get<DefenceLaw?>("defenceLaw"),
            DefenceCosts = v.Get<DefenceCosts>("defenceCosts"),
            Lines = v.Get<ValueList<ProductLine>>("lines"),
            Trigger = v.Get<LossTrigger>("trigger"),
            Recall = v.Get<ProductRecall?>("recall"),
            Sources = v.Get<ValueList<ParameterSource>>("sources"),
        }));

    /// <summary>Any law of the cost of defence.</summary>
    public static KindShape<DefenceLaw> Defence { get; } = new("defence law",
    [
        Leaf.Of<DefenceLaw, DefenceRatio>("defenceRatio", Leaf.Shape<DefenceRatio>()
            .Number("ratio", x => x.Ratio, 0.15)
            .Make(v => new(v["ratio"]))),
        Leaf.Of<DefenceLaw, JointDefence>("jointDefence", Leaf.Shape<JointDefence>()
            .Required("cost", x => x.Cost, () => SeverityKinds.Shape)
            .Optional("copula", x => x.Copula, () => CopulaKinds.Shape, () => new IndependenceCopula())
            .Make(v => new(v.Get<Severity>("cost"), v.Get<Copula>("copula")))),
    ]);

    /// <summary>Any trigger.</summary>
    public static KindShape<LossTrigger> Trigger { get; } = new("trigger",
    [
        Leaf.Of<LossTrigger, OccurrenceTrigger>("occurrenceTrigger", Leaf.Shape<OccurrenceTrigger>().Make(_ => new())),
        Leaf.Of<LossTrigger, ClaimsMadeTrigger>("claimsMadeTrigger", Leaf.Shape<ClaimsMadeTrigger>()
            .OptionalNumber("retroactiveYears", x => x.RetroactiveYears, double.PositiveInfinity)
            .Optional("extendedReportingYears", x => x.ExtendedReportingYears, () => UnlimitedShape.Instance, () => 0)
            .Make(v => new(v["retroactiveYears"]) { ExtendedReportingYears = v["extendedReportingYears"] })),
    ]);

    /// <summary>Batches: a rate, or any law of their number.</summary>
    public static ObjectShape<BatchLaw> Batches { get; } = new ObjectShape<BatchLaw>()
        .OptionalNumber("annualRate", x => (x.Frequency as Poisson)?.Mean ?? double.NaN, double.NaN)
        .Optional("frequency", x => x.Frequency is Poisson ? null : x.Frequency, () => FrequencyKinds.Shape!, () => null)
        .Required("claims", x => x.Claims, () => FrequencyKinds.Shape, example: () => new ZeroTruncated(new Geometric(3)))
        .Optional("hasClause", x => x.HasClause, () => FlagShape.Instance, () => true)
        .Checked(RateOrLaw)
        .Make(v => new(Number(v, "frequency", "annualRate"), v.Get<Frequency>("claims")) { HasClause = v.Get<bool>("hasClause") });

    /// <summary>Recalls: a rate, or any law of their number.</summary>
    public static ObjectShape<ProductRecall> Recall { get; } = new ObjectShape<ProductRecall>()
        .OptionalNumber("annualRate", x => (x.Frequency as Poisson)?.Mean ?? double.NaN, double.NaN)
        .Optional("frequency", x => x.Frequency is Poisson ? null : x.Frequency, () => FrequencyKinds.Shape!, () => null)
        .Number("units", x => x.Units, 10_000)
        .Number("costPerUnit", x => x.CostPerUnit, 100)
        .OptionalNumber("fixedCost", x => x.FixedCost)
        .Required("share", x => x.Share, () => SeverityKinds.Shape, example: () => new Beta(2, 5))
        .Checked(RateOrLaw)
        .Make(v => new(Number(v, "frequency", "annualRate"), v["units"], v["costPerUnit"], v.Get<Severity>("share")) { FixedCost = v["fixedCost"] });

    /// <summary>A product line.</summary>
    public static ObjectShape<ProductLine> Line { get; } = new ObjectShape<ProductLine>()
        .Text("name", x => x.Name, "device")
        .Required("frequency", x => x.Frequency, () => FrequencyKinds.Shape)
        .Required("severity", x => x.Severity, () => SeverityKinds.Shape)
        .OptionalNumber("exposure", x => x.Exposure, 1)
        .Optional("batches", x => x.Batches, () => Batches!, () => null)
        .Optional("defence", x => x.Defence, () => Defence!, () => null)
        .Optional("reportLag", x => x.ReportLag, () => new ListShape<double>(new NumberShape(Require.Fraction)), () => [1])
        .OptionalNumber("frequencyTrend", x => x.FrequencyTrend)
        .OptionalNumber("severityTrend", x => x.SeverityTrend)
        .OptionalNumber("trendYears", x => x.TrendYears)
        .OptionalNumber("exposureGrowth", x => x.ExposureGrowth)
        .Optional("pastExposures", x => x.PastExposures, () => new ListShape<double>(new NumberShape(Require.NonNegative)), () => [])
        .Make(v => new(v.Get<string>("name"), v.Get<Frequency>("frequency"), v.Get<Severity>("severity"))
        {
            Exposure = v["exposure"],
            Batches = v.Get<BatchLaw?>("batches"),
            Defence = v.Get<DefenceLaw?>("defence"),
            ReportLag = v.Get<ValueList<double>>("reportLag"),
            FrequencyTrend = v["frequencyTrend"],
            SeverityTrend = v["severityTrend"],
            TrendYears = v["trendYears"],
            ExposureGrowth = v["exposureGrowth"],
            PastExposures = v.Get<ValueList<double>>("pastExposures"),
        });

    private static ObjectShape<FrequencySeverity> Claims { get; } = new ObjectShape<FrequencySeverity>()
        .Required("frequency", x => x.Frequency, () => FrequencyKinds.Shape)
        .Required("severity", x => x.Severity, () => SeverityKinds.Shape)
        .Optional("sources", x => x.Sources, () => CoverShapes.Sources, () => [])
        .Make(v => new(v.Get<Frequency>("frequency"), v.Get<Severity>("severity")) { Sources = v.Get<ValueList<ParameterSource>>("sources") });

    private static Frequency Number(MemberValues values, string law, string rate) =>
        values.Get<Frequency?>(law) ?? new Poisson(double.IsNaN(values[rate]) ? 0 : values[rate]);

    private static void RateOrLaw(JsonNode node, Func<string, bool> has)
    {
        if (!has("annualRate") && !has("frequency"))
        {
            node.ReportProperty("annualRate", "json.missing", $"annualRate is missing; {node.Name} must have it, or a frequency in its place");
        }
        else if (has("annualRate") && has("frequency"))
        {
            node.ReportProperty("annualRate", "json.not-used", "annualRate stands beside a frequency; the frequency is used and this number is not", FindingLevel.Warning);
        }
    }

    private static void NeedsClaims(JsonNode node, Func<string, bool> has)
    {
        foreach (string name in new[] { "batches", "defenceLaw" })
        {
            if (has(name) && !has("claims"))
            {
                node.ReportProperty(name, "json.not-used", $"{name} is that of a risk with one line, which needs claims; give claims, or put it into a line of lines");
            }
        }

        if (!has("claims") && !has("lines") && !has("recall"))
        {
            node.ReportProperty("claims", "json.missing", $"claims is missing; {node.Name} must have claims, lines or a recall");
        }
    }
}
