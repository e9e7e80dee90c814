using System.Globalization;
using System.Text.RegularExpressions;
using TechRisk.Pricing.Tests.Architecture;

namespace TechRisk.Pricing.Tests.Validation;

/// <summary>
/// A table of a page under docs whose figures the library computes. Cells agree where their words are the same and each number lies within 1.5 units of
/// the last digit shown: the figures are fixed by their seeds, and the rest is room for the rounding of another processor in a fit.
/// With <c>TECHRISK_APPROVE=1</c> the table on the page is written anew.
/// </summary>
internal static partial class PageTable
{
    private const double Units = 1.5;

    public static void Check(string page, string[] header, IEnumerable<string[]> rows)
    {
        string[] now = [Line(header), Line([.. header.Select(_ => "---")]), .. rows.Select(Line)];
        string[] lines = Repository.Read(page).ReplaceLineEndings("\n").Split('\n');
        int start = Array.IndexOf(lines, now[0]);
        Assert.True(start >= 0, $"{page} has no table that starts with\n{now[0]}\n{string.Join('\n', now)}");
        int end = start;
        while (end < lines.Length && lines[end].StartsWith('|'))
        {
            end++;
        }

        if (Environment.GetEnvironmentVariable("TECHRISK_APPROVE") == "1")
        {
            System.IO.File.WriteAllText(Path.Combine(Repository.Root, page), string.Join('\n', [.. lines[..start], .. now, .. lines[end..]]));
            return;
        }

        string[] shown = lines[start..end];
        Assert.True(shown.Length == now.Length && shown.Zip(now).All(pair => Agree(pair.First, pair.Second)), $"{page} shows\n{string.Join('\n', shown)}\nthe library gives\n{string.Join('\n', now)}");
    }

    /// <summary>A probability with three digits; nothing is certain, so that the ends are bounds.</summary>
    public static string Probability(double p) =>
        p > 0.9995 ? "> 0.999" : p < 0.0005 ? "< 0.001" : p.ToString("F3", CultureInfo.InvariantCulture);

    public static string Whole(long n) => n.ToString(CultureInfo.InvariantCulture);

    public static string Number(double x, int digits = 0) => x.ToString("N" + digits, CultureInfo.InvariantCulture);

    private static string Line(string[] cells) => "| " + string.Join(" | ", cells) + " |";

    private static bool Agree(string shown, string now)
    {
        MatchCollection a = Numeral().Matches(shown);
        MatchCollection b = Numeral().Matches(now);
        return Numeral().Replace(shown, "#") == Numeral().Replace(now, "#")
            && a.Zip(b).All(pair => Math.Abs(Value(pair.First.Value) - Value(pair.Second.Value)) <= Units * LastDigit(pair.Second.Value));
    }

    private static double Value(string text) => double.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);

    private static double LastDigit(string text)
    {
        int point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 1 : Math.Pow(10, point + 1 - text.Length);
    }

    [GeneratedRegex(@"\d[\d,]*(\.\d+)?")]
    private static partial Regex Numeral();
}
