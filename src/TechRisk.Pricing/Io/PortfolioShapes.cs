using System.Text.Json;

namespace TechRisk.Pricing;

/// <summary>A portfolio in JSON: every item of "submissions" is a submission document.</summary>
internal static class PortfolioShapes
{
    /// <summary>A portfolio.</summary>
    public static ObjectShape<Portfolio> Portfolio { get; } = new ObjectShape<Portfolio>()
        .Stated("schemaVersion", _ => DocumentShapes.SchemaVersion, () => WholeNumberShape.Instance, () => DocumentShapes.SchemaVersion)
        .Text("name", x => x.Name, "book")
        .Required("submissions", x => Documents(x), () => new ListShape<SubmissionDocument>(DocumentShapes.Document))
        .Optional("systemic", x => x.Systemic, () => new ListShape<SystemicEvent>(SystemicKinds.Event, unique: "tag"), () => [])
        .Optional("dependence", x => x.Dependence, () => DependenceKinds.Shape, () => Independent.Instance)
        .Checked(Check)
        .Make(Make);

    private static ValueList<SubmissionDocument> Documents(Portfolio portfolio) =>
        portfolio.Submissions.Select(submission => new SubmissionDocument(submission)).ToValueList();

    private static Portfolio Make(MemberValues v)
    {
        long version = v.Get<long>("schemaVersion");
        if (version != DocumentShapes.SchemaVersion)
        {
            throw Require.Wrong("schemaVersion", version, $"must be {DocumentShapes.SchemaVersion}: this library reads no other version");
        }

        // what does not fit was reported with its path
        Submission[] all = [.. v.Get<ValueList<SubmissionDocument>>("submissions").Select(document => document.Submission)];
        IEnumerable<Submission> fitting = all
            .Where(submission => submission.Currency == all[0].Currency && submission.Period == all[0].Period)
            .DistinctBy(submission => submission.Id);
        return new Portfolio(v.Get<string>("name"), fitting)
        {
            Systemic = v.Get<ValueList<SystemicEvent>>("systemic").DistinctBy(definition => definition.Tag).ToValueList(),
            Dependence = v.Get<Dependence>("dependence") is Independent or SharedRateFactor ? v.Get<Dependence>("dependence") : Independent.Instance,
        };
    }

    // ids, currencies and periods of neighbours, each with the path of the one that does not fit
    private static void Check(JsonNode node, Func<string, bool> has)
    {
        if (has("dependence") && node.Element.TryGetProperty("dependence", out JsonElement dependence) && dependence.ValueKind == JsonValueKind.Object
            && dependence.TryGetProperty("kind", out JsonElement kind) && kind.ValueKind == JsonValueKind.String
            && kind.GetString() is "gaussianCopula" or "commonShock")
        {
            node.ReportProperty("dependence", "json.value", "dependence must be independent or a sharedRateFactor: other dependences tie the covers within a submission");
        }

        if (!has("submissions") || !node.Element.TryGetProperty("submissions", out JsonElement list) || list.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        JsonNode submissions = node.Property("submissions", list);
        if (list.GetArrayLength() == 0)
        {
            submissions.Report("json.value", "submissions must hold at least one submission");
        }

        HashSet<string> ids = new(StringComparer.Ordinal);
        string? currency = null;
        double? period = null;
        int index = 0;
        foreach (JsonElement item in list.EnumerateArray())
        {
            JsonNode submission = submissions.Item(index++, item);
            if (item.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            string property = item.TryGetProperty("id", out JsonElement id) ? "id" : "name";
            if ((property == "id" || item.TryGetProperty("name", out id)) && id.ValueKind == JsonValueKind.String && JsonWords.TextOf(id) is string text && !ids.Add(text))
            {
                submission.ReportProperty(property, "json.duplicate-name", $"{JsonWords.Quoted(text)} is the id of an earlier submission; give each an id of its own");
            }

            string money = item.TryGetProperty("currency", out JsonElement code) && code.ValueKind == JsonValueKind.String ? code.GetString()! : "CNY";
            currency ??= money;
            if (money != currency && CurrencyCodes.IsKnown(money) && CurrencyCodes.IsKnown(currency))
            {
                submission.ReportProperty("currency", "json.value", $"currency must be {currency}, that of the first submission: a portfolio has one currency");
            }

            double length = item.TryGetProperty("period", out JsonElement years) && years.ValueKind == JsonValueKind.Number && years.TryGetDouble(out double given) ? given : 1;
            period ??= length;
            if (length != period && length > 0 && period > 0)
            {
                submission.ReportProperty("period", "json.value", FormattableString.Invariant($"period must be {period}, that of the first submission: a portfolio has one period"));
            }

            if (item.TryGetProperty("basis", out _))
            {
                submission.ReportProperty("basis", "json.not-used", "a portfolio is simulated and not priced; this basis is not used", FindingLevel.Warning);
            }
        }
    }
}
