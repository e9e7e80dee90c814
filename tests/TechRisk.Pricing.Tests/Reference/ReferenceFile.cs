using System.Text.Json;

namespace TechRisk.Pricing.Tests.Reference;

/// <summary>The independently computed cases beside this file; each case names its method and its source.</summary>
internal static class ReferenceFile
{
    public static JsonElement Case(string file, string id)
    {
        using Stream stream = typeof(ReferenceFile).Assembly.GetManifestResourceStream("Reference." + file)
            ?? throw new InvalidOperationException($"the reference file {file} is not embedded");
        JsonElement root = JsonDocument.Parse(stream).RootElement;
        return root.GetProperty("cases").EnumerateArray().Single(item => item.GetProperty("id").GetString() == id);
    }

    /// <summary>A number that may be written as the text "Infinity" or as null.</summary>
    public static double Number(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.String when element.GetString() == "Infinity" => double.PositiveInfinity,
        JsonValueKind.Null => double.PositiveInfinity,
        _ => throw new InvalidOperationException($"'{element}' is not a number"),
    };
}
