using System.Text.Json;

namespace TechRisk.Pricing;

/// <summary>A leaf of a family of records and its name in JSON.</summary>
/// <typeparam name="T">The abstract root.</typeparam>
internal abstract class Kind<T>(string name, Type type)
{
    /// <summary>Value of the property "kind".</summary>
    public string Name { get; } = name;

    public Type Type { get; } = type;

    public abstract T Example { get; }

    /// <summary>C# names of the properties that are written.</summary>
    public abstract IEnumerable<string> Sources { get; }

    public abstract T Read(JsonNode node, T fallback);

    public abstract void WriteMembers(Utf8JsonWriter writer, T value);

    public abstract void Describe(SchemaWriter schema);
}

/// <summary>A leaf with the shape of its properties.</summary>
internal sealed class Kind<T, TLeaf>(string name, ObjectShape<TLeaf> shape) : Kind<T>(name, typeof(TLeaf))
    where TLeaf : class, T
{
    public override T Example => shape.Example;

    public override IEnumerable<string> Sources => shape.Members.Select(member => member.Source);

    public override T Read(JsonNode node, T fallback) => shape.Read(node, null!) ?? fallback;

    public override void WriteMembers(Utf8JsonWriter writer, T value) => shape.WriteMembers(writer, (TLeaf)value!);

    public override void Describe(SchemaWriter schema) => schema.Object(shape, Name);
}

/// <summary>One of several kinds of object, told apart by the property "kind".</summary>
/// <typeparam name="T">The abstract root.</typeparam>
internal sealed class KindShape<T>(string family, ValueList<Kind<T>> kinds) : Shape<T>
    where T : class
{
    private readonly Dictionary<string, Kind<T>> _byName = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
    private readonly Dictionary<Type, Kind<T>> _byType = kinds.ToDictionary(kind => kind.Type);

    /// <summary>The registered leaves.</summary>
    public ValueList<Kind<T>> Kinds => kinds;

    /// <summary>What the kinds are kinds of: "severity".</summary>
    public string Family => family;

    public override T Example => kinds[0].Example;

    public override T Read(JsonNode node, T fallback)
    {
        if (node.Element.ValueKind != JsonValueKind.Object)
        {
            node.WrongType("an object in braces with a \"kind\"");
            return fallback;
        }

        if (JsonWords.Find(node.Element, "kind") is not JsonElement element)
        {
            node.ReportProperty("kind", "json.missing", $"kind is missing; {family} must name one of {Names}");
            return fallback;
        }

        JsonNode kindNode = node.Property("kind", element);
        if (element.ValueKind != JsonValueKind.String || JsonWords.TextOf(element) is not string name)
        {
            kindNode.WrongType("a text that names one of " + Names);
            return fallback;
        }

        if (_byName.TryGetValue(name, out Kind<T>? kind))
        {
            return kind.Read(node, fallback);
        }

        string? near = JsonWords.Nearest(name, _byName.Keys);
        kindNode.Report("json.unknown-kind", $"kind is {JsonWords.Quoted(name)}; a {family} must be one of {Names}{(near is null ? "" : $": did you mean \"{near}\"?")}");
        return fallback;
    }

    public override void Write(Utf8JsonWriter writer, T value)
    {
        if (!_byType.TryGetValue(value.GetType(), out Kind<T>? kind))
        {
            throw new InvalidOperationException($"{value.GetType().Name} has no JSON kind; a {family} must be one of {Names}");
        }

        writer.WriteStartObject();
        writer.WriteString("kind", kind.Name);
        kind.WriteMembers(writer, value);
        writer.WriteEndObject();
    }

    public override void Describe(SchemaWriter schema) => schema.Kinds(this);

    private string Names => string.Join(", ", kinds.Select(kind => kind.Name));
}

/// <summary>Makes kinds: <c>Leaf.Of&lt;Severity, LogNormal&gt;("logNormal", shape)</c>.</summary>
internal static class Leaf
{
    public static ObjectShape<T> Shape<T>() => new() { Extra = "kind" };

    public static Kind<T> Of<T, TLeaf>(string name, ObjectShape<TLeaf> shape)
        where TLeaf : class, T => new Kind<T, TLeaf>(name, shape);
}
