using System.Globalization;
using System.Text;

namespace TechRisk.Pricing;

/// <summary>
/// The loss of a cover's period by every method there is, side by side: a lattice by transform and, on a coarser one, by Panjer's recursion, each
/// with guaranteed bounds; a closed form where there is one; simulation with its standard errors.
/// </summary>
public sealed record Reconciliation
{
    internal Reconciliation(string cover, ReconciledMethods methods, RunIdentity run)
    {
        Cover = cover;
        Run = run;
        Lines = YearFigure.All(methods.Lattice.Mean.Value)
            .Select(figure => new ReconciliationLine(figure, methods.Lattice, methods.Panjer, methods.Closed, methods.Simulated))
            .ToValueList();
        Findings = [.. methods.Lattice.Findings, .. methods.Findings];
    }

    /// <summary>Name of the cover.</summary>
    public string Cover { get; }

    /// <summary>Years, seed and method of the simulation.</summary>
    public RunIdentity Run { get; }

    /// <summary>Mean, standard deviation, probability of loss, VaR and TVaR from 90 to 99.9 % and stop losses at multiples of the mean.</summary>
    public ValueList<ReconciliationLine> Lines { get; }

    /// <summary>The first line whose values cannot all be true; null where all lines agree.</summary>
    public ReconciliationLine? FirstDisagreement => Lines.FirstOrDefault(line => line.Disagreement is not null);

    /// <summary>True if no line has values that cannot all be true.</summary>
    public bool Agrees => FirstDisagreement is null;

    /// <summary>Why a method has no column, and what a reader of the loss has to know.</summary>
    public ValueList<Finding> Findings { get; }

    /// <summary>The verdict in one sentence.</summary>
    public string Verdict => FirstDisagreement is { } line ? "First disagreement: " + line.Disagreement : "All methods agree.";

    /// <summary>The table in plain text, the verdict below it.</summary>
    public override string ToString()
    {
        string[][] rows = [["figure", "lattice", "Panjer", "closed form", "simulated", "z"], .. Lines.Select(Cells)];
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        StringBuilder text = new();
        foreach (string[] row in rows)
        {
            IEnumerable<string> cells = row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]));
            text.Append(string.Join("  ", cells)).Append('\n');
        }

        return text.Append(Verdict).ToString();
    }

    /// <summary>The cells of a line; empty where a method does not give the figure.</summary>
    internal static string[] Cells(ReconciliationLine line) =>
    [
        line.Figure, line.Lattice.ToString(), line.Panjer?.ToString() ?? "", line.ClosedForm is { } closed ? Estimate.Exact(closed.Value).ToString() : "",
        line.Simulated.ToString(), line.ZScore?.ToString("F2", CultureInfo.InvariantCulture) ?? "",
    ];
}

/// <summary>One loss by several methods.</summary>
/// <param name="Lattice">By transform.</param>
/// <param name="Panjer">By recursion; null where the law of counts has none.</param>
/// <param name="Closed">In closed form; null where there is none.</param>
/// <param name="Simulated">By simulation.</param>
/// <param name="Findings">Why a method is missing.</param>
internal sealed record ReconciledMethods(LatticeLoss Lattice, LatticeLoss? Panjer, IClosedYear? Closed, SampledLoss Simulated, ValueList<Finding> Findings);
