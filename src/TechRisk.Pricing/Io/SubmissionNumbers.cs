using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TechRisk.Pricing;

/// <summary>A number of a document: its path, its value, and where its digits stand (twice for an entry of a correlation matrix).</summary>
internal sealed record DocumentNumber(string Path, double Value, ValueList<(int Start, int Length)> Places);

/// <summary>
/// The numbers that make the losses of a submission: those of claim counts, sizes, loss models, exposures and the dependence. Starter
/// parameters of exposures are written out, so that they are numbers too.
/// </summary>
internal sealed class SubmissionNumbers
{
    private const int LongestList = 12;

    private readonly byte[] _text;

    public SubmissionNumbers(Submission submission)
    {
        Submission written = submission with { Covers = submission.Covers.Select(WrittenOut).ToValueList() };
        _text = Encoding.UTF8.GetBytes(written.ToJson());
        HashSet<string> used = [.. submission.Covers.SelectMany((cover, i) =>
            (cover.Exposure?.Assumptions ?? []).Select(line => FormattableString.Invariant($"covers[{i}].exposure.{line.Parameter}")))];
        All = Paired(Read(_text).Where(number => IsOfLosses(number.Path) && (NameOf(number.Path) == number.Path || used.Contains(NameOf(number.Path)))));
        HashSet<string> data = [.. All.GroupBy(number => ListOf(number.Path)).Where(list => list.Key.Length > 0 && list.Count() > LongestList).Select(list => list.Key)];
        Parameters = All.Where(number => !data.Contains(ListOf(number.Path))).ToValueList();
        LongLists = data.Order(StringComparer.Ordinal).Select(list => (list, All.Count(number => ListOf(number.Path) == list))).ToValueList();
    }

    /// <summary>Every number, in the order of the document.</summary>
    public ValueList<DocumentNumber> All { get; }

    /// <summary>Those that are no entries of long lists, such as observed claims.</summary>
    public ValueList<DocumentNumber> Parameters { get; }

    /// <summary>The long lists, with the number of their entries.</summary>
    public ValueList<(string Path, int Count)> LongLists { get; }

    /// <summary>The submission with a number changed; null where the document cannot be used with it.</summary>
    public Submission? With(DocumentNumber number, double value)
    {
        byte[] digits = Encoding.UTF8.GetBytes(value.ToString("R", CultureInfo.InvariantCulture));
        List<byte> text = [];
        int from = 0;
        foreach ((int start, int length) in number.Places)
        {
            text.AddRange(_text.AsSpan(from, start - from));
            text.AddRange(digits);
            from = start + length;
        }

        text.AddRange(_text.AsSpan(from));
        return Submission.TryFromJson(Encoding.UTF8.GetString([.. text]), out Submission? changed, out _) ? changed : null;
    }

    /// <summary>The number 10 % larger, or smaller where that is out of its range, with the submission it makes; null for 0, for a whole-number property, or where neither can be used.</summary>
    public (double Value, Submission Submission)? Moved(DocumentNumber number)
    {
        foreach (double factor in (ReadOnlySpan<double>)[1.1, 0.9])
        {
            double value = number.Value * factor;
            bool isWhole = Math.Floor(value) == value && With(number, number.Value + (value - number.Value) / 3) is null;
            if (value != number.Value && !isWhole && With(number, value) is { } changed)
            {
                return (value, changed);
            }
        }

        return null;
    }

    /// <summary>The path without the last part of a parameter that is written with its source.</summary>
    public static string NameOf(string path) =>
        path.EndsWith(".value", StringComparison.Ordinal) && path.Contains("].exposure.", StringComparison.Ordinal) ? path[..^".value".Length] : path;

    private static Cover WrittenOut(Cover cover) => cover.Exposure is { } facts
        ? new Cover(cover.Name, facts.WithAssumptionsOwn(), cover.Terms) { Sources = cover.Sources, Product = cover.Product, LifeCycle = cover.LifeCycle }
        : cover;

    private static bool IsOfLosses(string path)
    {
        if (path.StartsWith("dependence.", StringComparison.Ordinal))
        {
            return true;
        }

        int part = path.IndexOf("].", StringComparison.Ordinal) + 2;
        return path.StartsWith("covers[", StringComparison.Ordinal)
            && (path.AsSpan(part).StartsWith("frequency.") || path.AsSpan(part).StartsWith("severity.") || path.AsSpan(part).StartsWith("lossModel.") || path.AsSpan(part).StartsWith("exposure."));
    }

    // the list of plain numbers that an entry stands in; empty for a property
    private static string ListOf(string path) => path.EndsWith(']') ? path[..path.LastIndexOf('[')] : "";

    // the two entries of a correlation move together; the diagonal does not move
    private static ValueList<DocumentNumber> Paired(IEnumerable<DocumentNumber> numbers)
    {
        const string rows = "dependence.matrix.rows[";
        List<DocumentNumber> all = [.. numbers];
        List<DocumentNumber> paired = [];
        foreach (DocumentNumber number in all)
        {
            if (!number.Path.StartsWith(rows, StringComparison.Ordinal))
            {
                paired.Add(number);
                continue;
            }

            string[] at = number.Path[rows.Length..^1].Split("][");
            int row = int.Parse(at[0], CultureInfo.InvariantCulture);
            int column = int.Parse(at[1], CultureInfo.InvariantCulture);
            if (row < column)
            {
                DocumentNumber mirror = all.First(other => other.Path == string.Create(CultureInfo.InvariantCulture, $"{rows}{column}][{row}]"));
                paired.Add(number with { Places = [number.Places[0], mirror.Places[0]] });
            }
        }

        return paired.ToValueList();
    }

    private static List<DocumentNumber> Read(byte[] text)
    {
        List<DocumentNumber> numbers = [];
        Stack<(string Path, int Index)> open = [];
        string name = "";
        Utf8JsonReader reader = new(text, new JsonReaderOptions { MaxDepth = 256 });
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.GetString()!;
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    string path = Here(open, name);
                    open.Push((path, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    open.Pop();
                    break;
                case JsonTokenType.Number:
                    numbers.Add(new(Here(open, name), reader.GetDouble(), [((int)reader.TokenStartIndex, reader.ValueSpan.Length)]));
                    break;
                default:
                    Here(open, name);
                    break;
            }
        }

        return numbers;
    }

    // the path of the value that comes next; in a list it counts the item
    private static string Here(Stack<(string Path, int Index)> open, string name)
    {
        if (!open.TryPop(out (string Path, int Index) parent))
        {
            return "";
        }

        open.Push(parent.Index < 0 ? parent : (parent.Path, parent.Index + 1));
        return parent.Index < 0
            ? parent.Path.Length == 0 ? name : parent.Path + "." + name
            : string.Create(CultureInfo.InvariantCulture, $"{parent.Path}[{parent.Index}]");
    }
}
