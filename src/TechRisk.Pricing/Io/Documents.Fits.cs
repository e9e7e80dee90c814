using System.Globalization;
using System.Text;

namespace TechRisk.Pricing;

// fits side by side, as a report and for other programs
public static partial class Documents
{
    extension(ValueList<SeverityFit> fits)
    {
        /// <summary>
        /// The fits as Markdown, in the order of the list: parameters with standard errors, ln L, criteria, weights of Akaike, distances between
        /// claims and law, and the findings of each.
        /// </summary>
        public string ToMarkdown()
        {
            ArgumentNullException.ThrowIfNull(fits);
            StringBuilder text = new();
            if (fits.Count > 0)
            {
                AppendClaims(text, fits[0].History);
                AppendFits(text, fits);
                AppendFindings(text, fits);
            }

            return text.ToString();
        }

        /// <summary>The fits as JSON; a number with an error is <c>{"value", "standardError", "lower", "upper"}</c>, infinity the text "Infinity".</summary>
        public string ToJson()
        {
            ArgumentNullException.ThrowIfNull(fits);
            return Encoding.UTF8.GetString(JsonText.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WriteNumber("schemaVersion", DocumentShapes.SchemaVersion);
                if (fits.Count > 0)
                {
                    writer.WriteFinite("claims", fits[0].History.ClaimCount);
                    if (fits[0].History.ExposureYears > 0)
                    {
                        writer.WriteFinite("exposureYears", fits[0].History.ExposureYears);
                    }
                }

                ValueList<double> weights = AkaikeWeights.Of(fits);
                writer.WriteStartArray("fits");
                for (int i = 0; i < fits.Count; i++)
                {
                    SeverityFit fit = fits[i];
                    writer.WriteStartObject();
                    writer.WriteString("family", fit.Family.Name);
                    writer.WriteBoolean("hasOptimum", fit.HasOptimum);
                    writer.WritePropertyName("severity");
                    SeverityKinds.Shape.Write(writer, fit.Severity);
                    writer.WriteStartObject("parameters");
                    foreach (FittedParameter parameter in fit.Parameters)
                    {
                        writer.WriteEstimate(parameter.Name, parameter.Value);
                    }

                    writer.WriteEndObject();
                    writer.WriteFinite("logLikelihood", fit.LogLikelihood);
                    writer.WriteFinite("aic", fit.Aic);
                    writer.WriteFinite("aicc", fit.Aicc);
                    writer.WriteFinite("bic", fit.Bic);
                    writer.WriteFinite("akaikeWeight", weights[i]);
                    if (fit.GoodnessOfFit is { } distances)
                    {
                        writer.WriteStartObject("goodnessOfFit");
                        writer.WriteFinite("kolmogorovSmirnov", distances.KolmogorovSmirnov);
                        writer.WriteFinite("cramerVonMises", distances.CramerVonMises);
                        writer.WriteFinite("andersonDarling", distances.AndersonDarling);
                        writer.WriteEndObject();
                    }

                    writer.WriteFindings(fit.Findings);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }));
        }
    }

    private static void AppendClaims(StringBuilder text, ClaimHistory history)
    {
        MarkdownTable table = new("item", "value");
        table.Add("claims", Number(history.ClaimCount));
        table.Add("known in full", Number(history.Claims.Where(claim => claim.IsExact).Sum(claim => claim.Weight)));
        table.Add("cut at a limit", Number(history.Claims.Where(claim => claim.IsCensored).Sum(claim => claim.Weight)));
        table.Add("known in bands", Number(history.Claims.Where(claim => !claim.IsExact && !claim.IsCensored).Sum(claim => claim.Weight)));
        table.Add("above a deductible", Number(history.Claims.Where(claim => claim.Deductible > 0).Sum(claim => claim.Weight)));
        if (history.ExposureYears > 0)
        {
            table.Add("exposure years", Number(history.ExposureYears));
            table.Add("claims a year" + (history.Claims.Any(claim => claim.Deductible > 0) ? ", above their deductibles" : ""), Number(history.ClaimCount / history.ExposureYears));
        }

        text.Append("# Severity fits\n\n");
        table.AppendTo(text);
    }

    private static void AppendFits(StringBuilder text, ValueList<SeverityFit> fits)
    {
        text.Append("## Fits by maximum likelihood\n\nSmallest AIC first; parameters with their standard errors.\n\n");
        ValueList<double> weights = AkaikeWeights.Of(fits);
        MarkdownTable table = new("law", "parameters", "ln L", "AIC", "BIC", "weight", "KS", "CvM", "AD", "99.5 % quantile");
        for (int i = 0; i < fits.Count; i++)
        {
            SeverityFit fit = fits[i];
            GoodnessOfFit? distances = fit.GoodnessOfFit;
            table.Add(
                fit.Family.Name,
                string.Join(", ", fit.Parameters),
                fit.LogLikelihood.ToString("F3", CultureInfo.InvariantCulture),
                Criterion(fit.Aic),
                Criterion(fit.Bic),
                weights[i].ToString("F3", CultureInfo.InvariantCulture),
                Distance(distances?.KolmogorovSmirnov),
                Distance(distances?.CramerVonMises),
                Distance(distances?.AndersonDarling),
                fit.Derived(law => law.Quantile(0.995)).ToString());
        }

        table.AppendTo(text);
    }

    private static void AppendFindings(StringBuilder text, ValueList<SeverityFit> fits)
    {
        text.Append("## Findings\n\n");
        (string Law, Finding Finding)[] all = [.. fits.SelectMany(fit => fit.Findings.Select(finding => (fit.Family.Name, finding)))];
        foreach ((string law, Finding finding) in all)
        {
            text.Append("- ").Append(JsonWords.Camel(finding.Level.ToString())).Append(" `").Append(finding.Code).Append("`, ").Append(MarkdownTable.Plain(law)).Append(": ")
                .Append(MarkdownTable.Plain(finding.Message)).Append('\n');
        }

        text.Append(all.Length == 0 ? "No findings.\n" : "");
    }

    private static string Number(double value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);

    private static string Criterion(double value) => double.IsFinite(value) ? value.ToString("F3", CultureInfo.InvariantCulture) : "infinite";

    private static string Distance(double? value) => value is double known ? known.ToString("G4", CultureInfo.InvariantCulture) : "";
}
