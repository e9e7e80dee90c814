using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace TechRisk.Pricing.Cli;

/// <summary><c>techrisk fit FILE</c>: from a file of claims to the laws that fit them, ranked.</summary>
internal static class FitCommand
{
    private static Argument<string> File { get; } = new("FILE") { Description = "Claims, UTF-8, with a header row and one claim a row; commas or semicolons between fields." };

    private static Option<string?> Amount { get; } = Column("--amount", "Column of the ground-up loss; amount unless said otherwise.");

    private static Option<string?> Paid { get; } = Column("--paid", "Column of the payment after the deductible, in place of the loss.");

    private static Option<string?> From { get; } = Column("--from", "Column of the lower end of a band, in place of the loss.");

    private static Option<string?> To { get; } = Column("--to", "Column of the upper end of a band.");

    private static Option<string?> Deductible { get; } = Column("--deductible", "Column of the deductible: smaller losses are not in the file.");

    private static Option<string?> Limit { get; } = Column("--limit", "Column of the limit in excess of the deductible; a loss that reaches it is known as at least that.");

    private static Option<string?> Censored { get; } = Column("--censored", "Column that is 1 where the loss was cut at a limit.");

    private static Option<string?> Weight { get; } = Column("--weight", "Column of the number of claims that a row stands for.");

    private static Option<string?> Date { get; } = Column("--date", "Column of the date, such as 2024-07-01.");

    private static Option<double?> Above { get; } = new("--above") { Description = "Fits the losses above this amount only, as if it were their deductible.", HelpName = "AMOUNT" };

    private static Option<double> Exposure { get; } = new("--exposure-years") { Description = "Policy years that the claims come from, for the report." };

    private static Option<string?> Families { get; } = new("--families") { Description = "Laws to fit, separated by commas, such as LogNormal,Burr; all standard ones unless named.", HelpName = "NAMES" };

    private static Option<bool> Json { get; } = new("--json") { Description = "Prints the fits as JSON." };

    public static Command Create()
    {
        Command command = new("fit", "Fits laws of the claim size by maximum likelihood, with deductibles, limits, bands and weights, and ranks them.")
        {
            File, Amount, Paid, From, To, Deductible, Limit, Censored, Weight, Date, Above, Exposure, Families, Json,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult arguments)
    {
        Stopwatch watch = Stopwatch.StartNew();
        if (!TryReadClaims(arguments, out ClaimHistory? history) || !TryFindFamilies(arguments.GetValue(Families), out ValueList<SeverityFamily> families))
        {
            return ExitCode.BadInput;
        }

        ValueList<SeverityFit>? fits = null;
        int code = DocumentFile.Guarded(() =>
        {
            ClaimHistory used = history! with { ExposureYears = arguments.GetValue(Exposure) };
            used = arguments.GetValue(Above) is double above ? used.Above(above) : used;
            fits = used.FitSeverities(families);
        });
        if (fits is not null)
        {
            if (arguments.GetValue(Json))
            {
                Output.Write(fits.ToJson() + "\n");
            }
            else
            {
                new MarkdownView(Spectre.Console.AnsiConsole.Console).Show(Printable.Of(fits.ToMarkdown()));
            }

            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.00} s"));
        }

        return code;
    }

    private static bool TryReadClaims(ParseResult arguments, out ClaimHistory? history)
    {
        history = null;
        if (!DocumentFile.TryReadText(arguments.GetRequiredValue(File), out string? text, out Finding? problem))
        {
            DocumentFile.Report(problem);
            return false;
        }

        ClaimColumns columns = new()
        {
            Amount = arguments.GetValue(Amount), Paid = arguments.GetValue(Paid), From = arguments.GetValue(From), To = arguments.GetValue(To),
            Deductible = arguments.GetValue(Deductible), Limit = arguments.GetValue(Limit), Censored = arguments.GetValue(Censored),
            Weight = arguments.GetValue(Weight), Date = arguments.GetValue(Date),
        };
        using StringReader reader = new(text);
        bool isUsable = ClaimHistory.TryFromCsv(reader, columns, out history, out ValueList<Finding> findings);
        const int Most = 20;
        foreach (Finding finding in findings.Where(finding => finding.Level != FindingLevel.Note).Take(Most))
        {
            DocumentFile.Report(finding);
        }

        if (findings.Count > Most)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"and {findings.Count - Most} more"));
        }

        return isUsable;
    }

    private static bool TryFindFamilies(string? names, out ValueList<SeverityFamily> families)
    {
        ValueList<SeverityFamily> all = SeverityFamily.All;
        List<SeverityFamily> found = [];
        bool isUsable = true;
        foreach (string name in names?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            SeverityFamily? family = all.FirstOrDefault(item => item.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (family is null)
            {
                DocumentFile.Report(new Finding("fit.family", "--families", $"there is no law {Printable.Of(name)}; the laws are {string.Join(", ", all.Select(item => item.Name))}", FindingLevel.Error));
                isUsable = false;
            }
            else
            {
                found.Add(family);
            }
        }

        families = found.Count > 0 ? found.ToValueList() : SeverityFamily.Standard;
        return isUsable;
    }

    private static Option<string?> Column(string name, string description) => new(name) { Description = description, HelpName = "COLUMN" };
}
