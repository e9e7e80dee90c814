using System.Text.Json;

namespace TechRisk.Pricing;

/// <summary>Numbers of results in JSON: infinity is a text, an estimate an object with its error and interval.</summary>
internal static class JsonFigures
{
    public static void WriteFinite(this Utf8JsonWriter writer, string name, double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumber(name, value + 0.0);
        }
        else
        {
            writer.WriteString(name, value > 0 ? "Infinity" : "-Infinity");
        }
    }

    public static void WriteEstimate(this Utf8JsonWriter writer, string name, Estimate? figure)
    {
        if (figure is not Estimate estimate)
        {
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteFinite("value", estimate.Value);
        writer.WriteFinite("standardError", estimate.StandardError);
        writer.WriteFinite("lower", estimate.Lower);
        writer.WriteFinite("upper", estimate.Upper);
        writer.WriteEndObject();
    }

    public static void WriteFindings(this Utf8JsonWriter writer, IEnumerable<Finding> findings)
    {
        writer.WriteStartArray("findings");
        foreach (Finding finding in findings)
        {
            writer.WriteStartObject();
            writer.WriteString("level", JsonWords.Camel(finding.Level.ToString()));
            writer.WriteString("code", finding.Code);
            writer.WriteString("path", finding.Path);
            writer.WriteString("message", finding.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
