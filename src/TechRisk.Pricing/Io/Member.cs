using System.Text.Json;

namespace TechRisk.Pricing;

/// <summary>A property of an object: its name in JSON, how it is read and written, and what it is where it is absent.</summary>
/// <typeparam name="TOwner">The object.</typeparam>
internal abstract class Member<TOwner>(string name, string source, bool isRequired)
{
    /// <summary>Name in JSON.</summary>
    public string Name { get; } = name;

    /// <summary>Name of the C# property it is taken from: <c>x =&gt; x.TailSeverity</c> gives "TailSeverity".</summary>
    public string Source { get; } = source[(source.LastIndexOf('.') + 1)..];

    public bool IsRequired { get; } = isRequired;

    /// <summary>The value where none is given or none can be read: the default of an optional property, an example of a required one.</summary>
    public abstract object? Fallback { get; }

    /// <summary>True if a constructor's complaint about this parameter or property is about this member.</summary>
    public bool Answers(string? parameter) =>
        parameter is not null
        && (string.Equals(parameter, Name, StringComparison.OrdinalIgnoreCase) || string.Equals(parameter, Source, StringComparison.OrdinalIgnoreCase));

    public abstract object? Read(JsonNode node);

    public abstract void Write(Utf8JsonWriter writer, TOwner owner);

    public abstract void Describe(SchemaWriter schema);
}

/// <summary>A property with a shape.</summary>
internal sealed class Member<TOwner, TValue>(string name, string source, Func<TOwner, TValue> get, MemberKind<TValue> kind)
    : Member<TOwner>(name, source, kind.IsRequired)
{
    public override object? Fallback => kind.Fallback();

    public override object? Read(JsonNode node) => kind.Shape().Read(node, kind.Fallback());

    public override void Write(Utf8JsonWriter writer, TOwner owner)
    {
        TValue value = get(owner);
        if (kind.IsRequired || kind.IsAlwaysWritten || !EqualityComparer<TValue>.Default.Equals(value, kind.Fallback()))
        {
            writer.WritePropertyName(Name);
            kind.Shape().Write(writer, value);
        }
    }

    public override void Describe(SchemaWriter schema)
    {
        kind.Shape().Describe(schema);
        if (!kind.IsRequired && kind.Fallback() is double number && double.IsFinite(number))
        {
            schema.Default(number);
        }
    }
}

/// <summary>Shape and fallback of a property; both are asked when needed, because shapes may contain themselves.</summary>
internal sealed record MemberKind<TValue>(Func<Shape<TValue>> Shape, Func<TValue> Fallback, bool IsRequired)
{
    /// <summary>True if the property is written also where it has its default.</summary>
    public bool IsAlwaysWritten { get; init; }
}

/// <summary>The values of an object's properties, by their names in JSON.</summary>
internal readonly ref struct MemberValues(IReadOnlyDictionary<string, int> positions, object?[] values)
{
    private readonly IReadOnlyDictionary<string, int> _positions = positions;
    private readonly object?[] _values = values;

    /// <summary>A number.</summary>
    public double this[string name] => Get<double>(name);

    public T Get<T>(string name) => (T)_values[_positions[name]]!;
}
