using System.Globalization;
using System.Text;

namespace TechRisk.Pricing;

// a model card as Markdown
public static partial class Documents
{
    extension(ModelCard card)
    {
        /// <summary>The card as Markdown; equal cards give the same text on every machine.</summary>
        public string ToMarkdown()
        {
            ArgumentNullException.ThrowIfNull(card);
            StringBuilder text = new();
            Quote quote = card.Quote;
            text.Append("# Model card: ").Append(MarkdownTable.Plain(quote.Submission.Name)).Append("\n\n");
            AppendCardIdentity(text, card);
            AppendCardBody(text, card, "## ");
            AppendParameters(text, quote);
            AppendJudgements(text, card);
            AppendMethod(text, quote);
            AppendValidation(text, card);
            AppendSensitivities(text, card);
            AppendReview(text, card);
            return text.ToString();
        }
    }

    // the part of a card that needs no further simulation, for the end of a quote
    private static void AppendShortCard(StringBuilder text, Quote quote)
    {
        text.Append("\n## Model card\n\nParameters, sensitivities, validation and review stand in the full card: `quote.ToModelCard()`, or `--model-card` of the command line.\n\n");
        AppendCardBody(text, new ModelCard(quote), "### ");
    }

    private static void AppendCardIdentity(StringBuilder text, ModelCard card)
    {
        Quote quote = card.Quote;
        text.Append("## Identity\n\n");
        MarkdownTable table = new("item", "value");
        table.Add("submission", quote.Submission.Name + (quote.Submission.OwnId is null ? "" : ", id " + quote.Submission.Id));
        table.Add("input hash", InputIdentity.Of(quote.Submission, quote.Basis));
        table.Add("model version", string.Create(CultureInfo.InvariantCulture, $"TechRisk.Pricing {quote.LibraryVersion}, stream contract {quote.StreamContract}, document schema {DocumentShapes.SchemaVersion}"));
        table.Add("currency and period", quote.Submission.Currency + ", " + Short(quote.Submission.Period) + (quote.Submission.Period == 1 ? " year" : " years"));
        table.Add("owner", card.Owner);
        table.AppendTo(text);
    }

    private static void AppendCardBody(StringBuilder text, ModelCard card, string heading)
    {
        Quote quote = card.Quote;
        text.Append(heading).Append("Purpose and prohibited uses\n\n").Append(MarkdownTable.Plain(card.Purpose)).Append("\n\nNot to be used for:\n\n");
        AppendList(text, card.ProhibitedUses);
        text.Append(heading).Append("Covers and triggers\n\n");
        MarkdownTable covers = new("cover", "product", "stage", "insured", "excluded");
        foreach (Cover cover in quote.Submission.Covers)
        {
            covers.Add(
                cover.Name,
                cover.Product is { } product ? $"{Words(product.ToString())} ({Words(product.Group.ToString())})" : ModelCard.NotStated,
                cover.StatedLifeCycle is { } stage ? Words(stage.ToString()) : ModelCard.NotStated,
                string.Join("; ", CoverTriggers.Insured(cover)),
                string.Join("; ", CoverTriggers.Excluded(cover)));
        }

        covers.AppendTo(text);
        text.Append(heading).Append("Structure\n\n");
        MarkdownTable structure = new("cover", "frequency", "severity", "within the cover", "order of terms");
        foreach (Cover cover in quote.Submission.Covers)
        {
            structure.Add(
                cover.Name,
                CoverStructure.Frequency(cover.LossModel),
                CoverStructure.Severity(cover.LossModel),
                CoverStructure.Dependence(cover.LossModel),
                string.Join("; ", CoverStructure.Terms(cover)));
        }

        structure.AppendTo(text);
        text.Append("Between the covers: ").Append(MarkdownTable.Plain(DependenceWords(quote.Submission))).Append(".\n\n");
        text.Append(heading).Append("Known limits\n\n");
        AppendList(text, KnownLimits.Of(quote));
        text.Append(heading).Append("Regulatory parameters\n\n");
        AppendList(text, RegulatoryLines(card));
    }

