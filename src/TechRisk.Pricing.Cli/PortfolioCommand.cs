using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace TechRisk.Pricing.Cli;

/// <summary><c>techrisk portfolio FILE</c>: the losses of submissions that share systemic events.</summary>
internal static class PortfolioCommand
{
    private static Argument<string> File { get; } = new("FILE") { Description = "Portfolio in JSON, UTF-8." };

    private static Option<long> Years { get; } = new("--years") { Description = "Simulated years, 1 or more.", DefaultValueFactory = _ => 100_000 };

    private static Option<long> Seed { get; } = new("--seed") { Description = "Seed of the random numbers, any whole number.", DefaultValueFactory = _ => 2026 };

    private static Option<bool> Json { get; } = new("--json") { Description = "Prints the figures as JSON, the same bytes for the same input, years and seed." };

    public static Command Create()
    {
        Years.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => long.TryParse(token.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out long years) && years < 1))
            {
                result.AddError("--years must be 1 or more");
            }
        });
        Command command = new("portfolio", "Simulates a portfolio: expected losses, exceedance by event and by year.") { File, Years, Seed, Json };
        command.SetAction((result, token) => Task.FromResult(Run(result, token)));
        return command;
    }

    private static int Run(ParseResult arguments, CancellationToken token)
    {
        Stopwatch watch = Stopwatch.StartNew();
        if (!DocumentFile.TryReadText(arguments.GetRequiredValue(File), out string? text, out Finding? problem))
        {
            DocumentFile.Report(problem);
            return ExitCode.BadInput;
        }

        bool isUsable = Portfolio.TryFromJson(text, out Portfolio? portfolio, out ValueList<Finding> findings);
        DocumentFile.Report(findings, ("covers", "a document with covers is a submission, which 'techrisk price' reads; a portfolio has a list of submissions"));
        if (!isUsable)
        {
            return ExitCode.BadInput;
        }

        PortfolioLosses? losses = null;
        ProgressBar bar = new();
        int code = DocumentFile.Guarded(() => losses = portfolio!.Simulate(arguments.GetValue(Years), arguments.GetValue(Seed), bar, token));
        bar.Clear();
        if (losses is not null)
        {
            if (arguments.GetValue(Json))
            {
                Output.Write(losses.ToJson() + "\n");
            }
            else
            {
                new MarkdownView(Spectre.Console.AnsiConsole.Console).Show(Printable.Of(losses.ToMarkdown()));
            }

            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.00} s"));
        }

        return code;
    }
}
