using System.Text;
using System.Text.Json;

namespace TechRisk.Pricing;

// quotes as JSON for other programs
public static partial class Documents
{
    extension(Quote quote)
    {
        /// <summary>
        /// Identity of what was priced: the first 16 hexadecimal digits of the SHA-256 of the canonical document, submission and basis. It is
        /// printed with every quote; equal inputs have equal hashes, whatever file or program they came from.
        /// </summary>
        public string InputHash => InputIdentity.Of(quote.Submission, quote.Basis);

        /// <summary>
        /// The quote as JSON: identity, premium in total and per cover, key figures, exceedance, tail shares, correlations, sources and findings.
        /// A number with an error is <c>{"value", "standardError", "lower", "upper"}</c>; the ends are the 95 % interval, infinity is the
        /// text "Infinity". Equal quotes give the same text on every machine.
        /// </summary>
        public string ToJson()
        {
            ArgumentNullException.ThrowIfNull(quote);
            return Encoding.UTF8.GetString(JsonText.Write(writer => new QuoteJsonWriter(writer).Write(quote)));
        }
    }
}

/// <summary>Writes the parts of a quote.</summary>
internal sealed class QuoteJsonWriter(Utf8JsonWriter writer)
{
    public void Write(Quote quote)
    {
        writer.WriteStartObject();
        writer.WriteNumber("schemaVersion", DocumentShapes.SchemaVersion);
        writer.WriteString("submission", quote.Submission.Name);
        writer.WriteString("id", quote.Submission.Id);
        writer.WriteString("currency", quote.Submission.Currency);
        Number("period", quote.Submission.Period);
        WriteIdentity(quote);
        writer.WritePropertyName("basis");
        BasisShapes.Basis.Write(writer, quote.Basis);
        List("covers", quote.Submission.Covers, cover =>
        {
            writer.WriteString("name", cover.Name);
            if (cover.Product is { } product)
            {
                writer.WriteString("product", JsonWords.Camel(product.ToString()));
                writer.WriteString("productGroup", JsonWords.Camel(product.Group.ToString()));
            }

            if (cover.StatedLifeCycle is { } stage)
            {
                writer.WriteString("lifeCycle", JsonWords.Camel(stage.ToString()));
            }
        });
        writer.WritePropertyName("premium");
        WritePremium(quote.Premium);
        writer.WritePropertyName("keyFigures");
        WriteFigures(quote.KeyFigures);
        List("exceedance", quote.Exceedance.Points, point =>
        {
            Number("returnPeriod", point.ReturnPeriod);
            Number("probability", point.Probability);
            Figure("loss", point.Loss);
        });
        List("tailShares", quote.TailShares, line =>
        {
            writer.WriteString("cover", line.Cover);
            Figure("amount", line.Amount);
            Figure("share", line.Share);
            writer.WriteString("method", line.Method);
        });
        List("correlations", quote.Correlations, pair =>
        {
            writer.WriteString("first", pair.First);
            writer.WriteString("second", pair.Second);
            Figure("linear", pair.Linear);
            Figure("rank", pair.Rank);
        });
        IEnumerable<(string? Cover, ParameterSource Source)> sources =
        [
            .. quote.Submission.Covers.SelectMany(cover => cover.AllSources.Select(source => (cover.Name, source))),
            .. quote.Submission.Sources.Select(source => ((string?)null, source)),
        ];
        List("sources", sources, line =>
        {
            if (line.Cover is not null)
            {
                writer.WriteString("cover", line.Cover);
            }

            CoverShapes.Source.WriteMembers(writer, line.Source);
            writer.WriteBoolean("confirmed", line.Source.Provenance.IsConfirmed);
        });
        writer.WriteFindings(quote.Findings);
        writer.WriteEndObject();
    }

    private void WriteIdentity(Quote quote)
    {
        writer.WriteStartObject("identity");
        writer.WriteString("inputHash", InputIdentity.Of(quote.Submission, quote.Basis));
        writer.WriteNumber("seed", quote.Run.Seed);
        writer.WriteNumber("years", quote.Run.Years);
        writer.WriteNumber("claims", quote.Run.Claims);
        writer.WriteString("method", quote.Run.Method);
        writer.WriteString("libraryVersion", quote.LibraryVersion);
        writer.WriteNumber("streamContract", quote.StreamContract);
        writer.WriteEndObject();
    }

    private void WritePremium(PremiumBreakdown premium)
    {
        writer.WriteStartObject();
        writer.WriteString("name", premium.Name);
        Figure("lossCost", premium.LossCost);
        Figure("discount", premium.Discount);
        Figure("claimsExpense", premium.ClaimsExpense);
        Figure("riskMargin", premium.RiskMargin);
        Figure("standaloneMargin", premium.StandaloneMargin);
        Figure("diversificationBenefit", premium.DiversificationBenefit);
        Figure("reinsuranceCost", premium.ReinsuranceCost);
        Figure("fixedExpense", premium.FixedExpense);
        Figure("expense", premium.Expense);
        Figure("commission", premium.Commission);
        Figure("brokerage", premium.Brokerage);
        Figure("levy", premium.Levy);
        Figure("profit", premium.Profit);
        Figure("technicalPremium", premium.TechnicalPremium);
        Figure("minimumPremiumAdjustment", premium.MinimumPremiumAdjustment);
        Figure("gross", premium.Gross);
        Figure("tax", premium.Tax);
        Figure("eligiblePremium", premium.EligiblePremium);
        Figure("subsidy", premium.Subsidy);
        Figure("paidByInsured", premium.PaidByInsured);
        Number("limit", premium.Limit);
        Figure("rateOnLine", premium.RateOnLine);
        Figure("lossRatio", premium.LossRatio);
        Figure("combinedRatio", premium.CombinedRatio);
        if (premium.Covers.Count > 0)
        {
            writer.WriteStartArray("covers");
            foreach (PremiumBreakdown cover in premium.Covers)
            {
                WritePremium(cover);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private void WriteFigures(KeyFigures figures)
    {
        writer.WriteStartObject();
        writer.WriteString("name", figures.Name);
        Figure("expectedGroundUp", figures.ExpectedGroundUp);
        Figure("expectedInsured", figures.ExpectedInsured);
        Figure("standardDeviation", figures.StandardDeviation);
        Levels("quantiles", figures.Quantiles);
        Levels("tailValues", figures.TailValues);
        Figure("probabilityOfPayment", figures.ProbabilityOfPayment);
        Figure("probabilityOfExhaustion", figures.ProbabilityOfExhaustion);
        Parts("bySection", figures.BySection);
        Parts("bySource", figures.BySource);
        if (figures.Covers.Count > 0)
        {
            writer.WriteStartArray("covers");
            foreach (KeyFigures cover in figures.Covers)
            {
                WriteFigures(cover);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    // only where there are parts
    private void Parts(string name, ValueList<PartFigure> parts)
    {
        if (parts.Count > 0)
        {
            List(name, parts, part =>
            {
                writer.WriteString("name", part.Name);
                Figure("mean", part.Mean);
                Figure("share", part.Share);
            });
        }
    }

    private void Levels(string name, ValueList<LevelFigure> levels) => List(name, levels, line =>
    {
        Number("level", line.Level);
        Figure("amount", line.Amount);
    });

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

    private void Figure(string name, Estimate? figure) => writer.WriteEstimate(name, figure);

    private void Number(string name, double value) => writer.WriteFinite(name, value);
}