    private static void AppendParameters(StringBuilder text, Quote quote)
    {
        text.Append("## Data and calibration\n\nAmounts in ").Append(quote.Submission.Currency).Append("; a parameter without a source is the submission's own number.\n\n");
        MarkdownTable table = new("parameter", "value", "unit", "source", "grade", "date", "currency", "population");
        foreach (CardParameter line in CardParameters.Of(quote.Submission))
        {
            table.Add(
                line.Path, line.Value, line.Unit, line.Provenance?.Source ?? ModelCard.NotStated,
                line.Provenance is null ? ModelCard.NotStated : Grade(line.Provenance),
                line.Provenance?.Date ?? "", line.Provenance?.Currency ?? "", line.Provenance?.Population ?? "");
        }

        table.AppendTo(text);
    }

    private static void AppendJudgements(StringBuilder text, ModelCard card)
    {
        text.Append("## Assumptions and judgements\n\n");
        MarkdownTable table = new("assumption", "owner");
        foreach ((string statement, string owner) in JudgementLines(card))
        {
            table.Add(statement, owner);
        }

        table.AppendTo(text);
    }

    private static void AppendMethod(StringBuilder text, Quote quote)
    {
        text.Append("## Method and errors\n\n");
        MarkdownTable table = new("item", "value");
        table.Add("method", quote.Run.Method);
        table.Add("seed", quote.Run.Seed.ToString(CultureInfo.InvariantCulture));
        table.Add("simulated years", quote.Run.Years.ToString("N0", CultureInfo.InvariantCulture));
        table.Add("ground-up claims drawn", quote.Run.Claims.ToString("N0", CultureInfo.InvariantCulture));
        table.Add("risk measure", quote.Basis.Measure.ToString());
        Func<Estimate, string> money = Money(quote);
        table.Add("loss cost with standard error", money(quote.Premium.LossCost));
        table.Add("risk margin with standard error", money(quote.Premium.RiskMargin));
        table.Add("gross premium with standard error", money(quote.Premium.Gross));
        table.AppendTo(text);
    }

    private static void AppendValidation(StringBuilder text, ModelCard card)
    {
        text.Append("## Validation\n\nReference cases whose figures the library's tests hold, for the models of this quote: ")
            .Append(string.Join(", ", card.VerifiedCases)).Append(".\n\n");
    }

    private static void AppendSensitivities(StringBuilder text, ModelCard card)
    {
        Quote quote = card.Quote;
        text.Append("## Sensitivities\n\n").Append(string.Create(
            CultureInfo.InvariantCulture,
            $"Change of the gross premium of {PremiumTable.Money(quote.Premium.Gross, PremiumTable.Decimals(quote.Premium.Gross.Value))} by one parameter at a time, with the same random numbers; the largest of {card.ParametersTried} parameters tried.\n\n"));
        if (double.IsInfinity(quote.Premium.Gross.Value))
        {
            text.Append("The premium is infinite: a change of it is not known. Give the cover a limit.\n\n");
        }

        MarkdownTable table = new("parameter", "from", "to", "change", "relative");
        foreach (Sensitivity line in card.Sensitivities.Concat(card.CorrelationRange))
        {
            table.Add(
                line.Parameter, line.Value.ToString("G6", CultureInfo.InvariantCulture), line.ChangedTo.ToString("G6", CultureInfo.InvariantCulture),
                Money(quote)(line.PremiumChange), line.RelativeChange is { } share ? Share(share) : "");
        }

        table.AppendTo(text);
    }

    private static void AppendReview(StringBuilder text, ModelCard card)
    {
        text.Append("## Review and changes\n\n");
        MarkdownTable table = new("item", "value");
        table.Add("reviewer", card.Reviewer);
        table.Add("date of the review", card.ReviewDate);
        table.AppendTo(text);
        AppendList(text, ChangeLines(card));
    }

