using System.Globalization;
using System.Text;

namespace TechRisk.Pricing;

/// <summary>
/// The premium waterfall as printed: money rounded to one unit so that the printed lines add up to the printed sums, across and down.
/// Every printed amount of a line is the exact one rounded down or up; which, is decided by the largest remainder.
/// </summary>
internal sealed class PremiumTable
{
    private readonly PremiumBreakdown _premium;
    private readonly string _format;
    private readonly double _unit;

    public PremiumTable(PremiumBreakdown premium)
    {
        _premium = premium;
        int decimals = Decimals(premium.Gross.Value);
        _format = "N" + decimals.ToString(CultureInfo.InvariantCulture);
        _unit = decimals switch { 0 => 1, 2 => 100, _ => 10_000 };
        Columns = premium.Covers.Count > 1 ? [.. premium.Covers, premium] : [premium];
        Rows = AllFinite() ? AddingUp() : Plain();
    }

    /// <summary>The covers and, last, the total.</summary>
    public IReadOnlyList<PremiumBreakdown> Columns { get; }

    /// <summary>The lines that are not 0 everywhere, in the order of the waterfall.</summary>
    public IReadOnlyList<PremiumRow> Rows { get; }

    /// <summary>Digits after the point for money of a magnitude: none from 10,000 and at 0, two from 100, four below.</summary>
    public static int Decimals(double amount) => amount == 0 || Math.Abs(amount) >= 10_000 ? 0 : Math.Abs(amount) >= 100 ? 2 : 4;

