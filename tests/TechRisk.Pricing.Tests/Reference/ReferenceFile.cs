using System.Text.Json;

namespace TechRisk.Pricing.Tests.Reference;

/// <summary>The independently computed cases beside this file; each case names its method and its source.</summary>
internal static class ReferenceFile
{
    public static JsonElement Case(string file, string id) =>
        Root(file).GetProperty("cases").EnumerateArray().Single(item => item.GetProperty("id").GetString() == id);

    /// <summary>The ids of all cases of a file.</summary>
    public static IEnumerable<string> Ids(string file) =>
        Root(file).GetProperty("cases").EnumerateArray().Select(item => item.GetProperty("id").GetString()!).ToList();

    /// <summary>A number that may be written as the text "Infinity" or as null.</summary>
    public static double Number(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.String when element.GetString() == "Infinity" => double.PositiveInfinity,
        JsonValueKind.Null => double.PositiveInfinity,
        _ => throw new InvalidOperationException($"'{element}' is not a number"),
    };

    private static JsonElement Root(string file)
    {
        using Stream stream = typeof(ReferenceFile).Assembly.GetManifestResourceStream("Reference." + file)
            ?? throw new InvalidOperationException($"the reference file {file} is not embedded");
        return JsonDocument.Parse(stream).RootElement;
    }
}
