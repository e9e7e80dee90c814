using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace TechRisk.Pricing.Cli;

/// <summary><c>techrisk price FILE</c>: from a submission to its quote.</summary>
internal static class PriceCommand
{
    private static Argument<string> File { get; } = DocumentFile.Argument;

    private static Option<long> Years { get; } = new("--years") { Description = "Simulated years, 1 or more.", DefaultValueFactory = _ => 1_000_000 };

    private static Option<long> Seed { get; } = new("--seed") { Description = "Seed of the random numbers, any whole number.", DefaultValueFactory = _ => 2026 };

    private static Option<bool> Json { get; } = new("--json") { Description = "Prints the quote as JSON, the same bytes for the same input, years and seed." };

    private static Option<string?> Basis { get; } = new("--basis") { Description = "Takes the pricing basis from this file, in place of the one in the submission.", HelpName = "FILE" };

    private static Option<string?> Markdown { get; } = new("--markdown") { Description = "Also writes the report to a file.", HelpName = "FILE" };

    private static Option<string?> ModelCard { get; } = new("--model-card")
    {
        Description = "Also writes the model card to a file: JSON where its name ends in .json, Markdown otherwise. It simulates again, for the sensitivities.",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        Years.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => long.TryParse(token.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out long years) && years < 1))
            {
                result.AddError("--years must be 1 or more");
            }
        });
        Command command = new("price", "Prices a submission on the basis that its file, or another, holds.") { File, Basis, Years, Seed, Json, Markdown, ModelCard };
        command.SetAction((result, token) => Task.FromResult(Run(result, token)));
        return command;
    }

    private static int Run(ParseResult arguments, CancellationToken token)
    {
        Stopwatch watch = Stopwatch.StartNew();
        if (!DocumentFile.TryRead(arguments.GetRequiredValue(File), out SubmissionDocument? document))
        {
            return ExitCode.BadInput;
        }

        PricingBasis? basis = document.Basis;
        if (arguments.GetValue(Basis) is string other && !DocumentFile.TryReadBasis(other, out basis))
        {
            return ExitCode.BadInput;
        }

        if (basis is null)
        {
            DocumentFile.Report(new Finding("json.missing", "basis", "basis is missing; a price needs its risk measure and loadings, in the file or in one named by --basis", FindingLevel.Error));
            return ExitCode.BadInput;
        }

        Quote? quote = null;
        ProgressBar bar = new();
        ModelCard? card = null;
        int code = DocumentFile.Guarded(() =>
        {
            quote = document.Submission.Price(basis, arguments.GetValue(Years), arguments.GetValue(Seed), bar, token);
            card = arguments.GetValue(ModelCard) is null ? null : quote.ToModelCard(token);
        });
        bar.Clear();
        if (card is not null && arguments.GetValue(ModelCard) is string path)
        {
            System.IO.File.WriteAllText(path, path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? card.ToJson() + "\n" : card.ToMarkdown());
        }

        if (quote is not null)
        {
            Print(quote, arguments);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.00} s, simulation {bar.Simulated.TotalSeconds:0.00} s of it"));
        }

        return code;
    }

    private static void Print(Quote quote, ParseResult arguments)
    {
        string report = quote.ToMarkdown();
        if (arguments.GetValue(Markdown) is string path)
        {
            System.IO.File.WriteAllText(path, report);
        }

        if (arguments.GetValue(Json))
        {
            Output.Write(quote.ToJson() + "\n");
        }
        else
        {
            new MarkdownView(Spectre.Console.AnsiConsole.Console).Show(Printable.Of(report));
        }
    }
}
