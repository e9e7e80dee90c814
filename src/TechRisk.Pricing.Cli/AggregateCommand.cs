using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TechRisk.Pricing.Cli;

/// <summary><c>techrisk aggregate FILE</c>: the exact figures of each cover's year, with guaranteed bounds.</summary>
internal static class AggregateCommand
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static Argument<string> File { get; } = DocumentFile.Argument;

    private static Option<string?> CoverName { get; } = new("--cover") { Description = "One cover only.", HelpName = "NAME" };

    private static Option<double?> Precision { get; } = new("--precision") { Description = "Largest relative width of the bounds of mean, VaR and TVaR 99.5 % of each cover, such as 1e-4.", HelpName = "WIDTH" };

    private static Option<bool> Reconcile { get; } = new("--reconcile") { Description = "Sets the lattice beside recursion, closed form and simulation; exit code 1 where they disagree." };

    private static Option<long> Years { get; } = new("--years") { Description = "Simulated years of --reconcile, 1 or more.", DefaultValueFactory = _ => 1_000_000 };

    private static Option<long> Seed { get; } = new("--seed") { Description = "Seed of the random numbers of --reconcile, any whole number.", DefaultValueFactory = _ => 2026 };

    private static Option<bool> Json { get; } = new("--json") { Description = "Prints the figures as JSON, the same bytes for the same input." };

    public static Command Create()
    {
        Years.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => long.TryParse(token.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out long years) && years < 1))
            {
                result.AddError("--years must be 1 or more");
            }
        });
        Command command = new("aggregate", "Computes the loss of a year without simulation: figures with guaranteed bounds.") { File, CoverName, Precision, Reconcile, Years, Seed, Json };
        command.SetAction((result, token) => Task.FromResult(Run(result, token)));
        return command;
    }

    private static int Run(ParseResult arguments, CancellationToken token)
    {
        Stopwatch watch = Stopwatch.StartNew();
        if (!DocumentFile.TryRead(arguments.GetRequiredValue(File), out SubmissionDocument? document) || !TryChoose(document.Submission, arguments.GetValue(CoverName), out Cover[] covers))
        {
            return ExitCode.BadInput;
        }

        AggregateReport report = new(document.Submission, arguments.GetValue(Precision));
        foreach (Cover cover in covers)
        {
            report.Add(cover);
        }

        if (!report.HasFigures)
        {
            return ExitCode.BadInput;
        }

        if (arguments.GetValue(CoverName) is null)
        {
            report.AddTotal();
        }

        if (arguments.GetValue(Reconcile))
        {
            report.Reconcile(arguments.GetValue(Years), arguments.GetValue(Seed), token);
        }

        if (arguments.GetValue(Json))
        {
            Output.Write(report.ToJson().ToJsonString(Layout) + "\n");
        }
        else
        {
            new MarkdownView(Spectre.Console.AnsiConsole.Console).Show(Printable.Of(report.ToMarkdown()));
        }

        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.00} s"));
        return report.Agrees ? ExitCode.Ok : ExitCode.Failed;
    }

    private static bool TryChoose(Submission submission, string? name, out Cover[] covers)
    {
        covers = [.. submission.Covers.Where(cover => name is null || cover.Name == name)];
        if (covers.Length == 0)
        {
            string known = string.Join(", ", submission.Covers.Select(cover => cover.Name));
            DocumentFile.Report(new Finding("aggregate.cover", "--cover", $"there is no cover {name}; the covers are {known}", FindingLevel.Error));
        }

        return covers.Length > 0;
    }
}
