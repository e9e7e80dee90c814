using System.CommandLine;

namespace TechRisk.Pricing.Cli;

/// <summary><c>techrisk check FILE</c>: reads a submission and prices a few years of it, so that what cannot be priced is known.</summary>
internal static class CheckCommand
{
    private const long TrialYears = 1000;

    public static Command Create()
    {
        Argument<string> file = DocumentFile.Argument;
        Command command = new("check", "Checks a submission; prints nothing but findings.") { file };
        command.SetAction(result => Run(result.GetRequiredValue(file)));
        return command;
    }

    private static int Run(string path)
    {
        if (!DocumentFile.TryRead(path, out SubmissionDocument? document))
        {
            return ExitCode.BadInput;
        }

        int code = DocumentFile.Guarded(() =>
        {
            if (document.Basis is PricingBasis basis)
            {
                document.Submission.Price(basis, TrialYears);
            }
            else
            {
                document.Submission.Simulate(TrialYears);
            }
        });
        if (code == ExitCode.Ok)
        {
            Console.WriteLine("no errors" + (document.Basis is null ? "; the file has no basis, which price needs" : ""));
        }

        return code;
    }
}
