using System.Text.Json;

namespace TechRisk.Pricing;

/// <summary>The share spent by a failing stage: one of the texts uniform, fullAtFailure, constantHazard, or an object with the two shapes of a Beta law.</summary>
internal sealed class SpendShape : Shape<SpendCurve>
{
    private static readonly (string Name, SpendCurve Curve)[] Curves =
        [("uniform", SpendCurve.Uniform), ("fullAtFailure", SpendCurve.FullAtFailure), ("constantHazard", SpendCurve.ConstantHazard)];

    private static readonly ObjectShape<BetaSpend> Beta = new ObjectShape<BetaSpend>()
        .Number("alpha", x => x.Alpha, 2)
        .Number("beta", x => x.UpperShape, 2)
        .Make(v => new(v["alpha"], v["beta"]));

    public static SpendShape Instance { get; } = new();

    public override SpendCurve Example => SpendCurve.Uniform;

    public override SpendCurve Read(JsonNode node, SpendCurve fallback)
    {
        if (node.Element.ValueKind == JsonValueKind.Object)
        {
            return Beta.Read(node, Beta.Example);
        }

        string? text = node.Element.ValueKind == JsonValueKind.String ? JsonWords.TextOf(node.Element) : null;
        if (text is null)
        {
            node.WrongType($"one of the texts {Names}, or an object with alpha and beta");
            return fallback;
        }

        foreach ((string name, SpendCurve curve) in Curves)
        {
            if (name == text)
            {
                return curve;
            }
        }

        string? near = JsonWords.Nearest(text, Curves.Select(pair => pair.Name));
        node.Report(
            "json.unknown-value",
            $"{node.Name} is {JsonWords.Quoted(text)}; it must be one of {Names}, or an object with alpha and beta{(near is null ? "" : $": did you mean \"{near}\"?")}");
        return fallback;
    }

    public override void Write(Utf8JsonWriter writer, SpendCurve value)
    {
        if (value is BetaSpend beta)
        {
            Beta.Write(writer, beta);
            return;
        }

        writer.WriteStringValue(Curves.First(pair => pair.Curve.Equals(value)).Name);
    }

    public override void Describe(SchemaWriter schema) => schema.OneOf(Curves.Select(pair => pair.Name), Beta);

    private static string Names => string.Join(", ", Curves.Select(pair => pair.Name));
}
