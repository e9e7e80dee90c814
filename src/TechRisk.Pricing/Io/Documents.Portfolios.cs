using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TechRisk.Pricing;

// losses of portfolios as reports and for other programs
public static partial class Documents
{
    extension(PortfolioLosses losses)
    {
        /// <summary>The losses as Markdown: expected losses, exceedance by event and by year, the parts of submissions and systemic events.</summary>
        public string ToMarkdown()
        {
            ArgumentNullException.ThrowIfNull(losses);
            int decimals = PremiumTable.Decimals(losses.Gross.Mean.Value);
            string Money(Estimate amount) => PremiumTable.Money(amount, decimals);
            StringBuilder text = new();
            text.Append("# Portfolio: ").Append(MarkdownTable.Plain(losses.Portfolio.Name)).Append("\n\n");
            text.Append(CultureInfo.InvariantCulture, $"{losses.Portfolio.Submissions.Count:N0} submissions, amounts in {losses.Portfolio.Currency}; {losses.Run.Years:N0} simulated years, seed {losses.Run.Seed}; ± is a standard error.\n\n");
            MarkdownTable figures = new("figure", "amount");
            figures.Add("expected loss before terms", Money(losses.GroundUp.Mean));
            figures.Add("expected loss", Money(losses.Gross.Mean));
            figures.Add("of it from systemic events", Money(losses.FromSystemicEvents.Mean));
            figures.Add("standard deviation", Money(losses.Gross.StandardDeviation));
            figures.Add("TVaR 99 %", Money(losses.Gross.TailValueAtRisk(0.99)));
            figures.AppendTo(text);
            text.Append("## Exceedance\n\n");
            MarkdownTable curves = new("return period", "largest event (OEP)", "year (AEP)");
            foreach ((ExceedancePoint occurrence, ExceedancePoint aggregate) in losses.Occurrence.Points.Zip(losses.Aggregate.Points))
            {
                curves.Add(string.Create(CultureInfo.InvariantCulture, $"{occurrence.ReturnPeriod:0.##}"), Money(occurrence.Loss), Money(aggregate.Loss));
            }

            curves.AppendTo(text);
            if (losses.Systemic.Count > 0)
            {
                text.Append("## Systemic events\n\n");
                MarkdownTable events = new("tag", "expected loss", "events with a loss");
                foreach (SystemicLosses line in losses.Systemic)
                {
                    events.Add(MarkdownTable.Plain(line.Tag), Money(line.Expected), line.LossEvents.ToString("N0", CultureInfo.InvariantCulture));
                }

                events.AppendTo(text);
            }

            text.Append("## Submissions\n\n");
            MarkdownTable parts = new("submission", "expected loss", "of it systemic");
            foreach (SubmissionLosses line in losses.Submissions)
            {
                parts.Add(MarkdownTable.Plain(line.Id), Money(line.Expected), Money(line.FromSystemicEvents));
            }

            parts.AppendTo(text);
            AppendFindings(text, losses.Findings);
            return text.ToString();
        }

        /// <summary>The losses as JSON: identity, key figures, exceedance by event and by year, parts, findings; equal losses give the same text.</summary>
        public string ToJson()
        {
            ArgumentNullException.ThrowIfNull(losses);
            return Encoding.UTF8.GetString(JsonText.Write(writer => WritePortfolio(writer, losses)));
        }
    }

    private static void WritePortfolio(Utf8JsonWriter writer, PortfolioLosses losses)
    {
        writer.WriteStartObject();
        writer.WriteNumber("schemaVersion", DocumentShapes.SchemaVersion);
        writer.WriteString("portfolio", losses.Portfolio.Name);
        writer.WriteString("currency", losses.Portfolio.Currency);
        writer.WriteNumber("years", losses.Run.Years);
        writer.WriteNumber("seed", losses.Run.Seed);
        writer.WriteNumber("claims", losses.Run.Claims);
        writer.WriteEstimate("expectedGroundUp", losses.GroundUp.Mean);
        writer.WriteEstimate("expectedLoss", losses.Gross.Mean);
        writer.WriteEstimate("expectedSystemicLoss", losses.FromSystemicEvents.Mean);
        writer.WriteEstimate("standardDeviation", losses.Gross.StandardDeviation);
        WriteCurve(writer, "occurrence", losses.Occurrence);
        WriteCurve(writer, "aggregate", losses.Aggregate);
        writer.WriteStartArray("systemic");
        foreach (SystemicLosses line in losses.Systemic)
        {
            writer.WriteStartObject();
            writer.WriteString("tag", line.Tag);
            writer.WriteEstimate("expectedLoss", line.Expected);
            writer.WriteNumber("lossEvents", line.LossEvents);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("submissions");
        foreach (SubmissionLosses line in losses.Submissions)
        {
            writer.WriteStartObject();
            writer.WriteString("id", line.Id);
            writer.WriteEstimate("expectedLoss", line.Expected);
            writer.WriteEstimate("expectedSystemicLoss", line.FromSystemicEvents);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteFindings(losses.Findings);
        writer.WriteEndObject();
    }

    private static void WriteCurve(Utf8JsonWriter writer, string name, ExceedanceCurve curve)
    {
        writer.WriteStartArray(name);
        foreach (ExceedancePoint point in curve.Points)
        {
            writer.WriteStartObject();
            writer.WriteFinite("returnPeriod", point.ReturnPeriod);
            writer.WriteEstimate("loss", point.Loss);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