    internal static IEnumerable<(string Statement, string Owner)> JudgementLines(ModelCard card)
    {
        foreach (Judgement judgement in card.Judgements)
        {
            yield return (judgement.Text, judgement.Owner);
        }

        foreach (Finding finding in card.Quote.Findings.Where(finding => finding.Code == "source.unconfirmed"))
        {
            yield return ($"{finding.Path} stands as it is: {finding.Message}", card.Owner);
        }

        yield return ($"covers are tied by: {DependenceWords(card.Quote.Submission)}", card.Owner);
        yield return ($"risk measure {card.Quote.Basis.Measure} and the loadings of the pricing basis", card.Owner);
    }

    internal static IEnumerable<string> ChangeLines(ModelCard card) =>
    [
        .. card.Changes,
        FormattableString.Invariant($"library {card.Quote.LibraryVersion}, stream contract {card.Quote.StreamContract}: changes of the library stand in its changelog"),
    ];

    internal static IEnumerable<string> RegulatoryLines(ModelCard card)
    {
        Quote quote = card.Quote;
        if (quote.Submission.Subsidy is { } scheme)
        {
            string sources = string.Join("; ", quote.Submission.Sources.Where(source => source.Path.StartsWith("subsidy", StringComparison.Ordinal)).Select(source => source.Provenance.ToString()));
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"subsidy: {Level(scheme.Share)} of the eligible premium, rate cap {(double.IsInfinity(scheme.RateCap) ? "none" : Level(scheme.RateCap) + " of the limit")} ({(scheme.CapMode == RateCapMode.CapEligiblePremium ? "the part above is not eligible" : "a premium above gets nothing")}), at most {(double.IsInfinity(scheme.MaximumAmount) ? "any amount" : scheme.MaximumAmount.ToString("N0", CultureInfo.InvariantCulture))}; source: {(sources.Length == 0 ? ModelCard.NotStated : sources)}");
        }
        else
        {
            yield return "no subsidy and no rate cap";
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"tax {Level(quote.Basis.TaxRate)} on top of the gross premium, levies {Level(quote.Basis.LevyRate)} in it; source: the pricing basis");
        yield return card.Capital switch
        {
            null => "no C-ROSS figure: its factors are not given",
            { BaseFactor: null } => "no C-ROSS figure: the base factor RF0 is not given",
            var capital => $"C-ROSS minimum capital of the gross premium {Money(quote)(capital.Of(quote.Premium.Gross))}: RF0 {Short(capital.BaseFactor.Value)} given by the user, K {Short(capital.CharacteristicFactors)}, multiplier {capital.TechnologyMultiplier}",
        };
    }

    internal static string DependenceWords(Submission submission) => submission.Covers.Count < 2
        ? "one cover, nothing to tie"
        : submission.Dependence switch
        {
            Independent => "independent",
            GaussianCopula { Matrix: { } matrix } => "Gaussian copula with a correlation matrix of " + string.Join(", ", matrix.Names),
            GaussianCopula copula => "Gaussian copula " + Short(copula.Correlation),
            CommonShock shock => "common shocks, " + Short(shock.Rate) + " a year",
            SharedRateFactor factor => "shared rate factor " + factor.Law,
            var other => other.GetType().Name,
        };

    private static void AppendList(StringBuilder text, IEnumerable<string> items)
    {
        foreach (string item in items)
        {
            text.Append("- ").Append(MarkdownTable.Plain(item)).Append('\n');
        }

        text.Append('\n');
    }

    /// <summary>The words of a name in Pascal case.</summary>
    internal static string Words(string name) =>
        string.Concat(name.Select((letter, i) => char.IsUpper(letter) ? (i == 0 ? "" : " ") + char.ToLowerInvariant(letter) : letter.ToString()));
}
