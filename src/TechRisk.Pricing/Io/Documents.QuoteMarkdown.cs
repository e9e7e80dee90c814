using System.Globalization;
using System.Text;

namespace TechRisk.Pricing;

// a quote as a Markdown report
public static partial class Documents
{
    extension(Quote quote)
    {
        /// <summary>
        /// The quote as Markdown: identity, premium waterfall, exceedance, tail shares, correlations, key figures, sections and systemic events, sources, findings and
        /// the part of the model card that needs no further simulation. Two equal
        /// quotes give the same text; money is rounded so that the printed premium lines add up.
        /// </summary>
        public string ToMarkdown()
        {
            ArgumentNullException.ThrowIfNull(quote);
            StringBuilder text = new();
            AppendIdentity(text, quote);
            AppendPremium(text, quote);
            AppendExceedance(text, quote);
            AppendTailShares(text, quote);
            AppendCorrelations(text, quote);
            AppendKeyFigures(text, quote);
            AppendParts(text, quote);
            AppendSources(text, quote.Submission);
            AppendFindings(text, quote.Findings);
            AppendShortCard(text, quote);
            return text.ToString();
        }
    }

    private static void AppendIdentity(StringBuilder text, Quote quote)
    {
        text.Append("# Quote: ").Append(MarkdownTable.Plain(quote.Submission.Name)).Append("\n\n");
        MarkdownTable table = new("item", "value");
        table.Add("currency", quote.Submission.Currency);
        table.Add("policy period", Short(quote.Submission.Period) + (quote.Submission.Period == 1 ? " year" : " years"));
        table.Add("risk measure", quote.Basis.Measure.ToString());
        table.Add("simulated years", string.Create(CultureInfo.InvariantCulture, $"{quote.Run.Years:N0}, {quote.Run.Method}"));
        table.Add("seed", quote.Run.Seed.ToString(CultureInfo.InvariantCulture));
        table.Add("input hash", InputIdentity.Of(quote.Submission, quote.Basis));
        table.Add("library", string.Create(CultureInfo.InvariantCulture, $"TechRisk.Pricing {quote.LibraryVersion}, stream contract {quote.StreamContract}"));
        table.AppendTo(text);
    }

    private static void AppendPremium(StringBuilder text, Quote quote)
    {
        text.Append("## Premium\n\nAmounts in ").Append(quote.Submission.Currency).Append(", with their standard errors.\n\n");
        PremiumTable premium = new(quote.Premium);
        MarkdownTable table = new(["line", .. premium.Columns.Select(column => column.Covers.Count > 0 ? "total" : column.Name)]);
        foreach (PremiumRow row in premium.Rows)
        {
            bool isSum = row.Kind == PremiumLineKind.Sum;
            table.Add([Emphasised(row.Name, isSum), .. row.Cells.Select(cell => Emphasised(cell, isSum))]);
        }

        table.AppendTo(text);
    }

    private static void AppendExceedance(StringBuilder text, Quote quote)
    {
        text.Append("## Exceedance\n\nNet loss of all covers that is exceeded once in so many years.\n\n");
        int decimals = PremiumTable.Decimals(quote.Premium.Gross.Value);
        MarkdownTable table = new("return period, years", "probability", "loss", "95 % interval");
        foreach (ExceedancePoint point in quote.Exceedance.Points)
        {
            table.Add(Short(point.ReturnPeriod), Level(point.Probability), PremiumTable.Money(point.Loss, decimals), PremiumTable.Interval(point.Loss, decimals));
        }

        table.AppendTo(text);
    }

    private static void AppendTailShares(StringBuilder text, Quote quote)
    {
        text.Append("## Share of each cover in the tail\n\nTail value at risk 99 % of the net loss of all covers, allocated: ")
            .Append(quote.TailShares[0].Method).Append(".\n\n");
        MarkdownTable table = new("cover", "amount", "share");
        foreach (AllocationLine line in quote.TailShares)
        {
            table.Add(line.Cover, PremiumTable.Money(line.Amount, PremiumTable.Decimals(quote.Premium.Gross.Value)), Share(line.Share));
        }

        table.AppendTo(text);
    }

    private static void AppendCorrelations(StringBuilder text, Quote quote)
    {
        if (quote.Correlations.Count == 0)
        {
            return;
        }

        text.Append("## Correlation of the covers' losses\n\nThe parameter ties what drives the losses; the losses after terms are tied less.\n\n");
        MarkdownTable table = new("covers", "linear", "rank", "parameter");
        foreach (CoverCorrelation pair in quote.Correlations)
        {
            table.Add(pair.First + ", " + pair.Second, Correlation(pair.Linear), Correlation(pair.Rank), Parameter(quote.Submission.Dependence, pair));
        }

        table.AppendTo(text);
    }

