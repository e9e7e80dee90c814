using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>
/// Observed numbers of claims: a table "so many policies had so many claims", or one count a year with its exposure. What claim
/// frequencies are fitted to.
/// </summary>
public sealed record ClaimCounts
{
    private const double FewUnits = 5;

    private ClaimCounts(IEnumerable<CountRow> rows)
    {
        Rows = rows.Where(row => row.Units > 0).ToValueList();
        foreach (CountRow row in Rows)
        {
            Units += row.Units;
            Exposure += row.Units * row.Exposure;
            Claims += row.Units * (double)row.Count;
            MaximumCount = Math.Max(MaximumCount, row.Count);
        }

        if (Units == 0)
        {
            throw Require.Wrong(nameof(rows), Units, "must hold at least one unit");
        }

        Findings = Check().ToValueList();
    }

    /// <summary>The observations in the order given, without those of no unit.</summary>
    public ValueList<CountRow> Rows { get; }

    /// <summary>Number of units.</summary>
    public double Units { get; }

    /// <summary>Exposure of all units.</summary>
    public double Exposure { get; }

    /// <summary>Number of claims of all units; an open class counts with its least number.</summary>
    public double Claims { get; }

    /// <summary>The largest count of a unit.</summary>
    public long MaximumCount { get; }

    /// <summary>What a reader of a fit to these counts has to know: no claims, few units, an open class, a year that is missing or twice there.</summary>
    public ValueList<Finding> Findings { get; private init; }

    /// <summary>The same counts with one more finding.</summary>
    internal ClaimCounts WithFinding(Finding finding) => this with { Findings = [.. Findings, finding] };

    /// <summary>True if a class is open: "5 and more".</summary>
    public bool HasOpenClass => Rows.Any(row => row.IsOpen);

    /// <summary>Claims per unit of exposure; an open class counts with its least number.</summary>
    public double Rate => Claims / Exposure;

    /// <summary>
    /// Variance of the counts of units, divisor number of units less 1: sum of (n - rate e)^2 over units. For one unit it is 0.
    /// </summary>
    public double Variance
    {
        get
        {
            double squares = 0;
            foreach (CountRow row in Rows)
            {
                double off = row.Count - Rate * row.Exposure;
                squares += row.Units * off * off;
            }

            return Units > 1 ? squares / (Units - 1) : 0;
        }
    }

    /// <summary>Observations of any kind.</summary>
    /// <param name="rows">At least one unit in all; lines of equal count, exposure and time may repeat.</param>
    public static ClaimCounts FromRows(IEnumerable<CountRow> rows) => new(rows);

    /// <summary>A portfolio: how many units of exposure 1 had how many claims, as in (0, 7840), (1, 1317), (2, 239).</summary>
    /// <param name="table">Number of claims and number of units with as many; whole numbers, 0 or more.</param>
    public static ClaimCounts FromTable(params ReadOnlySpan<(long Count, long Units)> table)
    {
        CountRow[] rows = new CountRow[table.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = new CountRow(table[i].Count) { Units = table[i].Units };
        }

        return new(rows);
    }

    /// <summary>Counts of equal units, exposure 1 each: claims per month, failures per day.</summary>
    /// <param name="counts">Numbers of claims, 0 or more, in the order of time.</param>
    public static ClaimCounts FromCounts(params ReadOnlySpan<long> counts)
    {
        CountRow[] rows = new CountRow[counts.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = new CountRow(counts[i]);
        }

        return new(rows);
    }

    /// <summary>A history: one count a year with its exposure.</summary>
    /// <param name="years">Calendar year, exposure above 0 in any unit, number of claims 0 or more.</param>
    public static ClaimCounts FromYears(params ReadOnlySpan<(int Year, double Exposure, long Count)> years)
    {
        CountRow[] rows = new CountRow[years.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = new CountRow(years[i].Count) { Exposure = years[i].Exposure, Time = years[i].Year };
        }

        return new(rows);
    }

    /// <summary>The same table with its largest class open: "5" becomes "5 and more".</summary>
    public ClaimCounts WithOpenLastClass() =>
        new(Rows.Select(row => row.Count == MaximumCount ? row with { IsOpen = true } : row));

    /// <summary>Rows, units and claims in one line.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"ClaimCounts({Units} units, exposure {Exposure}, {Claims} claims, at most {MaximumCount})");

    private IEnumerable<Finding> Check()
    {
        if (Claims == 0)
        {
            yield return new("counts.no-claims", "", "no unit has a claim: only the law without claims fits, and the upper end of its interval is what is known");
        }

        if (Units < FewUnits)
        {
            yield return new("counts.few-units", "", string.Create(CultureInfo.InvariantCulture, $"{Units} units say little about a spread: below {FewUnits} a law with two or more parameters is a guess"));
        }

        if (HasOpenClass)
        {
            yield return new("counts.open-class", "", "a class is open: it counts as its least number in the rate and by P(N >= n) in a likelihood", FindingLevel.Note);
        }

        double[] times = Rows.Where(row => row.Time is not null).Select(row => row.Time!.Value).Order().ToArray();
        for (int i = 1; i < times.Length; i++)
        {
            double step = times[i] - times[i - 1];
            bool wholeYears = times[i] == Math.Floor(times[i]) && times[i - 1] == Math.Floor(times[i - 1]);
            if (wholeYears && step > 1)
            {
                yield return new("counts.missing-year", "", string.Create(CultureInfo.InvariantCulture, $"no count between {times[i - 1]} and {times[i]}: a year without claims is a row with count 0"));
            }
            else if (step == 0 && (i < 2 || times[i - 2] != times[i]))
            {
                yield return new("counts.repeated-time", "", string.Create(CultureInfo.InvariantCulture, $"more than one row at {times[i]}: they are taken as separate units"), FindingLevel.Note);
            }
        }
    }
}
