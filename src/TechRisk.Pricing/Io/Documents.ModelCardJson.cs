using System.Text;
using System.Text.Json;

namespace TechRisk.Pricing;

// model cards as JSON for other programs
public static partial class Documents
{
    extension(ModelCard card)
    {
        /// <summary>The card as JSON: the same items as its Markdown; equal cards give the same text on every machine.</summary>
        public string ToJson()
        {
            ArgumentNullException.ThrowIfNull(card);
            return Encoding.UTF8.GetString(JsonText.Write(writer => new ModelCardWriter(writer).Write(card)));
        }
    }
}

/// <summary>Writes the parts of a model card.</summary>
internal sealed class ModelCardWriter(Utf8JsonWriter writer)
{
    public void Write(ModelCard card)
    {
        writer.WriteStartObject();
        writer.WriteNumber("schemaVersion", DocumentShapes.SchemaVersion);
        WriteIdentity(card);
        writer.WriteString("purpose", card.Purpose);
        Texts("prohibitedUses", card.ProhibitedUses);
        List("covers", card.Quote.Submission.Covers, WriteCover);
        writer.WriteString("dependence", Documents.DependenceWords(card.Quote.Submission));
        List("parameters", CardParameters.Of(card.Quote.Submission), WriteParameter);
        List("judgements", Documents.JudgementLines(card), line =>
        {
            writer.WriteString("text", line.Statement);
            writer.WriteString("owner", line.Owner);
        });
        WriteMethod(card.Quote);
        Texts("verifiedCases", card.VerifiedCases);
        writer.WriteNumber("parametersTried", card.ParametersTried);
        List("sensitivities", card.Sensitivities, WriteSensitivity);
        List("correlationRange", card.CorrelationRange, WriteSensitivity);
        Texts("knownLimits", KnownLimits.Of(card.Quote));
        Texts("regulatoryParameters", Documents.RegulatoryLines(card));
        writer.WriteStartObject("review");
        writer.WriteString("reviewer", card.Reviewer);
        writer.WriteString("date", card.ReviewDate);
        writer.WriteEndObject();
        Texts("changes", Documents.ChangeLines(card));
        writer.WriteEndObject();
    }

    private void WriteIdentity(ModelCard card)
    {
        Quote quote = card.Quote;
        writer.WriteStartObject("identity");
        writer.WriteString("submission", quote.Submission.Name);
        writer.WriteString("id", quote.Submission.Id);
        writer.WriteString("inputHash", InputIdentity.Of(quote.Submission, quote.Basis));
        writer.WriteString("libraryVersion", quote.LibraryVersion);
        writer.WriteNumber("streamContract", quote.StreamContract);
        writer.WriteString("currency", quote.Submission.Currency);
        writer.WriteFinite("period", quote.Submission.Period);
        writer.WriteString("owner", card.Owner);
        writer.WriteEndObject();
    }

    private void WriteCover(Cover cover)
    {
        writer.WriteString("name", cover.Name);
        writer.WriteString("product", cover.Product is { } product ? JsonWords.Camel(product.ToString()) : ModelCard.NotStated);
        writer.WriteString("productGroup", cover.Product is { } sold ? JsonWords.Camel(sold.Group.ToString()) : ModelCard.NotStated);
        writer.WriteString("lifeCycle", cover.StatedLifeCycle is { } stage ? JsonWords.Camel(stage.ToString()) : ModelCard.NotStated);
        Texts("insured", CoverTriggers.Insured(cover));
        Texts("excluded", CoverTriggers.Excluded(cover));
        writer.WriteString("frequency", CoverStructure.Frequency(cover.LossModel));
        writer.WriteString("severity", CoverStructure.Severity(cover.LossModel));
        writer.WriteString("dependence", CoverStructure.Dependence(cover.LossModel));
        Texts("orderOfTerms", CoverStructure.Terms(cover));
    }

    private void WriteParameter(CardParameter line)
    {
        writer.WriteString("path", line.Path);
        writer.WriteString("value", line.Value);
        writer.WriteString("unit", line.Unit);
        if (line.Provenance is { } source)
        {
            writer.WriteString("source", source.Source);
            writer.WriteString("grade", JsonWords.Camel(source.Grade.ToString()));
            writer.WriteBoolean("confirmed", source.IsConfirmed);
            writer.WriteString("date", source.Date);
            writer.WriteString("currency", source.Currency);
            writer.WriteString("population", source.Population);
        }
    }

    private void WriteMethod(Quote quote)
    {
        writer.WriteStartObject("method");
        writer.WriteString("method", quote.Run.Method);
        writer.WriteNumber("seed", quote.Run.Seed);
        writer.WriteNumber("years", quote.Run.Years);
        writer.WriteNumber("claims", quote.Run.Claims);
        writer.WriteString("measure", quote.Basis.Measure.ToString());
        writer.WriteEstimate("lossCost", quote.Premium.LossCost);
        writer.WriteEstimate("riskMargin", quote.Premium.RiskMargin);
        writer.WriteEstimate("grossPremium", quote.Premium.Gross);
        writer.WriteEndObject();
    }

    private void WriteSensitivity(Sensitivity line)
    {
        writer.WriteString("parameter", line.Parameter);
        writer.WriteFinite("value", line.Value);
        writer.WriteFinite("changedTo", line.ChangedTo);
        writer.WriteEstimate("premium", line.Premium);
        writer.WriteEstimate("premiumChange", line.PremiumChange);
        writer.WriteEstimate("relativeChange", line.RelativeChange);
    }

    private void Texts(string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private void List<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        writer.WriteStartArray(name);
        foreach (T item in items)
        {
            writer.WriteStartObject();
            write(item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