    /// <summary>The table as text in columns for a console.</summary>
    public string ToText()
    {
        List<string[]> lines = [];
        string unit = _premium.Currency.Length == 0 ? "" : ", " + _premium.Currency;
        lines.Add([_premium.Name + unit, .. Columns.Count == 1 ? ["amount"] : Columns.Select(column => ReferenceEquals(column, _premium) ? "total" : column.Name)]);
        lines.AddRange(Rows.Select(row => (string[])[row.Kind == PremiumLineKind.Detail ? "  " + row.Name : row.Name, .. row.Cells]));
        int[] widths = Enumerable.Range(0, lines[0].Length).Select(i => lines.Max(line => line[i].Length)).ToArray();
        StringBuilder text = new();
        foreach (string[] line in lines)
        {
            text.Append(line[0].PadRight(widths[0]));
            for (int i = 1; i < line.Length; i++)
            {
                text.Append("  ").Append(line[i].PadLeft(widths[i]));
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }

    private bool AllFinite() => Columns.All(column => column.Lines.All(line => double.IsFinite(line.Amount.Value)));

    private List<PremiumRow> Plain()
    {
        ValueList<PremiumLine>[] columns = Columns.Select(column => column.Lines).ToArray();
        List<PremiumRow> rows = [];
        for (int i = 0; i < columns[0].Count; i++)
        {
            Add(rows, columns, i, columns.Select(column => column[i].Amount.Value * _unit).ToArray());
        }

        return Shares(rows);
    }

    private List<PremiumRow> AddingUp()
    {
        ValueList<PremiumLine>[] columns = Columns.Select(column => column.Lines).ToArray();
        int total = columns.Length - 1;
        double[] totals = RoundedTotals(columns[total]);
        double[] running = new double[columns.Length];
        double[] carry = new double[columns.Length];
        double[] benefit = new double[columns.Length];
        List<PremiumRow> rows = [];
        int margin = IndexOf(columns[total], "risk margin");
        double[] marginCells = Cells(margin, carry: null);
        for (int i = 0; i < columns[0].Count; i++)
        {
            PremiumLineKind kind = columns[0][i].Kind;
            double[] cells;
            if (kind == PremiumLineKind.Sum)
            {
                cells = [.. running];
            }
            else if (kind == PremiumLineKind.Detail)
            {
                bool isBenefit = i == margin - 1;
                double[] saved = Cells(margin - 1, carry: null);
                cells = isBenefit ? saved : marginCells.Zip(saved, (a, b) => a + b).ToArray();
            }
            else
            {
                cells = i == margin ? marginCells : Cells(i, carry);
                double sign = kind == PremiumLineKind.Deduction ? -1 : 1;
                for (int c = 0; c < cells.Length; c++)
                {
                    running[c] += sign * cells[c];
                    carry[c] += sign * (columns[c][i].Amount.Value * _unit - cells[c]);
                }
            }

            Add(rows, columns, i, cells);
        }

        return Shares(rows);

        double[] Cells(int line, double[]? carry)
        {
            double sign = columns[0][line].Kind == PremiumLineKind.Deduction ? -1 : 1;
            double[] exact = columns[..total].Select(column => column[line].Amount.Value * _unit).ToArray();
            double[] first = Enumerable.Range(0, total).Select(c => carry is null ? 0 : sign * carry[c]).ToArray();
            return [.. LargestRemainder(exact, totals[line], first), totals[line]];
        }
    }

    // the components of the total column share its rounded gross premium; what follows it is rounded by itself
    private double[] RoundedTotals(ValueList<PremiumLine> lines)
    {
        int gross = IndexOf(lines, "gross premium");
        double[] totals = lines.Select(line => Math.Round(line.Amount.Value * _unit)).ToArray();
        int[] parts = Enumerable.Range(0, gross).Where(i => lines[i].Kind is PremiumLineKind.Addition or PremiumLineKind.Deduction).ToArray();
        double[] signs = Array.ConvertAll(parts, i => lines[i].Kind == PremiumLineKind.Deduction ? -1.0 : 1.0);
        double[] exact = parts.Select((i, k) => signs[k] * lines[i].Amount.Value * _unit).ToArray();
        double[] rounded = LargestRemainder(exact, totals[gross], new double[exact.Length]);
        for (int k = 0; k < parts.Length; k++)
        {
            totals[parts[k]] = signs[k] * rounded[k];
        }

        return totals;
    }

    /// <summary>
    /// Whole numbers next to the exact ones that sum to a whole target: those with the largest remainder (plus a preference of the
    /// caller) are rounded up, whole ones stay.
    /// </summary>
    internal static double[] LargestRemainder(double[] exact, double target, double[] preference)
    {
        double[] rounded = Array.ConvertAll(exact, Math.Floor);
        double missing = target - rounded.Sum();
        foreach (int i in Enumerable.Range(0, exact.Length)
            .Where(i => exact[i] > rounded[i])
            .OrderByDescending(i => exact[i] - rounded[i] + preference[i])
            .ThenBy(i => i))
        {
            if (missing < 1)
            {
                break;
            }

            rounded[i]++;
            missing--;
        }

        if (missing != 0 && rounded.Length > 0)
        {
            int largest = Array.IndexOf(exact, exact.Max());
            rounded[largest] += missing;
        }

        return rounded;
    }

    private void Add(List<PremiumRow> rows, ValueList<PremiumLine>[] columns, int line, double[] cells)
    {
        PremiumLine first = columns[0][line];
        if (first.Kind != PremiumLineKind.Sum && columns.All(column => column[line].Amount.Value == 0))
        {
            return;
        }

        // nothing to explain: no minimum premium lifts the technical one; no diversification separates the margins
        string? reason = first.Name switch { "technical premium" => "minimum premium adjustment", "stand-alone margin" => "diversification benefit", _ => null };
        if (reason is not null && columns.All(column => column[IndexOf(column, reason)].Amount.Value == 0))
        {
            return;
        }

        string sign = first.Kind == PremiumLineKind.Deduction || first.Name == "diversification benefit" ? "-" : "";
        rows.Add(new PremiumRow(first.Name, first.Kind, [.. cells.Select((cell, c) => Cell(sign, cell / _unit, columns[c][line].Amount))]));
    }

    private string Cell(string sign, double rounded, Estimate amount)
    {
        if (sign.Length > 0)
        {
            rounded = rounded == 0 ? 0 : -rounded;
        }

        return Number(rounded + 0.0, _format) + Error(amount, _format);
    }

    private List<PremiumRow> Shares(List<PremiumRow> rows)
    {
        AddShare("rate on line", column => column.RateOnLine);
        AddShare("loss ratio", column => column.LossRatio);
        AddShare("combined ratio", column => column.CombinedRatio);
        return rows;

        void AddShare(string name, Func<PremiumBreakdown, Estimate?> share)
        {
            if (Columns.Any(column => share(column) is not null))
            {
                rows.Add(new PremiumRow(name, PremiumLineKind.Detail, [.. Columns.Select(column => share(column) is { } value ? Percent(value) : "")]));
            }
        }
    }

    /// <summary>Money with its error.</summary>
    public static string Money(Estimate amount, int decimals)
    {
        string format = "N" + decimals.ToString(CultureInfo.InvariantCulture);
        return Number(amount.Value, format) + Error(amount, format);
    }

    /// <summary>The interval of money.</summary>
    public static string Interval(Estimate amount, int decimals)
    {
        string format = "N" + decimals.ToString(CultureInfo.InvariantCulture);
        return Number(amount.Lower, format) + " to " + Number(amount.Upper, format);
    }

    /// <summary>A share in per cent: two digits after the point, up to four where its error asks for them.</summary>
    public static string Percent(Estimate share)
    {
        string format = share.StandardError is 0 or >= 0.001 ? "P2" : share.StandardError >= 0.0001 ? "P3" : "P4";
        return Number(share.Value, format) + Error(share, format);
    }

    private static string Number(double value, string format) =>
        double.IsInfinity(value) ? (value > 0 ? "infinite" : "-infinite") : value.ToString(format, CultureInfo.InvariantCulture);

    private static string Error(Estimate amount, string format) => amount switch
    {
        { Kind: EstimateKind.Exact } => "",
        { Kind: EstimateKind.Bounded } => string.Create(CultureInfo.InvariantCulture, $" [{amount.Lower.ToString(format, CultureInfo.InvariantCulture)}, {amount.Upper.ToString(format, CultureInfo.InvariantCulture)}]"),
        _ when double.IsInfinity(amount.Value) => "",
        _ when double.IsPositiveInfinity(amount.StandardError) => " ± infinite",
        _ => " ± " + amount.StandardError.ToString(format, CultureInfo.InvariantCulture),
    };

    private static int IndexOf(ValueList<PremiumLine> lines, string name) => Enumerable.Range(0, lines.Count).First(i => lines[i].Name == name);
}

/// <summary>A printed line of the waterfall.</summary>
/// <param name="Name">Words of the line.</param>
/// <param name="Kind">What the line does.</param>
/// <param name="Cells">Amounts with their errors: the covers and, last, the total.</param>
internal sealed record PremiumRow(string Name, PremiumLineKind Kind, ValueList<string> Cells);
