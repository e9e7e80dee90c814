using System.Text.Json;

namespace TechRisk.Pricing;

/// <summary>A number, or the text "unlimited" for an infinite one where that is not the default.</summary>
internal sealed class UnlimitedShape : Shape<double>
{
    private const string Word = "unlimited";

    public static UnlimitedShape Instance { get; } = new();

    public override double Example => 1;

    public override double Read(JsonNode node, double fallback)
    {
        if (node.Element.ValueKind != JsonValueKind.String)
        {
            return NumberShape.Instance.Read(node, fallback);
        }

        if (JsonWords.TextOf(node.Element) == Word)
        {
            return double.PositiveInfinity;
        }

        node.WrongType($"a number, without quotes, or the text \"{Word}\"");
        return fallback;
    }

    public override void Write(Utf8JsonWriter writer, double value)
    {
        if (double.IsPositiveInfinity(value))
        {
            writer.WriteStringValue(Word);
            return;
        }

        NumberShape.Instance.Write(writer, value);
    }

    public override void Describe(SchemaWriter schema) => schema.NumberOr(Word);
}
