using System.Globalization;
using System.Text;

namespace TechRisk.Pricing;

/// <summary>
/// Text with a header row and separated fields, comma or semicolon, fields in double quotes where they hold one of these. Rows keep their
/// line number; what is wrong is collected, not thrown.
/// </summary>
internal sealed class CsvTable
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly List<Finding> _findings;

    private CsvTable(List<Finding> findings) => _findings = findings;

    public IReadOnlyCollection<string> Columns => _columns.Keys;

    public List<CsvRow> Rows { get; } = [];

    public bool Has(string column) => _columns.ContainsKey(column);

    /// <summary>Reads a table; problems go to the findings.</summary>
    public static CsvTable Read(TextReader reader, List<Finding> findings)
    {
        CsvTable table = new(findings);
        int line = 0;
        char separator = ',';
        while (ReadRecord(reader, ref line, out int first) is string record)
        {
            if (string.IsNullOrWhiteSpace(record))
            {
                continue;
            }

            if (table._columns.Count == 0)
            {
                record = record.TrimStart('\uFEFF');
                separator = record.Count(c => c == ';') > record.Count(c => c == ',') ? ';' : ',';
                table.ReadHeader(Fields(record, separator), first);
                continue;
            }

            List<string> fields = Fields(record, separator);
            if (fields.Count != table._columns.Count)
            {
                table.Report(first, null, "csv.fields", FormattableString.Invariant($"has {fields.Count} fields where the header has {table._columns.Count}"));
                continue;
            }

            table.Rows.Add(new CsvRow(table, first, fields));
        }

        if (table._columns.Count == 0)
        {
            findings.Add(new Finding("csv.empty", "", "the file has no header row", FindingLevel.Error));
        }

        return table;
    }

    public void Report(int line, string? column, string code, string message) =>
        _findings.Add(new Finding(code, FormattableString.Invariant($"line {line}") + (column is null ? "" : ", " + JsonWords.OneLine(column)), message, FindingLevel.Error));

    /// <summary>The line that a finding names; 0 for the header and the whole.</summary>
    public static int LineOf(Finding finding)
    {
        string[] words = finding.Path.Split(' ', ',');
        return words.Length > 1 && words[0] == "line" && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out int line) ? line : 0;
    }

    /// <summary>A record, which quotes may stretch over several lines; null at the end.</summary>
    private static string? ReadRecord(TextReader reader, ref int line, out int first)
    {
        first = line + 1;
        StringBuilder? record = null;
        int quotes = 0;
        while (reader.ReadLine() is string text)
        {
            line++;
            record = record is null ? new StringBuilder(text) : record.Append('\n').Append(text);
            quotes += text.AsSpan().Count('"'); // of this line only: a quote that never closes must not cost the square of the file
            if (quotes % 2 == 0)
            {
                return record.ToString();
            }
        }

        return record?.ToString();
    }

    private static List<string> Fields(string record, char separator)
    {
        List<string> fields = [];
        StringBuilder field = new();
        bool isQuoted = false;
        for (int i = 0; i < record.Length; i++)
        {
            char c = record[i];
            if (c == '"')
            {
                // two quotes inside quotes are one
                if (isQuoted && i + 1 < record.Length && record[i + 1] == '"')
                {
                    field.Append('"');
                    i++;
                }
                else
                {
                    isQuoted = !isQuoted;
                }
            }
            else if (c == separator && !isQuoted)
            {
                fields.Add(field.ToString().Trim());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString().Trim());
        return fields;
    }

    private void ReadHeader(List<string> names, int line)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (!_columns.TryAdd(names[i].Length > 0 ? names[i] : FormattableString.Invariant($"column {i + 1}"), i))
            {
                Report(line, names[i], "csv.header", "stands twice in the header");
                _columns[FormattableString.Invariant($"column {i + 1}")] = i;
            }
        }
    }

    /// <summary>A row and its line.</summary>
    internal sealed class CsvRow(CsvTable table, int line, List<string> fields)
    {
        public int Line => line;

        /// <summary>The text of a column; empty where the table has none, or the field says that it is not known.</summary>
        public string Text(string? column) =>
            column is not null && table._columns.TryGetValue(column, out int index) && fields[index] is not ("NA" or "N/A" or "null") ? fields[index] : "";

        /// <summary>A number; what an empty field means is given. Reports a field that is no number.</summary>
        public double? Number(string? column, double? empty)
        {
            string text = Text(column);
            if (text.Length == 0)
            {
                if (empty is null)
                {
                    Report(column, "csv.missing", "is empty");
                }

                return empty;
            }

            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && !double.IsNaN(value))
            {
                return value;
            }

            Report(column, "csv.number", $"is {JsonWords.Quoted(text)}; it must be a number with a point before its decimals and no other mark");
            return null;
        }

        /// <summary>Yes or no; an empty field is no.</summary>
        public bool Flag(string? column)
        {
            switch (Text(column).ToUpperInvariant())
            {
                case "" or "0" or "FALSE" or "NO": return false;
                case "1" or "TRUE" or "YES": return true;
                default:
                    Report(column, "csv.flag", $"is {JsonWords.Quoted(Text(column))}; it must be 1 or 0, true or false, yes or no");
                    return false;
            }
        }

        /// <summary>A date; an empty field is none.</summary>
        public DateOnly? Date(string? column)
        {
            string text = Text(column);
            if (text.Length == 0)
            {
                return null;
            }

            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
            {
                return date;
            }

            Report(column, "csv.date", $"is {JsonWords.Quoted(text)}; it must be a date such as 2024-07-01");
            return null;
        }

        public void Report(string? column, string code, string message) => table.Report(line, column, code, message);
    }
}
