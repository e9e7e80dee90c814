using System.Text.Json;

namespace TechRisk.Pricing;

/// <summary>A value of a document being read: where it stands, and where its findings go. Reading goes on after a finding.</summary>
internal readonly ref struct JsonNode(JsonElement element, JsonPath? path, List<Finding> findings)
{
    public JsonElement Element { get; } = element;

    public JsonPath? Path { get; } = path;

    public List<Finding> Findings { get; } = findings;

    public JsonNode Property(string name, JsonElement value) => new(value, JsonPath.Property(Path, name), Findings);

    public JsonNode Item(int index, JsonElement value) => new(value, JsonPath.Item(Path, index), Findings);

    /// <summary>Reports that the value has the wrong type.</summary>
    public void WrongType(string needed) => Report(
        Element.ValueKind == JsonValueKind.Null ? "json.null" : "json.wrong-type",
        $"{Name} is {JsonWords.Describe(Element)}; it must be {needed}");

    /// <summary>Reports something about the value.</summary>
    public void Report(string code, string message, FindingLevel level = FindingLevel.Error) =>
        Findings.Add(new Finding(code, JsonPath.Text(Path), JsonWords.OneLine(message), level));

    /// <summary>Reports something about a property of the value.</summary>
    public void ReportProperty(string name, string code, string message, FindingLevel level = FindingLevel.Error) =>
        Findings.Add(new Finding(code, JsonPath.Property(Path, name).ToString(), JsonWords.OneLine(message), level));

    /// <summary>The last part of the path, for the start of a message.</summary>
    public string Name
    {
        get
        {
            string path = JsonPath.Text(Path);
            return path.Length == 0 ? "the document" : path[(path.LastIndexOf('.') + 1)..];
        }
    }
}
