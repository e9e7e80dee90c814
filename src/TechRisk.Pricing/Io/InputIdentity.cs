using System.Security.Cryptography;

namespace TechRisk.Pricing;

/// <summary>The identity of an input: what was priced, whatever file or program it came from.</summary>
internal static class InputIdentity
{
    /// <summary>
    /// The first 16 hexadecimal digits of the SHA-256 of the canonical document: of the UTF-8 text that
    /// <see cref="SubmissionDocument.ToJson"/> writes.
    /// </summary>
    public static string Of(Submission submission, PricingBasis? basis) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonText.Write(DocumentShapes.Document, new SubmissionDocument(submission, basis))))[..16];
}
