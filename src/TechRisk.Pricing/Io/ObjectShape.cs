using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TechRisk.Pricing;

/// <summary>
/// An object: its properties in the order in which they are written, and how it is made of them. Every property is read, whatever is
/// wrong with the others; the checks are those of the object's own constructor, its error is given the path of the property it names.
/// </summary>
/// <typeparam name="T">The object.</typeparam>
internal sealed class ObjectShape<T> : Shape<T>
{
    private readonly List<Member<T>> _members = [];
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
    private Maker? _make;
    private Check? _check;

    /// <summary>Makes the object.</summary>
    public delegate T Maker(MemberValues values);

    /// <summary>Checks an object before it is made; <paramref name="has"/> tells which properties are given.</summary>
    public delegate void Check(JsonNode node, Func<string, bool> has);

    /// <summary>The properties in the order in which they are written.</summary>
    public IReadOnlyList<Member<T>> Members => _members;

    /// <summary>A property that is not counted as unknown: the kind of a leaf.</summary>
    public string? Extra { get; init; }

    public override T Example => Made([.. _members.Select(member => member.Fallback)]);

    public ObjectShape<T> Number(string name, Func<T, double> get, double example, [CallerArgumentExpression(nameof(get))] string source = "") =>
        Required(name, get, () => NumberShape.Instance, source, () => example);

    public ObjectShape<T> OptionalNumber(string name, Func<T, double> get, double absent = 0, [CallerArgumentExpression(nameof(get))] string source = "") =>
        Add(name, get, source, new(() => NumberShape.Instance, () => absent, false));

    public ObjectShape<T> WholeNumber(string name, Func<T, long> get, long example, [CallerArgumentExpression(nameof(get))] string source = "") =>
        Required(name, get, () => WholeNumberShape.Instance, source, () => example);

    public ObjectShape<T> Text(string name, Func<T, string> get, string example, [CallerArgumentExpression(nameof(get))] string source = "") =>
        Required(name, get, () => new TextShape(example), source);

    public ObjectShape<T> Required<TValue>(
        string name, Func<T, TValue> get, Func<Shape<TValue>> shape, [CallerArgumentExpression(nameof(get))] string source = "", Func<TValue>? example = null) =>
        Add(name, get, source, new(shape, example ?? (() => shape().Example), true));

    public ObjectShape<T> Optional<TValue>(
        string name, Func<T, TValue> get, Func<Shape<TValue>> shape, Func<TValue> absent, [CallerArgumentExpression(nameof(get))] string source = "") =>
        Add(name, get, source, new(shape, absent, false));

    /// <summary>A property that may be absent when it is read but is always written.</summary>
    public ObjectShape<T> Stated<TValue>(
        string name, Func<T, TValue> get, Func<Shape<TValue>> shape, Func<TValue> absent, [CallerArgumentExpression(nameof(get))] string source = "") =>
        Add(name, get, source, new(shape, absent, false) { IsAlwaysWritten = true });

    public ObjectShape<T> Checked(Check check)
    {
        _check = check;
        return this;
    }

    public ObjectShape<T> Make(Maker make)
    {
        _make = make;
        return this;
    }

    public override T Read(JsonNode node, T fallback)
    {
        if (node.Element.ValueKind != JsonValueKind.Object)
        {
            node.WrongType("an object in braces");
            return fallback;
        }

        JsonElement?[] given = Match(node);
        object?[] values = new object?[_members.Count];
        bool[] replaced = new bool[_members.Count];
        int before = node.Findings.Count;
        for (int i = 0; i < values.Length; i++)
        {
            int found = node.Findings.Count;
            if (given[i] is JsonElement element)
            {
                values[i] = _members[i].Read(node.Property(_members[i].Name, element));
            }
            else
            {
                values[i] = _members[i].Fallback;
                if (_members[i].IsRequired)
                {
                    node.ReportProperty(_members[i].Name, "json.missing", $"{_members[i].Name} is missing; {node.Name} must have it");
                }
            }

            replaced[i] = ErrorsAfter(node, found);
        }

        _check?.Invoke(node, name => given[_positions[name]] is not null);
        return Build(node, values, replaced, fallback, hasErrors: ErrorsAfter(node, before));
    }

