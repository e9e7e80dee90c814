namespace TechRisk.Pricing;

/// <summary>What a quote does not know: limits that follow from its models, and those that its findings name.</summary>
internal static class KnownLimits
{
    private static readonly string[] Codes = ["tail.", "premium.infinite", "simulation.", "exposure.", "model.", "systemic."];

    public static ValueList<string> Of(Quote quote)
    {
        List<string> limits = [];
        foreach (Finding finding in quote.Findings)
        {
            if (Codes.Any(code => finding.Code.StartsWith(code, StringComparison.Ordinal)))
            {
                limits.Add(finding.Path.Length == 0 ? finding.Message : $"{finding.Path}: {finding.Message}");
            }
        }

        CoverKind[] kinds = [.. quote.Submission.Covers.Select(CoverKinds.Of)];
        if (!limits.Exists(limit => limit.Contains("infinite", StringComparison.Ordinal)))
        {
            limits.Add("no infinite mean or variance of a cover was found after its terms");
        }

        if (kinds.Contains(CoverKind.Research))
        {
            limits.Add("no public data calibrate the dependence between research projects: the correlation is a judgement");
            limits.Add("success rates are those of other populations unless they are the firm's own; they drift, and counts of failures hold non-technical stops");
        }

        if (kinds.Contains(CoverKind.Cyber))
        {
            limits.Add("claim payments, public losses and surveys differ up to sevenfold in the median: the severity holds on the basis of its source only");
        }

        if (quote.Submission.Covers.Any(cover => cover.LossModel.SystemicTags.Count > 0))
        {
            limits.Add("there is no consensus on the probability of systemic events: their rates are scenarios");
        }

        if (kinds.Contains(CoverKind.Product))
        {
            limits.Add("court awards, batch sizes and recall costs have few public data: severity and batches are proxies unless they are the firm's own");
        }

        if (quote.Submission.Dependence is not Independent)
        {
            limits.Add("the parameter of the dependence ties what drives the losses, not the losses; tail dependence beyond its family is not held");
        }

        limits.Add("parameters are taken as known, but for predictive models: the errors printed are those of simulation");
        return limits.Distinct().ToValueList();
    }
}
