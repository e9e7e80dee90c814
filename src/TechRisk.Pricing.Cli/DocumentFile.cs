using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace TechRisk.Pricing.Cli;

/// <summary>A submission file on the command line. What is wrong with it goes to the error stream, one finding a line.</summary>
internal static class DocumentFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Argument<string> Argument => new("FILE") { Description = "Submission in JSON, UTF-8." };

    /// <summary>Reads a file; false if it cannot be used.</summary>
    public static bool TryRead(string path, [NotNullWhen(true)] out SubmissionDocument? document)
    {
        document = null;
        if (!TryReadText(path, out string? text, out Finding? problem))
        {
            Report(problem);
            return false;
        }

        bool isUsable = SubmissionDocument.TryFromJson(text, out document, out ValueList<Finding> findings);
        Report(findings, ("submissions", "a document with submissions is a portfolio, which 'techrisk portfolio' reads"));
        return isUsable;
    }

    /// <summary>Reports findings, before them what the document is if it has the mark of another kind.</summary>
    /// <param name="findings">What is wrong with the document.</param>
    /// <param name="other">A property that only another kind of document has, and what to say if it is there.</param>
    public static void Report(ValueList<Finding> findings, (string Property, string Says) other)
    {
        if (findings.Any(finding => finding.Code == "json.unknown-property" && finding.Path == other.Property))
        {
            Report(new Finding("document.other-kind", "", other.Says, FindingLevel.Error));
        }

        foreach (Finding finding in findings)
        {
            Report(finding);
        }
    }

    /// <summary>Reads the pricing basis of a file: a bare basis, or a submission that has one; false if it cannot be used.</summary>
    public static bool TryReadBasis(string path, [NotNullWhen(true)] out PricingBasis? basis)
    {
        basis = null;
        if (!TryReadText(path, out string? text, out Finding? problem))
        {
            Report(problem);
            return false;
        }

        try
        {
            basis = PricingBasis.FromJson(text);
            return true;
        }
        catch (SubmissionException error)
        {
            foreach (Finding finding in error.Findings)
            {
                Report(finding);
            }

            return false;
        }
    }

    /// <summary>Runs what may find out that a document, though well formed, cannot be priced.</summary>
    public static int Guarded(Action run)
    {
        try
        {
            run();
            return ExitCode.Ok;
        }
        catch (ArgumentOutOfRangeException error)
        {
            int end = error.Message.IndexOf(" (Parameter ", StringComparison.Ordinal);
            Report(new Finding("pricing.input", "", end < 0 ? error.Message : error.Message[..end], FindingLevel.Error));
        }
        catch (InvalidOperationException error)
        {
            Report(new Finding("pricing.not-computable", "", error.Message, FindingLevel.Error));
        }

        return ExitCode.BadInput;
    }

    /// <summary>One finding on one line of the error stream.</summary>
    public static void Report(Finding finding) =>
        Console.Error.WriteLine((finding.Level == FindingLevel.Error ? "" : "warning: ") + Printable.Of(finding.ToString().ReplaceLineEndings(" ")));

    /// <summary>The text of a file, or why it cannot be read.</summary>
    public static bool TryReadText(string path, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out Finding? problem)
    {
        text = null;
        problem = null;
        try
        {
            text = File.ReadAllText(path, Strict);
            return true;
        }
        catch (DecoderFallbackException)
        {
            problem = new Finding("file.encoding", path, "the file is not UTF-8 text", FindingLevel.Error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            problem = new Finding("file.unreadable", path, error.Message, FindingLevel.Error);
        }

        return false;
    }
}
