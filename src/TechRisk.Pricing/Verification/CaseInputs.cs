using System.Globalization;
using System.Text.Json;

namespace TechRisk.Pricing;

/// <summary>The inputs of a published case by name.</summary>
/// <param name="element">The object that holds them.</param>
internal sealed class CaseInputs(JsonElement element)
{
    /// <summary>A number.</summary>
    public double this[string name] => Number(Of(name), name);

    /// <summary>The names of an object.</summary>
    public IEnumerable<string> Names => element.EnumerateObject().Select(property => property.Name);

    /// <summary>A list of numbers.</summary>
    public double[] Numbers(string name) => [.. List(name).Select(item => Number(item, name))];

    /// <summary>A list of lists of numbers.</summary>
    public double[][] Rows(string name) => [.. List(name).Select(row => row.EnumerateArray().Select(item => Number(item, name)).ToArray())];

    /// <summary>A list of objects.</summary>
    public CaseInputs[] Items(string name) => [.. List(name).Select(item => new CaseInputs(item))];

    /// <summary>An object.</summary>
    public CaseInputs Child(string name) => new(Of(name));

    /// <summary>The object's own numbers with the number in their names: amounts and their probabilities.</summary>
    public (double Value, double Probability)[] Points() =>
        [.. element.EnumerateObject().Select(property => (double.Parse(property.Name, CultureInfo.InvariantCulture), Number(property.Value, property.Name)))];

    private JsonElement.ArrayEnumerator List(string name) => Of(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : throw Wrong(name);

    private JsonElement Of(string name) => element.TryGetProperty(name, out JsonElement value) ? value : throw Wrong(name);

    private static double Number(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) ? number : throw Wrong(name);

    private static InvalidOperationException Wrong(string name) => new($"the inputs of the case have no {name} of the type that is needed");
}
