using System.Text.Json;

namespace TechRisk.Pricing;

/// <summary>True or false.</summary>
internal sealed class FlagShape : Shape<bool>
{
    public static FlagShape Instance { get; } = new();

    public override bool Example => false;

    public override bool Read(JsonNode node, bool fallback)
    {
        if (node.Element.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return node.Element.GetBoolean();
        }

        node.WrongType("true or false, without quotes");
        return fallback;
    }

    public override void Write(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);

    public override void Describe(SchemaWriter schema) => schema.Type("boolean");
}
