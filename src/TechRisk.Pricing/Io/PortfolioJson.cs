using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace TechRisk.Pricing;

/// <summary>Portfolios from and to JSON.</summary>
public static class PortfolioJson
{
    extension(Portfolio input)
    {
        /// <summary>Reads a portfolio; each of its submissions is a submission document.</summary>
        /// <param name="json">JSON text; kinds and properties have the C# names in camelCase, no limit is absent.</param>
        /// <exception cref="SubmissionException">The document cannot be used; it lists every problem with its path.</exception>
        public static Portfolio FromJson(string json) =>
            Portfolio.TryFromJson(json, out Portfolio? portfolio, out ValueList<Finding> findings)
                ? portfolio
                : throw new SubmissionException(findings.Where(finding => finding.Level == FindingLevel.Error).ToValueList());

        /// <summary>Reads a portfolio without an exception.</summary>
        /// <param name="json">JSON text.</param>
        /// <param name="portfolio">The portfolio; null where the document cannot be used.</param>
        /// <param name="findings">All problems, each with its path; a usable document may have warnings.</param>
        /// <returns>True if the document can be used.</returns>
        public static bool TryFromJson(string json, [NotNullWhen(true)] out Portfolio? portfolio, out ValueList<Finding> findings)
        {
            ArgumentNullException.ThrowIfNull(json);
            return JsonText.TryRead(json, PortfolioShapes.Portfolio, out portfolio, out findings);
        }

        /// <summary>The portfolio as JSON, always the same text for equal portfolios; <c>Portfolio.FromJson</c> of it equals the portfolio.</summary>
        /// <exception cref="InvalidOperationException">A text is not valid Unicode.</exception>
        public string ToJson() => Encoding.UTF8.GetString(JsonText.Write(PortfolioShapes.Portfolio, input));
    }
}
