using System.Text;

namespace TechRisk.Pricing;

/// <summary>The JSON Schema of a submission document, made from the same shapes that read and write it.</summary>
public static class JsonSchema
{
    /// <summary>
    /// The schema in the dialect of 2020-12, for editors and other programs. It knows names and types; the ranges of numbers are checked by
    /// <see cref="SubmissionDocument.FromJson"/> only.
    /// </summary>
    public static string OfSubmission() => Of(DocumentShapes.Document, "TechRisk.Pricing submission");

    /// <summary>The schema of a portfolio document, in the same dialect.</summary>
    public static string OfPortfolio() => Of(PortfolioShapes.Portfolio, "TechRisk.Pricing portfolio");

    private static string Of<T>(ObjectShape<T> shape, string title) => Encoding.UTF8.GetString(JsonText.Write(writer =>
    {
        SchemaWriter schema = new(writer);
        writer.WriteStartObject();
        writer.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        writer.WriteString("title", title);
        schema.Object(shape);
        schema.Definitions();
        writer.WriteEndObject();
    })) + "\n";
}
