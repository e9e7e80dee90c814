using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace TechRisk.Pricing;

/// <summary>
/// A submission file: the submission and, beside it, the pricing basis under which the command line prices it. This reads and writes
/// the whole file; <c>Submission.FromJson</c> and <c>PricingBasis.FromJson</c> each take their part of it.
/// </summary>
/// <param name="Submission">What is to be insured.</param>
/// <param name="Basis">Risk measure and loadings; null where the file has no "basis".</param>
public sealed record SubmissionDocument(Submission Submission, PricingBasis? Basis = null)
{
    /// <summary>Reads a document.</summary>
    /// <param name="json">JSON text; kinds and properties have the C# names in camelCase, no limit is absent.</param>
    /// <exception cref="SubmissionException">The document cannot be used; it lists every problem with its path.</exception>
    public static SubmissionDocument FromJson(string json) =>
        TryFromJson(json, out SubmissionDocument? document, out ValueList<Finding> findings)
            ? document
            : throw new SubmissionException(findings.Where(finding => finding.Level == FindingLevel.Error).ToValueList());

    /// <summary>Reads a document without an exception.</summary>
    /// <param name="json">JSON text.</param>
    /// <param name="document">The document; null where it cannot be used.</param>
    /// <param name="findings">All problems, each with its path; a usable document may have warnings.</param>
    /// <returns>True if the document can be used.</returns>
    public static bool TryFromJson(string json, [NotNullWhen(true)] out SubmissionDocument? document, out ValueList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(json);
        return JsonText.TryRead(json, DocumentShapes.Document, out document, out findings);
    }

    /// <summary>
    /// The document as JSON, always the same text for equal documents: fixed order, defaults left out, every number with the shortest
    /// digits that give it back exactly. <c>FromJson(ToJson())</c> equals this.
    /// </summary>
    /// <exception cref="InvalidOperationException">A text is not valid Unicode, or mixtures are nested so deep that the JSON has more than 256 levels.</exception>
    public string ToJson() => Encoding.UTF8.GetString(JsonText.Write(DocumentShapes.Document, this));
}
