using System.Diagnostics.CodeAnalysis;

namespace TechRisk.Pricing;

// histories of claims from files with a header row and one claim, or band of claims, a row
public static partial class Documents
{
    extension(ClaimHistory history)
    {
        /// <summary>Reads claims; every row is checked before anything is thrown.</summary>
        /// <param name="reader">Text with a header row; fields separated by commas or semicolons, in double quotes where they hold one.</param>
        /// <param name="columns">Which column says what; null for the names amount, paid, deductible, limit, censored, weight, date, from, to.</param>
        /// <exception cref="SubmissionException">A row or the header cannot be used; it lists every problem with its line.</exception>
        public static ClaimHistory FromCsv(TextReader reader, ClaimColumns? columns = null) =>
            ClaimHistory.TryFromCsv(reader, columns, out ClaimHistory? read, out ValueList<Finding> findings) ? read : throw new SubmissionException(findings);

        /// <summary>Reads claims without an exception.</summary>
        /// <param name="reader">Text with a header row.</param>
        /// <param name="columns">Which column says what; null for the usual names.</param>
        /// <param name="claims">The history; null where the file cannot be used.</param>
        /// <param name="findings">All problems, each with its line and column; a usable file may have a warning of columns that are not read.</param>
        /// <returns>True if the file can be used.</returns>
        public static bool TryFromCsv(TextReader reader, ClaimColumns? columns, [NotNullWhen(true)] out ClaimHistory? claims, out ValueList<Finding> findings)
        {
            ArgumentNullException.ThrowIfNull(reader);
            List<Finding> found = [];
            CsvTable table = CsvTable.Read(reader, found);
            ClaimColumns named = Resolved(columns ?? new ClaimColumns(), table, found);
            List<Claim> read = [];
            if (found.Count == 0 || found.TrueForAll(finding => finding.Code is "csv.fields"))
            {
                foreach (CsvTable.CsvRow row in table.Rows)
                {
                    if (Read(row, named) is { } claim)
                    {
                        read.Add(claim);
                    }
                }

                if (read.Count == 0 && found.Count == 0)
                {
                    found.Add(new Finding("csv.empty", "", "the file has no claims", FindingLevel.Error));
                }
            }

            claims = found.Count == 0 ? new ClaimHistory([.. read]) : null;
            if (claims is not null)
            {
                found.AddRange(Unused(named, table));
            }

            findings = found.OrderBy(CsvTable.LineOf).ToValueList();
            return claims is not null;
        }
    }

    // a column that nobody reads may be a deductible or a limit under another name
    private static IEnumerable<Finding> Unused(ClaimColumns named, CsvTable table)
    {
        string?[] used = [named.Amount, named.Paid, named.Deductible, named.Limit, named.Censored, named.Weight, named.Date, named.From, named.To];
        string[] unused = [.. table.Columns.Where(column => !used.Contains(column))];
        if (unused.Length > 0)
        {
            string[] usual = ["amount", "paid", "deductible", "limit", "censored", "weight", "date", "from", "to"];
            string near = string.Join(", ", unused.Select(column => JsonWords.Nearest(column, usual)).OfType<string>().Distinct());
            yield return new Finding(
                "csv.column-unused",
                "header",
                $"not read: {JsonWords.OneLine(string.Join(", ", unused))}" + (near.Length > 0 ? $"; did you mean {near}?" : ""),
                near.Length > 0 ? FindingLevel.Warning : FindingLevel.Note);
        }
    }

    // the columns that the table has; a column that was asked for and is not there is a problem
    private static ClaimColumns Resolved(ClaimColumns asked, CsvTable table, List<Finding> findings)
    {
        string? Column(string? name, string usual)
        {
            if (name is null || table.Has(name))
            {
                return name ?? (table.Has(usual) ? usual : null);
            }

            string? near = JsonWords.Nearest(name, table.Columns);
            findings.Add(new Finding(
                "csv.column",
                "header",
                $"there is no column {JsonWords.Quoted(name)}" + (near is null ? $"; the columns are {JsonWords.OneLine(string.Join(", ", table.Columns))}" : $": did you mean {JsonWords.Quoted(near)}?"),
                FindingLevel.Error));
            return null;
        }

        ClaimColumns found = new()
        {
            Amount = Column(asked.Amount, "amount"), Paid = Column(asked.Paid, "paid"), Deductible = Column(asked.Deductible, "deductible"),
            Limit = Column(asked.Limit, "limit"), Censored = Column(asked.Censored, "censored"), Weight = Column(asked.Weight, "weight"),
            Date = Column(asked.Date, "date"), From = Column(asked.From, "from"), To = Column(asked.To, "to"),
        };
        int bases = new[] { found.Amount, found.Paid, found.From }.Count(name => name is not null);
        if (table.Columns.Count > 0 && findings.Count == 0 && bases != 1)
        {
            findings.Add(new Finding(
                "csv.column",
                "header",
                (bases == 0 ? "no column holds the losses" : "more than one column holds the losses")
                    + "; name one of amount (ground-up), paid (after the deductible) and from (with to, a band); the columns are " + JsonWords.OneLine(string.Join(", ", table.Columns)),
                FindingLevel.Error));
        }

        return found;
    }

    private static Claim? Read(CsvTable.CsvRow row, ClaimColumns columns)
    {
        string basis = columns.Amount ?? columns.Paid ?? columns.From!;
        double? amount = row.Number(basis, null);
        double? deductible = row.Number(columns.Deductible, 0);
        double? limit = row.Number(columns.Limit, double.PositiveInfinity);
        double? to = row.Number(columns.To, double.PositiveInfinity);
        double? weight = row.Number(columns.Weight, 1);
        DateOnly? date = row.Date(columns.Date);
        bool isCut = row.Flag(columns.Censored);
        if (amount is not double x || deductible is not double d || limit is not double most || to is not double end || weight is not double number)
        {
            return null;
        }

        try
        {
            Claim claim = columns.From is not null ? Claim.FromBand(x, end)
                : columns.Paid is not null ? isCut ? Claim.AtLeast(x + d) : Claim.FromPaid(x, d, most)
                : isCut ? Claim.AtLeast(x)
                : double.IsPositiveInfinity(most) ? Claim.FromGroundUp(x)
                : x < most + d ? Claim.FromGroundUp(x).WithLimit(most + d)
                : x == most + d ? Claim.AtLeast(x)
                : throw Require.Wrong(basis, x, FormattableString.Invariant($"must be at most deductible and limit together, {most + d}, unless the row is marked as cut at its limit"));
            return claim with { Deductible = d, Weight = number, Date = date };
        }
        catch (ArgumentOutOfRangeException error)
        {
            row.Report(ColumnOf(error.ParamName, columns, basis), "csv.claim", JsonWords.OneLine(JsonWords.Rule(error, error.ParamName ?? basis)));
            return null;
        }
    }

    private static string? ColumnOf(string? parameter, ClaimColumns columns, string basis) => parameter switch
    {
        nameof(Claim.Deductible) or "deductible" => columns.Deductible ?? basis,
        nameof(Claim.Weight) => columns.Weight ?? basis,
        "limit" => columns.Limit ?? basis,
        "to" => columns.To ?? basis,
        _ => basis,
    };
}
