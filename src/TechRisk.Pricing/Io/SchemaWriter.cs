using System.Text.Json;

namespace TechRisk.Pricing;

/// <summary>Writes the JSON Schema of shapes; families of kinds become definitions, because they may contain themselves.</summary>
internal sealed class SchemaWriter(Utf8JsonWriter writer)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Queue<Action> _definitions = new();

    public void Type(string name) => writer.WriteString("type", name);

    public void Default(double value) => writer.WriteNumber("default", value);

    public void OneOf(IEnumerable<string> texts)
    {
        writer.WriteStartArray("enum");
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    /// <summary>One of some texts, or an object.</summary>
    public void OneOf<T>(IEnumerable<string> texts, ObjectShape<T> shape)
    {
        writer.WriteStartArray("oneOf");
        writer.WriteStartObject();
        OneOf(texts);
        writer.WriteEndObject();
        writer.WriteStartObject();
        Object(shape);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    public void ListOf<T>(Shape<T> item)
    {
        Type("array");
        writer.WriteStartObject("items");
        item.Describe(this);
        writer.WriteEndObject();
    }

    /// <summary>An object of numbers under any names.</summary>
    public void NumbersByName()
    {
        Type("object");
        writer.WriteStartObject("additionalProperties");
        Type("number");
        writer.WriteEndObject();
    }

    /// <summary>A number, or one text.</summary>
    public void NumberOr(string text)
    {
        writer.WriteStartArray("oneOf");
        writer.WriteStartObject();
        Type("number");
        writer.WriteEndObject();
        writer.WriteStartObject();
        OneOf([text]);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    /// <summary>A number, or an object that says more about it.</summary>
    public void NumberOr<T>(ObjectShape<T> shape)
    {
        writer.WriteStartArray("oneOf");
        writer.WriteStartObject();
        Type("number");
        writer.WriteEndObject();
        writer.WriteStartObject();
        Object(shape);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    /// <summary>An object and, for a leaf, its kind.</summary>
    public void Object<T>(ObjectShape<T> shape, string? kind = null)
    {
        Type("object");
        writer.WriteStartObject("properties");
        if (kind is not null)
        {
            writer.WriteStartObject("kind");
            writer.WriteString("const", kind);
            writer.WriteEndObject();
        }

        foreach (Member<T> member in shape.Members)
        {
            writer.WriteStartObject(member.Name);
            member.Describe(this);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        string[] required = [.. kind is null ? [] : new[] { "kind" }, .. shape.Members.Where(member => member.IsRequired).Select(member => member.Name)];
        if (required.Length > 0)
        {
            writer.WriteStartArray("required");
            foreach (string name in required)
            {
                writer.WriteStringValue(name);
            }

            writer.WriteEndArray();
        }

        writer.WriteBoolean("additionalProperties", false);
    }

    /// <summary>A reference to the definition of a family.</summary>
    public void Kinds<T>(KindShape<T> family)
        where T : class
    {
        string name = family.Family.Replace(' ', '-');
        writer.WriteString("$ref", "#/$defs/" + name);
        if (_known.Add(name))
        {
            _definitions.Enqueue(() => Define(name, family));
        }
    }

    /// <summary>Writes the definitions that were referred to, into the open root object.</summary>
    public void Definitions()
    {
        writer.WriteStartObject("$defs");
        while (_definitions.TryDequeue(out Action? definition))
        {
            definition();
        }

        writer.WriteEndObject();
    }

    private void Define<T>(string name, KindShape<T> family)
        where T : class
    {
        writer.WriteStartObject(name);
        writer.WriteStartArray("oneOf");
        foreach (Kind<T> kind in family.Kinds)
        {
            writer.WriteStartObject();
            kind.Describe(this);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
