using System.Text.Json;

namespace TechRisk.Pricing;

/// <summary>A number that may be absent.</summary>
internal sealed class OptionalNumberShape(Func<double, string, double> rule) : Shape<double?>
{
    /// <summary>Any finite number, which the object's own constructor checks.</summary>
    public static OptionalNumberShape Instance { get; } = new((value, _) => value);

    private readonly NumberShape _number = new(rule);

    public override double? Example => _number.Example;

    public override double? Read(JsonNode node, double? fallback) => _number.Read(node, fallback ?? _number.Example);

    public override void Write(Utf8JsonWriter writer, double? value) => _number.Write(writer, value!.Value);

    public override void Describe(SchemaWriter schema) => _number.Describe(schema);
}
