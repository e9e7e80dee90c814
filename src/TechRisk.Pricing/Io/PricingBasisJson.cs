using System.Text;
using System.Text.Json;

namespace TechRisk.Pricing;

/// <summary>Pricing bases from and to JSON.</summary>
public static class PricingBasisJson
{
    extension(PricingBasis input)
    {
        /// <summary>
        /// Reads a basis: the object itself, <c>{"measure":{...},...}</c>, or the "basis" of a submission document, which is then checked as a whole.
        /// </summary>
        /// <param name="json">JSON text.</param>
        /// <exception cref="SubmissionException">The basis cannot be used, or the document has none; it lists every problem with its path.</exception>
        public static PricingBasis FromJson(string json)
        {
            ArgumentNullException.ThrowIfNull(json);
            bool isDocument = false;
            bool isRead = JsonText.TryRead(json, (root, _) => (isDocument = IsDocument(root)) ? null : BasisShapes.Basis, out PricingBasis? basis, out ValueList<Finding> findings);
            if (isDocument)
            {
                basis = SubmissionDocument.FromJson(json).Basis;
                findings = [new Finding("json.missing", "basis", "basis is missing; the document must have one", FindingLevel.Error)];
            }

            return basis ?? throw new SubmissionException(findings);
        }

        /// <summary>The basis as JSON, always the same text for equal bases; <c>PricingBasis.FromJson</c> of it equals the basis.</summary>
        /// <exception cref="InvalidOperationException">A text is not valid Unicode.</exception>
        public string ToJson() => Encoding.UTF8.GetString(JsonText.Write(BasisShapes.Basis, input));
    }

    private static bool IsDocument(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && (JsonWords.Find(root, "covers") ?? JsonWords.Find(root, "basis")) is not null;
}