    private static void AppendKeyFigures(StringBuilder text, Quote quote)
    {
        text.Append("## Key figures\n\nLoss of the policy period in ").Append(quote.Submission.Currency).Append(", after policy terms unless said otherwise.\n\n");
        KeyFigures[] columns = quote.KeyFigures.Covers.Count > 1 ? [.. quote.KeyFigures.Covers, quote.KeyFigures] : [quote.KeyFigures];
        Func<Estimate, string> money = Money(quote);
        MarkdownTable table = new(["figure", .. columns.Select(column => column.Covers.Count > 0 ? "total" : column.Name)]);
        Row("mean, ground-up", column => money(column.ExpectedGroundUp));
        Row("mean", column => money(column.ExpectedInsured));
        Row("standard deviation", column => money(column.StandardDeviation));
        for (int i = 0; i < columns[0].Quantiles.Count; i++)
        {
            int index = i;
            Row("quantile " + Level(columns[0].Quantiles[i].Level), column => money(column.Quantiles[index].Amount));
        }

        for (int i = 0; i < columns[0].TailValues.Count; i++)
        {
            int index = i;
            Row("tail value at risk " + Level(columns[0].TailValues[i].Level), column => money(column.TailValues[index].Amount));
        }

        Row("probability of payment", column => Share(column.ProbabilityOfPayment));
        if (columns.Any(column => column.ProbabilityOfExhaustion is not null))
        {
            Row("probability that the aggregate limit is used up", column => column.ProbabilityOfExhaustion is { } probability ? Share(probability) : "");
        }

        table.AppendTo(text);

        void Row(string name, Func<KeyFigures, string> cell) => table.Add([name, .. columns.Select(cell)]);
    }

    private static void AppendParts(StringBuilder text, Quote quote)
    {
        KeyFigures all = quote.KeyFigures;
        if (all.Covers.All(cover => cover.BySection.Count + cover.BySource.Count == 0))
        {
            return;
        }

        text.Append("## Sections and systemic events\n\nMean after policy terms; what the terms of the year take off is shared in proportion.\n\n");
        MarkdownTable table = new("cover", "part", "mean", "share");
        foreach (KeyFigures cover in all.Covers)
        {
            Add(cover.Name, cover.BySection, "section ");
            Add(cover.Name, cover.BySource, "source ");
        }

        if (all.Covers.Count > 1)
        {
            Add("total", all.BySource, "source ");
        }

        table.AppendTo(text);

        void Add(string name, ValueList<PartFigure> parts, string kind)
        {
            foreach (PartFigure part in parts)
            {
                table.Add(name, kind + part.Name, Money(quote)(part.Mean), Share(part.Share));
            }
        }
    }

    private static void AppendSources(StringBuilder text, Submission submission)
    {
        (string Cover, ParameterSource Source)[] sources =
        [
            .. submission.Covers.SelectMany(cover => cover.AllSources.Select(source => (cover.Name, source))),
            .. submission.Sources.Select(source => ("", source)),
        ];
        if (sources.Length == 0)
        {
            return;
        }

        text.Append("## Sources of the parameters\n\n");
        MarkdownTable table = new("cover", "parameter", "source", "date", "grade");
        foreach ((string cover, ParameterSource source) in sources)
        {
            table.Add(cover, source.Path, source.Provenance.Source, source.Provenance.Date, Grade(source.Provenance));
        }

        table.AppendTo(text);
    }

    private static void AppendFindings(StringBuilder text, ValueList<Finding> findings)
    {
        text.Append("## Findings\n\n");
        if (findings.Count == 0)
        {
            text.Append("No findings.\n");
        }

        foreach (Finding finding in findings)
        {
            string where = finding.Path.Length == 0 ? "" : $" at `{MarkdownTable.Plain(finding.Path)}`";
            text.Append("- ").Append(Word(finding.Level)).Append(" `").Append(finding.Code).Append('`').Append(where).Append(": ").Append(MarkdownTable.Plain(finding.Message)).Append('\n');
        }
    }

    private static string Parameter(Dependence dependence, CoverCorrelation pair) => !dependence.Ties(pair.First) || !dependence.Ties(pair.Second)
        ? "not tied"
        : dependence switch
        {
            Independent => "independent",
            GaussianCopula { Matrix: { } matrix } => Entry(matrix, pair),
            GaussianCopula copula => "Gaussian copula " + Short(copula.Correlation),
            CommonShock shock => "common shocks, " + Short(shock.Rate) + " a year",
            SharedRateFactor factor => "shared rate factor " + factor.Law,
            _ => dependence.GetType().Name,
        };

    private static string Entry(CorrelationMatrix matrix, CoverCorrelation pair)
    {
        int row = IndexOf(pair.First);
        int column = IndexOf(pair.Second);
        return row < 0 || column < 0 ? "not tied" : "Gaussian copula " + Short(matrix.Rows[row][column]);

        int IndexOf(string cover) => Enumerable.Range(0, matrix.Names.Count).FirstOrDefault(i => matrix.Names[i] == cover, -1);
    }

    private static string Correlation(Estimate correlation) => double.IsPositiveInfinity(correlation.StandardError)
        ? Short(correlation.Value) + " ± infinite"
        : correlation.Value.ToString("0.000", CultureInfo.InvariantCulture) + " ± " + correlation.StandardError.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Grade(Provenance provenance)
    {
        string grade = provenance.Grade switch
        {
            EvidenceGrade.ReadAtSource => "read at source",
            EvidenceGrade.Secondary => "secondary",
            EvidenceGrade.GeneralKnowledge => "general knowledge",
            EvidenceGrade.Computed => "computed",
            EvidenceGrade.Assumed => "assumed",
            _ => "own data",
        };
        return provenance.IsConfirmed ? grade : grade + ", unconfirmed default";
    }

    private static string Word(FindingLevel level) => level switch { FindingLevel.Note => "note", FindingLevel.Warning => "warning", _ => "error" };

    private static string Emphasised(string text, bool isSum) => isSum && text.Length > 0 ? "**" + text + "**" : text;

    private static string Level(double level) => (level * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    private static string Short(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    // all money of a report has the digits of its premium
    private static Func<Estimate, string> Money(Quote quote)
    {
        int decimals = PremiumTable.Decimals(quote.Premium.Gross.Value);
        return amount => PremiumTable.Money(amount, decimals);
    }

    private static string Share(Estimate share) => PremiumTable.Percent(share);
}