    public override void Write(Utf8JsonWriter writer, T value)
    {
        writer.WriteStartObject();
        WriteMembers(writer, value);
        writer.WriteEndObject();
    }

    /// <summary>Writes the properties into an object that is already open.</summary>
    public void WriteMembers(Utf8JsonWriter writer, T value)
    {
        foreach (Member<T> member in _members)
        {
            member.Write(writer, value);
        }
    }

    public override void Describe(SchemaWriter schema) => schema.Object(this);

    private ObjectShape<T> Add<TValue>(string name, Func<T, TValue> get, string source, MemberKind<TValue> kind)
    {
        _positions.Add(name, _members.Count);
        _members.Add(new Member<T, TValue>(name, source, get, kind));
        return this;
    }

    private T Made(object?[] values) => _make!(new MemberValues(_positions, values));

    private static bool ErrorsAfter(JsonNode node, int count)
    {
        for (int i = count; i < node.Findings.Count; i++)
        {
            if (node.Findings[i].Level == FindingLevel.Error)
            {
                return true;
            }
        }

        return false;
    }

    // the element of each member; unknown names that are near to a missing one are read as that one, so that one slip gives one finding
    private JsonElement?[] Match(JsonNode node)
    {
        JsonElement?[] given = new JsonElement?[_members.Count];
        List<JsonProperty> unknown = [];
        bool hasExtra = false;
        foreach (JsonProperty property in node.Element.EnumerateObject())
        {
            string? name = JsonWords.NameOf(property);
            bool isExtra = name is not null && name == Extra;
            if (!isExtra && (name is null || !_positions.ContainsKey(name)))
            {
                unknown.Add(property);
            }
            else if (isExtra ? hasExtra : given[_positions[name!]] is not null)
            {
                node.ReportProperty(name!, "json.duplicate-property", $"{name} is given twice; each property must stand once");
            }
            else if (isExtra)
            {
                hasExtra = true;
            }
            else
            {
                given[_positions[name!]] = property.Value;
            }
        }

        foreach (JsonProperty property in unknown)
        {
            string name = JsonWords.NameOf(property) ?? "(not valid Unicode)";
            string? near = JsonWords.Nearest(name, _members.Where((_, i) => given[i] is null).Select(member => member.Name));
            node.ReportProperty(name, "json.unknown-property", near is null
                ? $"{JsonWords.Quoted(name)} is not a property of {node.Name}; it must be one of {string.Join(", ", _members.Select(member => member.Name))}"
                : $"{JsonWords.Quoted(name)} is not a property of {node.Name}: did you mean \"{near}\"?");
            if (near is not null)
            {
                given[_positions[near]] = property.Value;
            }
        }

        return given;
    }

    // a value that the constructor refuses is reported and replaced, so that the constructor comes to the next one
    private T Build(JsonNode node, object?[] values, bool[] replaced, T fallback, bool hasErrors)
    {
        object?[] given = [.. values];
        bool isFirst = true;
        while (true)
        {
            try
            {
                return Made(values);
            }
            catch (ArgumentException error)
            {
                int blamed = _members.FindIndex(member => member.Answers(error.ParamName));
                if (blamed < 0 || replaced[blamed])
                {
                    if (!hasErrors)
                    {
                        node.Report("json.value", JsonWords.Rule(error, error.ParamName ?? node.Name));
                    }

                    return fallback;
                }

                if (isFirst && !hasErrors || FailsAlone(blamed, given[blamed]))
                {
                    node.ReportProperty(_members[blamed].Name, "json.value", JsonWords.Rule(error, _members[blamed].Name));
                    hasErrors = true;
                }

                isFirst = false;
                replaced[blamed] = true;
                values[blamed] = _members[blamed].Fallback;
            }
        }
    }

    // tells a wrong value from one that only clashes with a neighbour that was replaced
    private bool FailsAlone(int position, object? value)
    {
        object?[] values = [.. _members.Select(member => member.Fallback)];
        values[position] = value;
        try
        {
            Made(values);
            return false;
        }
        catch (ArgumentException error)
        {
            return _members[position].Answers(error.ParamName);
        }
    }
}
