using System.Globalization;
using System.Text.Json;

namespace TechRisk.Pricing;

/// <summary>A figure that a case expects.</summary>
/// <param name="Path">Its names from the outside in, joined by dots; the place in a list is a name.</param>
/// <param name="Value">The number; true is 1 and false 0; null where the figure is expected to be infinite or not to exist.</param>
internal sealed record ExpectedFigure(string Path, double? Value)
{
    /// <summary>All figures of an object, one for each number at its ends. A text is a remark.</summary>
    public static List<ExpectedFigure> Read(CaseNode expected)
    {
        List<ExpectedFigure> figures = [];
        Collect(expected.Element, "", figures);
        return figures;
    }

    private static void Collect(JsonElement element, string path, List<ExpectedFigure> figures)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    Collect(property.Value, Joined(path, JsonWords.OneLine(JsonWords.NameOf(property) ?? "")), figures);
                }

                break;
            case JsonValueKind.Array:
                int index = 0;
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Collect(item, Joined(path, index++.ToString(CultureInfo.InvariantCulture)), figures);
                }

                break;
            case JsonValueKind.Number:
                figures.Add(new(path, element.GetDouble()));
                break;
            case JsonValueKind.True or JsonValueKind.False:
                figures.Add(new(path, element.ValueKind == JsonValueKind.True ? 1 : 0));
                break;
            case JsonValueKind.Null:
                figures.Add(new(path, null));
                break;
            default:
                if (JsonWords.TextOf(element) == "Infinity")
                {
                    figures.Add(new(path, null));
                }

                break;
        }
    }

    private static string Joined(string path, string name) => path.Length == 0 ? name : path + "." + name;
}
