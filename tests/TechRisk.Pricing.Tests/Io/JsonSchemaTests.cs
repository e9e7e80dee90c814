using System.Text.Json;
using TechRisk.Pricing.Tests.Architecture;

namespace TechRisk.Pricing.Tests.Io;

public class JsonSchemaTests
{
    [Fact]
    public void The_published_schema_is_the_one_the_library_makes() =>
        Approval.Check("docs/schema/submission.schema.json", JsonSchema.OfSubmission());

    [Fact]
    public void Every_reference_leads_to_a_definition()
    {
        using JsonDocument schema = JsonDocument.Parse(JsonSchema.OfSubmission());
        JsonElement definitions = schema.RootElement.GetProperty("$defs");
        string[] references = [.. JsonSchema.OfSubmission().Split('"').Where(text => text.StartsWith("#/$defs/", StringComparison.Ordinal)).Distinct()];
        Assert.Equal(16, references.Length);
        Assert.All(references, reference => Assert.True(definitions.TryGetProperty(reference["#/$defs/".Length..], out _)));
    }
}
