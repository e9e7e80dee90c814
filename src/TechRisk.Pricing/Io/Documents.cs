using System.Diagnostics.CodeAnalysis;

namespace TechRisk.Pricing;

/// <summary>
/// What is read and written: submissions from and to JSON, claims from CSV, quotes and fits as JSON and Markdown.
/// </summary>
public static partial class Documents
{
    extension(Submission input)
    {
        /// <summary>
        /// Reads the submission of a document. The whole document is checked; a "basis" in it is not part of the submission and is read by
        /// <c>PricingBasis.FromJson</c>, or both by <see cref="SubmissionDocument.FromJson"/>.
        /// </summary>
        /// <param name="json">JSON text; kinds and properties have the C# names in camelCase, no limit is absent.</param>
        /// <exception cref="SubmissionException">The document cannot be used; it lists every problem with its path.</exception>
        public static Submission FromJson(string json) => SubmissionDocument.FromJson(json).Submission;

        /// <summary>Reads the submission of a document without an exception.</summary>
        /// <param name="json">JSON text.</param>
        /// <param name="submission">The submission; null where the document cannot be used.</param>
        /// <param name="findings">All problems, each with its path; a usable document may have warnings.</param>
        /// <returns>True if the document can be used.</returns>
        public static bool TryFromJson(string json, [NotNullWhen(true)] out Submission? submission, out ValueList<Finding> findings)
        {
            submission = SubmissionDocument.TryFromJson(json, out SubmissionDocument? document, out findings) ? document.Submission : null;
            return submission is not null;
        }

        /// <summary>
        /// The submission as JSON, always the same text for equal submissions; <c>Submission.FromJson</c> of it equals the submission,
        /// provided that every name in the dependence and the subsidy is the name of a cover.
        /// </summary>
        /// <exception cref="InvalidOperationException">A text is not valid Unicode, or mixtures are nested so deep that the JSON has more than 256 levels.</exception>
        public string ToJson() => new SubmissionDocument(input).ToJson();
    }
}
