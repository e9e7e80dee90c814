using System.Text.Json;

namespace TechRisk.Pricing;

/// <summary>A finite number, with the shortest digits that give the same double again.</summary>
internal sealed class NumberShape(Func<double, string, double>? rule = null) : Shape<double>
{
    public static NumberShape Instance { get; } = new();

    public override double Example => 1;

    public override double Read(JsonNode node, double fallback)
    {
        if (node.Element.ValueKind != JsonValueKind.Number)
        {
            node.WrongType("a number, without quotes");
            return fallback;
        }

        string digits = node.Element.GetRawText();
        if (!node.Element.TryGetDouble(out double value) || !double.IsFinite(value) || (value == 0 && HasDigitAboveZero(digits)))
        {
            node.Report("json.number-range", $"{node.Name} is {JsonWords.Describe(node.Element)}; it must be 0 or lie between 5e-324 and 1.7976931348623157e308 in size");
            return fallback;
        }

        return Kept(node, value + 0.0, fallback); // -0 becomes 0
    }

    public override void Write(Utf8JsonWriter writer, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new InvalidOperationException($"a number is {value}; JSON has finite numbers only");
        }

        writer.WriteNumberValue(value + 0.0);
    }

    public override void Describe(SchemaWriter schema) => schema.Type("number");

    private double Kept(JsonNode node, double value, double fallback)
    {
        try
        {
            return rule?.Invoke(value, node.Name) ?? value;
        }
        catch (ArgumentException error)
        {
            node.Report("json.value", JsonWords.Rule(error, node.Name));
            return fallback;
        }
    }

    private static bool HasDigitAboveZero(string digits)
    {
        int end = digits.AsSpan().IndexOfAny('e', 'E');
        return digits.AsSpan(0, end < 0 ? digits.Length : end).IndexOfAnyInRange('1', '9') >= 0;
    }
}

/// <summary>A whole number.</summary>
internal sealed class WholeNumberShape : Shape<long>
{
    private const double LargestExact = 9007199254740992;

    public static WholeNumberShape Instance { get; } = new();

    public override long Example => 1;

    public override long Read(JsonNode node, long fallback)
    {
        if (node.Element.ValueKind != JsonValueKind.Number)
        {
            node.WrongType("a whole number, without quotes");
            return fallback;
        }

        if (node.Element.TryGetInt64(out long value))
        {
            return value;
        }

        if (node.Element.TryGetDouble(out double number) && Math.Abs(number) <= LargestExact && Math.Floor(number) == number)
        {
            return (long)number;
        }

        node.WrongType("a whole number");
        return fallback;
    }

    public override void Write(Utf8JsonWriter writer, long value) => writer.WriteNumberValue(value);

    public override void Describe(SchemaWriter schema) => schema.Type("integer");
}

/// <summary>A text.</summary>
internal sealed class TextShape(string example) : Shape<string>
{
    public override string Example => example;

    public override string Read(JsonNode node, string fallback)
    {
        if (node.Element.ValueKind != JsonValueKind.String)
        {
            node.WrongType("a text in double quotes");
            return fallback;
        }

        if (JsonWords.TextOf(node.Element) is string text)
        {
            return text;
        }

        node.Report("json.text", $"{node.Name} holds half of a surrogate pair; it must be valid Unicode text");
        return fallback;
    }

    public override void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(Checked(value));

    public override void Describe(SchemaWriter schema) => schema.Type("string");

    /// <summary>The text, or an error where JSON would change it.</summary>
    private static string Checked(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                throw new InvalidOperationException($"the text {JsonWords.Quoted(text)} holds half of a surrogate pair; JSON needs valid Unicode text");
            }
        }

        return text;
    }
}

/// <summary>One of the names of an enumeration, in camelCase.</summary>
internal sealed class ChoiceShape<T> : Shape<T>
    where T : struct, Enum
{
    private readonly (string Name, T Value)[] _choices = [.. Enum.GetValues<T>().Select(value => (JsonWords.Camel(value.ToString()), value))];

    public static ChoiceShape<T> Instance { get; } = new();

    public override T Example => _choices[0].Value;

    private IEnumerable<string> Names => _choices.Select(choice => choice.Name);

    public override T Read(JsonNode node, T fallback)
    {
        string? text = node.Element.ValueKind == JsonValueKind.String ? JsonWords.TextOf(node.Element) : null;
        if (text is null)
        {
            node.WrongType("one of the texts " + string.Join(", ", Names));
            return fallback;
        }

        foreach ((string name, T value) in _choices)
        {
            if (name == text)
            {
                return value;
            }
        }

        string? near = JsonWords.Nearest(text, Names);
        node.Report("json.unknown-value", $"{node.Name} is {JsonWords.Quoted(text)}; it must be one of {string.Join(", ", Names)}{(near is null ? "" : $": did you mean \"{near}\"?")}");
        return fallback;
    }

    public override void Write(Utf8JsonWriter writer, T value) =>
        writer.WriteStringValue(_choices.First(choice => EqualityComparer<T>.Default.Equals(choice.Value, value)).Name);

    public override void Describe(SchemaWriter schema) => schema.OneOf(Names);
}

/// <summary>A list; optionally with a property whose text no two items share.</summary>
internal sealed class ListShape<T>(Shape<T> item, string? unique = null) : Shape<ValueList<T>>
{
    public override ValueList<T> Example => [item.Example];

    public override ValueList<T> Read(JsonNode node, ValueList<T> fallback)
    {
        if (node.Element.ValueKind != JsonValueKind.Array)
        {
            node.WrongType("a list in square brackets");
            return fallback;
        }

        List<T> items = new(node.Element.GetArrayLength());
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        int index = 0;
        foreach (JsonElement element in node.Element.EnumerateArray())
        {
            JsonNode child = node.Item(index, element);
            items.Add(item.Read(child, item.Example));
            if (UniqueText(element) is string text && !seen.TryAdd(text, index))
            {
                child.ReportProperty(unique!, "json.duplicate-name", $"{unique} is {JsonWords.Quoted(text)}, which item {seen[text]} has too; it must differ from all others in the list");
            }

            index++;
        }

        return ValueList.Create<T>([.. items]);
    }

    public override void Write(Utf8JsonWriter writer, ValueList<T> value)
    {
        writer.WriteStartArray();
        foreach (T element in value)
        {
            item.Write(writer, element);
        }

        writer.WriteEndArray();
    }

    public override void Describe(SchemaWriter schema) => schema.ListOf(item);

    private string? UniqueText(JsonElement element) =>
        unique is not null && element.ValueKind == JsonValueKind.Object
        && JsonWords.Find(element, unique) is JsonElement { ValueKind: JsonValueKind.String } value
            ? JsonWords.TextOf(value)
            : null;
}
