using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>What a reader of a result of a product risk has to know.</summary>
internal static class ProductFindings
{
    /// <summary>Findings of the model, whatever the terms.</summary>
    public static IEnumerable<Finding> Of(ProductRisk risk)
    {
        List<Finding> findings = [];
        foreach (ProductLine line in risk.AllLines)
        {
            string path = line.Name == ProductRisk.Liability ? "lossModel" : $"lossModel.lines[{IndexOf(risk, line)}]";
            if (line.Batches is { HasClause: false })
            {
                findings.Add(new Finding(
                    "products.no-batch-clause",
                    path + ".batches",
                    $"each claim of a batch of the line '{line.Name}' has its own retention and limit: a retention above the usual claim removes most of the cover of serial losses",
                    FindingLevel.Note));
            }

            if (risk.Trigger is ClaimsMadeTrigger made)
            {
                double part = line.CoveredPart(made);
                if (part < 1)
                {
                    findings.Add(new Finding(
                        "products.immature-claims-made",
                        "lossModel.trigger",
                        string.Create(CultureInfo.InvariantCulture, $"the policy insures {part:P2} of the claims of the line '{line.Name}' reported in its year; the rest has damage before the retroactive date, and the cost rises at each renewal"),
                        FindingLevel.Note));
                }

                if (line.ReportLag.Count == 1)
                {
                    findings.Add(new Finding(
                        "products.no-report-lag",
                        path + ".reportLag",
                        $"the claims-made policy takes all claims of the line '{line.Name}' as reported in the year of the damage: no retroactive date or extended reporting changes its cost"));
                }
            }
        }

        return findings;
    }

    private static int IndexOf(ProductRisk risk, ProductLine line)
    {
        for (int i = 0; i < risk.Lines.Count; i++)
        {
            if (risk.Lines[i].Name == line.Name)
            {
                return i;
            }
        }

        return -1;
    }
}
