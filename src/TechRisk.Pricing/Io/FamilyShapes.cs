using System.Text.Json;

namespace TechRisk.Pricing;

/// <summary>The name of a law that can be fitted, in camelCase.</summary>
internal sealed class LawNameShape(Func<IEnumerable<string>> laws) : Shape<string>
{
    public override string Example => laws().First();

    private IEnumerable<string> Names => laws().Select(JsonWords.Camel);

    public override string Read(JsonNode node, string fallback)
    {
        string? text = node.Element.ValueKind == JsonValueKind.String ? JsonWords.TextOf(node.Element) : null;
        if (text is null)
        {
            node.WrongType("one of the texts " + string.Join(", ", Names));
            return fallback;
        }

        if (laws().FirstOrDefault(law => JsonWords.Camel(law) == text) is { } found)
        {
            return found;
        }

        string? near = JsonWords.Nearest(text, Names);
        node.Report("json.unknown-value", $"{node.Name} is {JsonWords.Quoted(text)}; it must be one of {string.Join(", ", Names)}{(near is null ? "" : $": did you mean \"{near}\"?")}");
        return fallback;
    }

    public override void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(laws().Contains(value)
        ? JsonWords.Camel(value)
        : throw new InvalidOperationException("a predictive model over a mixture or a splice of families has no JSON form: write a list of its laws (SeverityOfList)"));

    public override void Describe(SchemaWriter schema) => schema.OneOf(Names);
}

/// <summary>Numbers by name: <c>{ "minimum": 1e6 }</c>.</summary>
internal sealed class NumbersByNameShape : Shape<ValueList<(string Parameter, double Value)>>
{
    public static NumbersByNameShape Instance { get; } = new();

    public override ValueList<(string Parameter, double Value)> Example => [];

    public override ValueList<(string Parameter, double Value)> Read(JsonNode node, ValueList<(string Parameter, double Value)> fallback)
    {
        if (node.Element.ValueKind != JsonValueKind.Object)
        {
            node.WrongType("an object in braces with a number for each name");
            return fallback;
        }

        List<(string, double)> values = [];
        foreach (JsonProperty property in node.Element.EnumerateObject())
        {
            string name = JsonWords.NameOf(property) ?? "(not valid Unicode)";
            if (values.Exists(value => value.Item1 == name))
            {
                node.ReportProperty(name, "json.duplicate-property", $"{name} is given twice; each property must stand once");
                continue;
            }

            values.Add((name, NumberShape.Instance.Read(node.Property(name, property.Value), 1)));
        }

        return values.ToValueList();
    }

    public override void Write(Utf8JsonWriter writer, ValueList<(string Parameter, double Value)> value)
    {
        writer.WriteStartObject();
        foreach ((string parameter, double number) in value)
        {
            writer.WritePropertyName(parameter);
            NumberShape.Instance.Write(writer, number);
        }

        writer.WriteEndObject();
    }

    public override void Describe(SchemaWriter schema) => schema.NumbersByName();
}
