using System.Text.Json;

namespace TechRisk.Pricing;

/// <summary>Checks between the parts of a document: names of covers where they are referred to, and paths of sources.</summary>
internal static class DocumentChecks
{
    /// <summary>Runs the checks on a document whose parts have been read.</summary>
    public static void Run(JsonNode root, Func<string, bool> has)
    {
        if (!TryNames(root.Element, out List<string> names))
        {
            return; // a cover without a readable name is a finding already; what refers to it is not another one
        }

        if (Child(root.Element, "dependence") is JsonElement dependence)
        {
            CheckNames(dependence, "covers", Here(root, "dependence"), root, names, FindingLevel.Error);
            if (Child(dependence, "matrix") is JsonElement matrix)
            {
                CheckNames(matrix, "names", JsonPath.Property(Here(root, "dependence"), "matrix"), root, names, FindingLevel.Warning);
            }
        }

        if (Child(root.Element, "subsidy") is JsonElement subsidy)
        {
            CheckNames(subsidy, "covers", Here(root, "subsidy"), root, names, FindingLevel.Error);
        }

        if (Child(root.Element, "basis") is JsonElement basis && Items(basis, "paymentPatterns") is JsonElement patterns)
        {
            JsonPath path = JsonPath.Property(Here(root, "basis"), "paymentPatterns");
            int index = 0;
            foreach (JsonElement pattern in patterns.EnumerateArray())
            {
                if (Child(pattern, "cover") is JsonElement cover)
                {
                    CheckName(new JsonNode(cover, JsonPath.Property(JsonPath.Item(path, index), "cover"), root.Findings), names, FindingLevel.Error);
                }

                index++;
            }
        }

        CheckSources(root);
    }

    private static JsonPath Here(JsonNode root, string name) => JsonPath.Property(root.Path, name);

    private static bool TryNames(JsonElement root, out List<string> names)
    {
        names = [];
        if (Items(root, "covers") is not JsonElement covers)
        {
            return false;
        }

        foreach (JsonElement cover in covers.EnumerateArray())
        {
            if (Child(cover, "name") is not JsonElement element || element.ValueKind != JsonValueKind.String || JsonWords.TextOf(element) is not string name)
            {
                return false;
            }

            names.Add(name);
        }

        return true;
    }

    private static void CheckNames(JsonElement owner, string property, JsonPath path, JsonNode root, List<string> names, FindingLevel level)
    {
        if (Items(owner, property) is not JsonElement list)
        {
            return;
        }

        JsonPath listPath = JsonPath.Property(path, property);
        int index = 0;
        foreach (JsonElement item in list.EnumerateArray())
        {
            CheckName(new JsonNode(item, JsonPath.Item(listPath, index), root.Findings), names, level);
            index++;
        }
    }

    private static void CheckName(JsonNode node, List<string> names, FindingLevel level)
    {
        if (node.Element.ValueKind == JsonValueKind.String && JsonWords.TextOf(node.Element) is string name && !names.Contains(name))
        {
            string? near = JsonWords.Nearest(name, names);
            node.Report("json.unknown-cover", $"no cover is named {JsonWords.Quoted(name)}; it must be one of {string.Join(", ", names.Select(JsonWords.Quoted))}{(near is null ? "" : $": did you mean {JsonWords.Quoted(near)}?")}", level);
        }
    }

    // a source that leads to no value helps nobody
    private static void CheckSources(JsonNode root)
    {
        CheckSources(root, root.Element, root.Path);
        JsonPath coversPath = Here(root, "covers");
        int index = 0;
        foreach (JsonElement cover in Items(root.Element, "covers")!.Value.EnumerateArray())
        {
            CheckSources(root, cover, JsonPath.Item(coversPath, index));
            index++;
        }
    }

    private static void CheckSources(JsonNode root, JsonElement owner, JsonPath? ownerPath)
    {
        if (Items(owner, "sources") is not JsonElement sources)
        {
            return;
        }

        JsonPath list = JsonPath.Property(ownerPath, "sources");
        int index = 0;
        foreach (JsonElement source in sources.EnumerateArray())
        {
            if (Child(source, "path") is JsonElement { ValueKind: JsonValueKind.String } path && JsonWords.TextOf(path) is string text && !Leads(owner, text))
            {
                new JsonNode(path, JsonPath.Property(JsonPath.Item(list, index), "path"), root.Findings).Report(
                    "json.source-path",
                    $"{JsonWords.Quoted(text)} leads to no value of {(ownerPath is null ? "the document" : "the cover")}",
                    FindingLevel.Warning);
            }

            index++;
        }
    }

    private static bool Leads(JsonElement from, string path)
    {
        JsonElement here = from;
        foreach (string part in path.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part[0] == '[')
            {
                if (here.ValueKind != JsonValueKind.Array || !int.TryParse(part.AsSpan(1).TrimEnd(']'), out int index) || index < 0 || index >= here.GetArrayLength())
                {
                    return false;
                }

                here = here[index];
            }
            else if (Child(here, part) is JsonElement next)
            {
                here = next;
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private static JsonElement? Child(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object ? JsonWords.Find(element, name) : null;

    private static JsonElement? Items(JsonElement element, string name) =>
        Child(element, name) is JsonElement { ValueKind: JsonValueKind.Array } list ? list : null;
}
