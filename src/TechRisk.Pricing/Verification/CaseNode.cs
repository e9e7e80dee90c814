using System.Text.Json;

namespace TechRisk.Pricing;

/// <summary>
/// An object of a file of cases being read. What is wrong becomes a finding with its path, and reading goes on; a property that nobody
/// asks for is remembered, so that a case is never run with half of its words.
/// </summary>
internal sealed class CaseNode
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly List<Finding> _findings;
    private readonly List<string> _unknown;

    private CaseNode(JsonElement element, JsonPath? path, List<Finding> findings, List<string> unknown)
    {
        Element = element;
        Path = path;
        _findings = findings;
        _unknown = unknown;
        Before = findings.Count;
    }

    /// <summary>A check of <see cref="Require"/>.</summary>
    public delegate double Check(double value, string name);

    public JsonElement Element { get; }

    public JsonPath? Path { get; }

    /// <summary>True if something of this object is wrong.</summary>
    public bool IsWrong => _findings.Count > Before;

    /// <summary>What is well formed but not known: the case cannot be run.</summary>
    public IReadOnlyList<string> Unknown => _unknown;

    private int Before { get; }

    /// <summary>An element as an object; null with a finding where it is none.</summary>
    public static CaseNode? Of(JsonElement element, JsonPath? path, List<Finding> findings, List<string> unknown)
    {
        CaseNode node = new(element, path, findings, unknown);
        if (element.ValueKind == JsonValueKind.Object)
        {
            node.ReportTwins();
            return node;
        }

        node.Here().WrongType("an object in braces");
        return null;
    }

    /// <summary>A number; not a number (with a finding) where it is missing, of another type or refused by the check.</summary>
    public double Number(string name, Check check, double? absent = null) => NumberOf([name], check, absent);

    /// <summary>A number that some files call otherwise.</summary>
    public double NumberOf(ReadOnlySpan<string> names, Check check, double? absent = null)
    {
        string name = names[0];
        JsonElement? found = null;
        foreach (string candidate in names)
        {
            if (found is null && Find(candidate) is JsonElement element)
            {
                (name, found) = (candidate, element);
            }
        }

        return found is JsonElement value ? Checked(At(name, value), check) : absent ?? Missing(name);
    }

    /// <summary>A number where null, absent or the text Infinity mean that there is no limit.</summary>
    public double Limit(string name) =>
        Find(name) is not JsonElement value || value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.String && JsonWords.TextOf(value) == "Infinity")
            ? double.PositiveInfinity
            : Checked(At(name, value), Require.Positive);

    /// <summary>A list of numbers; empty with a finding where something is wrong.</summary>
    public double[] Numbers(string name, Check check)
    {
        if (Find(name) is not JsonElement list)
        {
            Missing(name);
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            At(name, list).WrongType("a list of numbers");
            return [];
        }

        JsonPath path = JsonPath.Property(Path, name);
        return [.. list.EnumerateArray().Select((item, i) => Checked(new JsonNode(item, JsonPath.Item(path, i), _findings), check))];
    }

    /// <summary>A text; empty where it is absent, with a finding where it is required or no text.</summary>
    public string Text(string name, string? absent = null)
    {
        if (Find(name) is not JsonElement value)
        {
            if (absent is null)
            {
                Missing(name);
            }

            return absent ?? "";
        }

        if (value.ValueKind == JsonValueKind.String && JsonWords.TextOf(value) is string text)
        {
            return JsonWords.OneLine(text);
        }

        At(name, value).WrongType("a text");
        return absent ?? "";
    }

    /// <summary>True if there is such a property.</summary>
    public bool Has(string name) => JsonWords.Find(Element, name) is not null;

    /// <summary>An object; null with a finding where it is missing or none.</summary>
    public CaseNode? Child(string name)
    {
        if (Find(name) is JsonElement value)
        {
            return Of(value, JsonPath.Property(Path, name), _findings, _unknown);
        }

        Missing(name);
        return null;
    }

    /// <summary>An object; null where it is absent or null.</summary>
    public CaseNode? OptionalChild(string name) => Find(name) is JsonElement { ValueKind: not JsonValueKind.Null } ? Child(name) : null;

    /// <summary>A list of objects, each made when its turn comes; those that are none are left out with a finding.</summary>
    public IEnumerable<CaseNode> Children(string name) => Objects(name, _ => _unknown);

    /// <summary>A list of objects of which each remembers on its own what is not known.</summary>
    public IEnumerable<CaseNode> Cases(string name) => Objects(name, _ => []);

    /// <summary>Properties that say nothing to the computation.</summary>
    public void Skip(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            _asked.Add(name);
        }
    }

    /// <summary>Remembers the properties that nobody asked for.</summary>
    public void Close()
    {
        foreach (JsonProperty property in Element.EnumerateObject())
        {
            if (JsonWords.NameOf(property) is not string name || !_asked.Contains(name))
            {
                NotKnown(JsonPath.Property(Path, JsonWords.NameOf(property) ?? "") + " is not known");
            }
        }
    }

    /// <summary>Something well formed that the suite does not know.</summary>
    public void NotKnown(string what) => _unknown.Add(JsonWords.OneLine(what));

    /// <summary>What a constructor makes of values that are right one by one; null with a finding where they are not right together.</summary>
    public T? Made<T>(Func<T> make)
        where T : class
    {
        if (IsWrong)
        {
            return null;
        }

        try
        {
            return make();
        }
        catch (ArgumentException error)
        {
            Report("json.value", JsonWords.Rule(error, error.ParamName ?? Here().Name));
            return null;
        }
    }

    /// <summary>Reports something about the object.</summary>
    public void Report(string code, string message) => Here().Report(code, message);

    /// <summary>Reports something about a property.</summary>
    public void ReportAt(string name, string code, string message) => Here().ReportProperty(name, code, message);

    private IEnumerable<CaseNode> Objects(string name, Func<int, List<string>> unknown)
    {
        if (Find(name) is not JsonElement list)
        {
            Missing(name);
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            At(name, list).WrongType("a list of objects");
            return [];
        }

        JsonPath path = JsonPath.Property(Path, name);
        return list.EnumerateArray().Select((item, i) => Of(item, JsonPath.Item(path, i), _findings, unknown(i))).OfType<CaseNode>();
    }

    private JsonNode Here() => new(Element, Path, _findings);

    private JsonNode At(string name, JsonElement value) => Here().Property(name, value);

    private JsonElement? Find(string name)
    {
        _asked.Add(name);
        return JsonWords.Find(Element, name);
    }

    private double Missing(string name)
    {
        Here().ReportProperty(name, "json.missing", $"{name} is missing; {Here().Name} must have it");
        return double.NaN;
    }

    private void ReportTwins()
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (JsonProperty property in Element.EnumerateObject())
        {
            if (JsonWords.NameOf(property) is string name && !names.Add(name))
            {
                Here().ReportProperty(name, "json.duplicate-property", $"{name} is given twice; each property must stand once");
            }
        }
    }

    private static double Checked(JsonNode node, Check check)
    {
        if (node.Element.ValueKind != JsonValueKind.Number || !node.Element.TryGetDouble(out double value))
        {
            node.WrongType("a number");
            return double.NaN;
        }

        try
        {
            return check(value, "value");
        }
        catch (ArgumentException error)
        {
            node.Report("json.value", JsonWords.Rule(error, node.Name));
            return double.NaN;
        }
    }
}
