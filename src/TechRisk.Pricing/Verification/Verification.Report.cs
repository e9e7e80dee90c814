using System.Globalization;
using System.Text;

namespace TechRisk.Pricing;

// results as lines and for other programs
public static partial class Verification
{
    extension(ValueList<VerificationResult> results)
    {
        /// <summary>
        /// The results as Markdown: one row a case with its status, the largest deviation as a share of its tolerance, the figure it belongs to and
        /// the citation; reasons of what did not pass, and a count at the end.
        /// </summary>
        public string ToMarkdown()
        {
            ArgumentNullException.ThrowIfNull(results);
            StringBuilder text = new("# Verification\n\n");
            MarkdownTable table = new("case", "status", "figures", "worst / tolerance", "worst figure", "title", "citation");
            foreach (VerificationResult result in results)
            {
                table.Add(
                    result.Id,
                    Word(result.Status),
                    result.Figures.ToString(CultureInfo.InvariantCulture),
                    result.Figures == 0 ? "" : Share(result.WorstShare),
                    result.WorstFigure,
                    result.Title,
                    result.Citation);
            }

            table.AppendTo(text);
            foreach (VerificationResult result in results.Where(result => result.Reason.Length > 0))
            {
                text.Append("- ").Append(MarkdownTable.Plain(result.Id)).Append(", ").Append(Word(result.Status)).Append(": ").Append(MarkdownTable.Plain(result.Reason)).Append('\n');
            }

            return text.Append(results.Any(result => result.Reason.Length > 0) ? "\n" : "").Append(Summary(results)).Append('\n').ToString();
        }

        /// <summary>The results as lines of text: one a case, then the count.</summary>
        public string ToText()
        {
            ArgumentNullException.ThrowIfNull(results);
            StringBuilder text = new();
            foreach (VerificationResult result in results)
            {
                text.Append(Word(result.Status)).Append(' ', Math.Max(1, 8 - Word(result.Status).Length)).Append(' ').Append(JsonWords.OneLine(result.Id));
                if (result.Figures > 0)
                {
                    text.Append(CultureInfo.InvariantCulture, $"  {Share(result.WorstShare)} of tolerance ({JsonWords.OneLine(result.WorstFigure)}, {result.Figures} {(result.Figures == 1 ? "figure" : "figures")})");
                }

                text.Append(result.Reason.Length > 0 ? "  " + JsonWords.OneLine(result.Reason) : "")
                    .Append(result.Citation.Length > 0 ? "  [" + JsonWords.OneLine(result.Citation) + "]" : "")
                    .Append('\n');
            }

            return text.Append(Summary(results)).Append('\n').ToString();
        }

        /// <summary>The results as JSON; an infinite share is the text "Infinity".</summary>
        public string ToJson()
        {
            ArgumentNullException.ThrowIfNull(results);
            return Encoding.UTF8.GetString(JsonText.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WriteNumber("schemaVersion", DocumentShapes.SchemaVersion);
                foreach (VerificationStatus status in Enum.GetValues<VerificationStatus>())
                {
                    writer.WriteNumber(JsonWords.Camel(status.ToString()), results.Count(result => result.Status == status));
                }

                writer.WriteStartArray("cases");
                foreach (VerificationResult result in results)
                {
                    writer.WriteStartObject();
                    writer.WriteString("id", result.Id);
                    writer.WriteString("title", result.Title);
                    writer.WriteString("citation", result.Citation);
                    writer.WriteString("status", JsonWords.Camel(result.Status.ToString()));
                    writer.WriteNumber("figures", result.Figures);
                    writer.WriteFinite("worstShare", result.WorstShare);
                    writer.WriteString("worstFigure", result.WorstFigure);
                    writer.WriteStartArray("notCompared");
                    foreach (string path in result.NotCompared)
                    {
                        writer.WriteStringValue(path);
                    }

                    writer.WriteEndArray();
                    writer.WriteString("reason", result.Reason);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }));
        }
    }

    private static string Summary(ValueList<VerificationResult> results)
    {
        int Count(VerificationStatus status) => results.Count(result => result.Status == status);
        int figures = results.Sum(result => result.Figures);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{results.Count} {(results.Count == 1 ? "case" : "cases")}, {figures} figures: {Count(VerificationStatus.Passed)} passed, {Count(VerificationStatus.Failed)} failed, {Count(VerificationStatus.NotRun)} not run");
    }

    private static string Word(VerificationStatus status) => status switch
    {
        VerificationStatus.Passed => "passed",
        VerificationStatus.Failed => "FAILED",
        _ => "not run",
    };

    private static string Share(double share) => double.IsPositiveInfinity(share) ? "infinite" : share.ToString("G3", CultureInfo.InvariantCulture);
}
