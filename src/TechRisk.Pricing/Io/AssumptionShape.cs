using System.Text.Json;

namespace TechRisk.Pricing;

/// <summary>A parameter in place of a starter: a plain number, or an object with its unit, source, grade and date.</summary>
internal sealed class AssumptionShape : Shape<Assumption?>
{
    public static AssumptionShape Instance { get; } = new();

    private static ObjectShape<Assumption> Long { get; } = new ObjectShape<Assumption>()
        .Number("value", x => x.Value, 0.5)
        .Optional("unit", x => x.Unit, () => new TextShape(""), () => "")
        .Text("source", x => x.Provenance.Source, "own data")
        .Optional("grade", x => x.Provenance.Grade, () => ChoiceShape<EvidenceGrade>.Instance, () => EvidenceGrade.UserData)
        .Optional("date", x => x.Provenance.Date, () => new TextShape(""), () => "")
        .Optional("population", x => x.Provenance.Population, () => new TextShape(""), () => "")
        .Optional("currency", x => x.Provenance.Currency, () => new TextShape(""), () => "")
        .Make(v => new(v["value"], v.Get<string>("unit"), new(v.Get<string>("source"), v.Get<EvidenceGrade>("grade"), v.Get<string>("date"))
        {
            Population = v.Get<string>("population"),
            Currency = v.Get<string>("currency"),
        }));

    public override Assumption Example => 0.5;

    public override Assumption? Read(JsonNode node, Assumption? fallback)
    {
        switch (node.Element.ValueKind)
        {
            case JsonValueKind.Number:
                return NumberShape.Instance.Read(node, 0.5);
            case JsonValueKind.Object:
                return Long.Read(node, Example);
            default:
                node.WrongType("a number, without quotes, or an object with value and source");
                return fallback;
        }
    }

    public override void Write(Utf8JsonWriter writer, Assumption? value)
    {
        Assumption given = value!;
        if (given.Provenance == ((Assumption)given.Value).Provenance)
        {
            NumberShape.Instance.Write(writer, given.Value);
        }
        else
        {
            Long.Write(writer, given);
        }
    }

    public override void Describe(SchemaWriter schema) => schema.NumberOr(Long);
}

/// <summary>Parameters of exposures as properties: absent where the starter stands.</summary>
internal static class AssumptionMembers
{
    public static ObjectShape<T> Assumption<T>(this ObjectShape<T> shape, string name, Func<T, Assumption?> given) =>
        shape.Optional(name, given, () => AssumptionShape.Instance, () => null, char.ToUpperInvariant(name[0]) + name[1..]);

    /// <summary>A starter parameter of an exposure, under the name of its property in camelCase.</summary>
    public static ObjectShape<T> Starter<T>(this ObjectShape<T> shape, string name)
        where T : Exposure => shape.Assumption(name, x => x.Given(char.ToUpperInvariant(name[0]) + name[1..]));

    /// <summary>The facts that every exposure has.</summary>
    public static ObjectShape<T> Firm<T>(this ObjectShape<T> shape)
        where T : Exposure => shape
        .Required("industry", x => x.Industry, () => ChoiceShape<Industry>.Instance)
        .Optional("lifeCycle", x => x.LifeCycle, () => OptionalChoiceShape<LifeCycleStage>.Instance, () => null);
}

/// <summary>A choice that may be absent.</summary>
internal sealed class OptionalChoiceShape<T> : Shape<T?>
    where T : struct, Enum
{
    public static OptionalChoiceShape<T> Instance { get; } = new();

    public override T? Example => ChoiceShape<T>.Instance.Example;

    // what cannot be read stays absent
    public override T? Read(JsonNode node, T? fallback)
    {
        int before = node.Findings.Count;
        T read = ChoiceShape<T>.Instance.Read(node, default);
        return node.Findings.Count == before ? read : fallback;
    }

    public override void Write(Utf8JsonWriter writer, T? value) => ChoiceShape<T>.Instance.Write(writer, value!.Value);

    public override void Describe(SchemaWriter schema) => ChoiceShape<T>.Instance.Describe(schema);
}
