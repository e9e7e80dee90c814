using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace TechRisk.Pricing.Cli;

/// <summary><c>techrisk verify [FILE]</c>: the conformance suite on this machine, or the cases of a file.</summary>
internal static class VerifyCommand
{
    private static Argument<string?> File { get; } = new("FILE")
    {
        Description = "Cases in JSON, UTF-8; the built-in suite unless given.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static Option<bool> Json { get; } = new("--json") { Description = "Prints the results as JSON." };

    public static Command Create()
    {
        Command command = new("verify", "Computes cases of papers, books and independent programs and compares; exit code 1 if one fails.") { File, Json };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult arguments)
    {
        Stopwatch watch = Stopwatch.StartNew();
        if (!TryRun(arguments.GetValue(File), out ValueList<VerificationResult> results))
        {
            return ExitCode.BadInput;
        }

        Output.Write(arguments.GetValue(Json) ? results.ToJson() + "\n" : Printable.Of(results.ToText()));
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.00} s"));
        return results.Any(result => result.Status == VerificationStatus.Failed) ? ExitCode.Failed : ExitCode.Ok;
    }

    private static bool TryRun(string? path, out ValueList<VerificationResult> results)
    {
        results = [];
        if (path is null)
        {
            results = Verification.Run();
            return true;
        }

        if (!DocumentFile.TryReadText(path, out string? text, out Finding? problem))
        {
            DocumentFile.Report(problem);
            return false;
        }

        try
        {
            results = Verification.Run(text);
            return true;
        }
        catch (SubmissionException error)
        {
            foreach (Finding finding in error.Findings)
            {
                DocumentFile.Report(finding);
            }

            return false;
        }
    }
}
