using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TechRisk.Pricing;

// one loss by several methods, and the figures of a lattice, as reports and for other programs
public static partial class Documents
{
    private static readonly double[] LatticeLevels = [0.9, 0.95, 0.99, 0.995, 0.999];

    extension(Reconciliation reconciliation)
    {
        /// <summary>The reconciliation as Markdown: a line for each figure, a column for each method, the verdict and the findings.</summary>
        public string ToMarkdown()
        {
            ArgumentNullException.ThrowIfNull(reconciliation);
            StringBuilder text = new();
            text.Append("# Reconciliation: ").Append(MarkdownTable.Plain(reconciliation.Cover)).Append("\n\n");
            text.Append(CultureInfo.InvariantCulture, $"Simulated years {reconciliation.Run.Years:N0}, seed {reconciliation.Run.Seed}; bounds in brackets are guaranteed, ± is a standard error, z the distance outside the bounds in standard errors.\n\n");
            MarkdownTable table = new("figure", "lattice", "Panjer", "closed form", "simulated", "z");
            foreach (ReconciliationLine line in reconciliation.Lines)
            {
                table.Add(Reconciliation.Cells(line));
            }

            table.AppendTo(text);
            text.Append(reconciliation.Agrees ? "" : "**").Append(MarkdownTable.Plain(reconciliation.Verdict)).Append(reconciliation.Agrees ? "\n\n" : "**\n\n");
            AppendFindings(text, reconciliation.Findings);
            return text.ToString();
        }

        /// <summary>The reconciliation as JSON; equal ones give the same text.</summary>
        public string ToJson()
        {
            ArgumentNullException.ThrowIfNull(reconciliation);
            return Encoding.UTF8.GetString(JsonText.Write(writer => WriteReconciliation(writer, reconciliation)));
        }
    }

    extension(LatticeLoss loss)
    {
        /// <summary>The figures of a loss on a lattice as Markdown: moments, probability of loss, VaR, TVaR and stop losses, each with its bounds.</summary>
        /// <param name="title">Heading of the report, such as the name of the cover.</param>
        public string ToMarkdown(string title)
        {
            ArgumentNullException.ThrowIfNull(loss);
            StringBuilder text = new();
            text.Append("# ").Append(MarkdownTable.Plain(title)).Append("\n\n");
            MarkdownTable table = new("figure", "value", "lower bound", "upper bound");
            foreach ((string name, Estimate figure) in LatticeFigures(loss))
            {
                Estimate lower = Estimate.Exact(figure.Lower);
                Estimate upper = Estimate.Exact(figure.Upper);
                table.Add(name, Estimate.Exact(figure.Value).ToString(), lower.ToString(), upper.ToString());
            }

            table.AppendTo(text);
            text.Append(CultureInfo.InvariantCulture, $"{loss.Points:N0} points of {loss.Step:G6}.\n\n");
            AppendFindings(text, loss.Findings);
            return text.ToString();
        }

        /// <summary>
        /// The figures of a loss on a lattice as JSON: each <c>{"value", "standardError", "lower", "upper"}</c> with guaranteed ends, infinity the text
        /// "Infinity". Equal losses give the same text.
        /// </summary>
        public string ToJson()
        {
            ArgumentNullException.ThrowIfNull(loss);
            return Encoding.UTF8.GetString(JsonText.Write(writer => WriteLattice(writer, loss)));
        }
    }

    internal static void WriteReconciliation(Utf8JsonWriter writer, Reconciliation reconciliation)
    {
        writer.WriteStartObject();
        writer.WriteNumber("schemaVersion", DocumentShapes.SchemaVersion);
        writer.WriteString("cover", reconciliation.Cover);
        writer.WriteNumber("years", reconciliation.Run.Years);
        writer.WriteNumber("seed", reconciliation.Run.Seed);
        writer.WriteBoolean("agrees", reconciliation.Agrees);
        writer.WriteString("verdict", reconciliation.Verdict);
        writer.WriteStartArray("lines");
        foreach (ReconciliationLine line in reconciliation.Lines)
        {
            writer.WriteStartObject();
            writer.WriteString("figure", line.Figure);
            writer.WriteEstimate("lattice", line.Lattice);
            writer.WriteEstimate("panjer", line.Panjer);
            writer.WriteEstimate("closedForm", line.ClosedForm);
            writer.WriteEstimate("simulated", line.Simulated);
            if (line.ZScore is double z)
            {
                writer.WriteFinite("zScore", z);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteFindings(reconciliation.Findings);
        writer.WriteEndObject();
    }

    private static void WriteLattice(Utf8JsonWriter writer, LatticeLoss loss)
    {
        writer.WriteStartObject();
        writer.WriteNumber("schemaVersion", DocumentShapes.SchemaVersion);
        writer.WriteFinite("step", loss.Step);
        writer.WriteNumber("points", loss.Points);
        writer.WriteEstimate("mean", loss.Mean);
        writer.WriteEstimate("standardDeviation", loss.StandardDeviation);
        writer.WriteEstimate("probabilityOfLoss", loss.ProbabilityOfLoss);
        writer.WriteStartArray("levels");
        foreach (double level in LatticeLevels)
        {
            writer.WriteStartObject();
            writer.WriteFinite("level", level);
            writer.WriteEstimate("valueAtRisk", loss.Quantile(level));
            writer.WriteEstimate("tailValueAtRisk", loss.TailValueAtRisk(level));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("stopLosses");
        foreach ((_, double retention) in StopLossRetentions(loss))
        {
            writer.WriteStartObject();
            writer.WriteFinite("retention", retention);
            writer.WriteEstimate("stopLoss", loss.StopLoss(retention));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteFindings(loss.Findings);
        writer.WriteEndObject();
    }

    private static IEnumerable<(string Name, Estimate Figure)> LatticeFigures(LatticeLoss loss) =>
    [
        ("mean", loss.Mean),
        ("standard deviation", loss.StandardDeviation),
        ("probability of loss", loss.ProbabilityOfLoss),
        .. LatticeLevels.Select(level => ("VaR " + Level(level), loss.Quantile(level))),
        .. LatticeLevels.Select(level => ("TVaR " + Level(level), loss.TailValueAtRisk(level))),
        .. StopLossRetentions(loss).Select(item => (item.Name, loss.StopLoss(item.Retention))),
    ];

    private static IEnumerable<(string Name, double Retention)> StopLossRetentions(LatticeLoss loss)
    {
        double mean = loss.Mean.Value;
        double[] multiples = mean > 0 && double.IsFinite(mean) ? [0.5, 1, 2, 5] : [];
        return multiples.Select(multiple => (string.Create(CultureInfo.InvariantCulture, $"stop loss above {multiple} x mean"), multiple * mean));
    }
}
