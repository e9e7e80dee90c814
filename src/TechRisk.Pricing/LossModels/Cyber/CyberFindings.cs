namespace TechRisk.Pricing;

/// <summary>What a reader of a price of a cyber risk has to know.</summary>
internal static class CyberFindings
{
    /// <summary>The findings, with paths within the cover.</summary>
    public static IEnumerable<Finding> Of(CyberRisk risk)
    {
        for (int i = 0; i < risk.Perils.Count; i++)
        {
            CyberPeril peril = risk.Perils[i];
            string path = $"lossModel.perils[{i}]";
            foreach (Finding finding in peril.Arrivals.Findings)
            {
                yield return finding with { Path = $"{path}.{finding.Path}" };
            }

            if (peril.Tags.Count > 0 && peril.Arrivals.Mean(1) > 0)
            {
                yield return new Finding(
                    "cyber.systemic-share",
                    path,
                    $"the peril '{peril.Name}' has events of its own and systemic ones: its own rate has to be without the systemic part, or that part counts twice",
                    FindingLevel.Note);
            }
        }

        SeverityBasis[] bases = [.. risk.Perils.Select(peril => peril.SeverityBasis).Where(basis => basis != SeverityBasis.Unstated).Distinct()];
        if (bases.Length > 1)
        {
            yield return new Finding(
                "cyber.mixed-basis",
                "lossModel.perils",
                "some severities come from insurers' claims and others from publicly known losses, whose medians differ by a factor of 5 to 10: choose one basis");
        }

        if (risk.Perils.Count == 0)
        {
            yield return new Finding("cyber.no-peril", "lossModel.perils", "the risk has no peril: it has no loss");
        }
    }
}

/// <summary>The kind of data that a severity was fitted to.</summary>
public enum SeverityBasis
{
    /// <summary>Not stated.</summary>
    Unstated,

    /// <summary>Claims of insurers.</summary>
    Claims,

    /// <summary>Losses that became publicly known, or surveys of them.</summary>
    PublicLosses,
}
