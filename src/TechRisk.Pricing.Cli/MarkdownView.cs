using Spectre.Console;

namespace TechRisk.Pricing.Cli;

/// <summary>Shows the Markdown of a quote on a console: headings, paragraphs, lists and tables. Report and console cannot differ.</summary>
internal sealed class MarkdownView(IAnsiConsole console)
{
    private const int WidthOfTables = 180;
    private readonly bool _isPipe = Console.IsOutputRedirected;

    public void Show(string markdown)
    {
        string[] lines = markdown.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith('|'))
            {
                int first = i;
                while (i + 1 < lines.Length && lines[i + 1].StartsWith('|'))
                {
                    i++;
                }

                ShowTable(lines[first..(i + 1)]);
            }
            else if (lines[i].StartsWith('#'))
            {
                ShowLine($"[bold]{Styled(lines[i].TrimStart('#', ' '))}[/]");
            }
            else if (lines[i].Length > 0)
            {
                ShowLine(Styled(lines[i]));
            }
        }
    }

    // a pipe has no width: its lines are not broken, its tables stay readable
    private void ShowLine(string markup)
    {
        if (_isPipe)
        {
            console.Profile.Width = int.MaxValue;
        }

        console.MarkupLine(markup);
    }

    private void ShowTable(string[] lines)
    {
        if (_isPipe)
        {
            console.Profile.Width = WidthOfTables;
        }

        Table table = new() { Border = TableBorder.Simple };
        string[] alignment = Cells(lines[1]);
        string[] header = Cells(lines[0]);
        for (int i = 0; i < header.Length; i++)
        {
            TableColumn column = new(Styled(header[i]));
            table.AddColumn(alignment[i].EndsWith(':') ? column.RightAligned() : column.LeftAligned());
        }

        foreach (string line in lines.Skip(2))
        {
            table.AddRow(Cells(line).Select(Styled).ToArray());
        }

        console.Write(table);
    }

    // the cells between the bars; an escaped bar is part of its cell
    private static string[] Cells(string line) =>
        line.Replace("\\|", "\u0001", StringComparison.Ordinal).Trim().Trim('|').Split('|').Select(cell => cell.Replace('\u0001', '|').Trim()).ToArray();

    // **words** are bold, `words` plain
    private static string Styled(string text)
    {
        string[] parts = Markup.Escape(text.Replace("`", "", StringComparison.Ordinal)).Split("**");
        return parts.Length % 2 == 0 ? string.Join("**", parts) : string.Concat(parts.Select((part, i) => i % 2 == 0 ? part : $"[bold]{part}[/]"));
    }
}
