using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace TechRisk.Pricing.Tests.Io;

public class FuzzTests
{
    private static readonly string Sample = SubmissionSamples.Full.ToJson();

    private static readonly string[] Tokens =
    [
        "null", "true", "-1", "0", "1e999", "\"x\"", "\"\"", "[]", "{}", "[1]", "{\"kind\":\"poisson\"}", "\"\\ud800\"", ",", ":", "\"mean\"", "5e-324", "\u0000", "机",
    ];

    private static bool IsAnswered(string json)
    {
        bool isUsable = SubmissionDocument.TryFromJson(json, out SubmissionDocument? document, out ValueList<Finding> findings);
        return isUsable
            ? document is not null && findings.All(finding => finding.Level != FindingLevel.Error)
            : document is null && findings.Any(finding => finding.Level == FindingLevel.Error) && findings.All(finding => !finding.ToString().Contains('\n', StringComparison.Ordinal));
    }

    [Property(MaxTest = 10_000, QuietOnSuccess = true)]
    public bool Random_bytes_never_crash(byte[] bytes) => IsAnswered(Encoding.Latin1.GetString(bytes)) && IsAnswered(Encoding.UTF8.GetString(bytes));

    [Property(MaxTest = 10_000, QuietOnSuccess = true)]
    public bool Random_text_never_crashes(string text) => text is null || IsAnswered(text);

    [Fact]
    public void Truncated_documents_never_crash()
    {
        for (int length = 0; length < Sample.Length; length++)
        {
            Assert.True(IsAnswered(Sample[..length]));
            Assert.False(Submission.TryFromJson(Sample[..length], out _, out ValueList<Finding> findings));
            Assert.Single(findings);
        }
    }

    [Property(MaxTest = 5_000, QuietOnSuccess = true)]
    public Property Documents_with_a_piece_changed_never_crash() => ForAnySeed(random =>
    {
        int start = random.Next(Sample.Length);
        int end = Math.Min(Sample.Length, start + random.Next(12));
        return Sample[..start] + Tokens[random.Next(Tokens.Length)] + Sample[end..];
    });

    [Property(MaxTest = 5_000, QuietOnSuccess = true)]
    public Property Documents_with_a_value_changed_never_crash() => ForAnySeed(random =>
    {
        string[] parts = Sample.Split(": ");
        int at = random.Next(1, parts.Length);
        int end = parts[at].IndexOfAny([',', '\n']);
        parts[at] = Tokens[random.Next(12)] + (end < 0 ? "" : parts[at][end..]);
        return string.Join(": ", parts);
    });

    private static Property ForAnySeed(Func<Random, string> change) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => IsAnswered(change(new Random(seed))));
}
