using System.Text;

namespace TechRisk.Pricing;

/// <summary>The JSON Schema of a submission document, made from the same shapes that read and write it.</summary>
public static class JsonSchema
{
    /// <summary>
    /// The schema in the dialect of 2020-12, for editors and other programs. It knows names and types; the ranges of numbers are checked by
    /// <see cref="SubmissionDocument.FromJson"/> only.
    /// </summary>
    public static string OfSubmission() => Encoding.UTF8.GetString(JsonText.Write(writer =>
    {
        SchemaWriter schema = new(writer);
        writer.WriteStartObject();
        writer.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        writer.WriteString("title", "TechRisk.Pricing submission");
        schema.Object(DocumentShapes.Document);
        schema.Definitions();
        writer.WriteEndObject();
    })) + "\n";
}
