using System.Text;

namespace TechRisk.Pricing;

/// <summary>A Markdown table: words to the left, figures to the right.</summary>
internal sealed class MarkdownTable
{
    private readonly List<string[]> _rows = [];

    public MarkdownTable(params string[] header) => _rows.Add(header);

    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Text that cannot break a table or a line.</summary>
    public static string Plain(string text) => text.Replace("\r", "", StringComparison.Ordinal).Replace('\n', ' ').Replace("|", "\\|", StringComparison.Ordinal);

    public void AppendTo(StringBuilder text)
    {
        AppendRow(text, _rows[0]);
        for (int i = 0; i < _rows[0].Length; i++)
        {
            text.Append(i == 0 || !IsFigure(i) ? "|---" : "|---:");
        }

        text.Append("|\n");
        foreach (string[] row in _rows.Skip(1))
        {
            AppendRow(text, row);
        }

        text.Append('\n');
    }

    // a column is of figures if all its cells start with a digit, a sign or the word infinite
    private bool IsFigure(int column) => _rows.Count > 1 && _rows.Skip(1).Select(row => row[column].TrimStart('*')).All(cell =>
        cell.Length == 0 || char.IsAsciiDigit(cell[0]) || cell[0] == '-' || cell.StartsWith("infinite", StringComparison.Ordinal));

    private static void AppendRow(StringBuilder text, string[] cells)
    {
        foreach (string cell in cells)
        {
            text.Append("| ").Append(Plain(cell)).Append(' ');
        }

        text.Append("|\n");
    }
}
