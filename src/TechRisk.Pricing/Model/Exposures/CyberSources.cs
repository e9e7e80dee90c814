namespace TechRisk.Pricing;

/// <summary>The sources of a cyber risk made of facts, by the paths of the risk.</summary>
internal static class CyberSources
{
    public static ValueList<ParameterSource> Of(CyberExposure facts)
    {
        List<ParameterSource> sources = [];
        string[] shares = ["breachShare", "ransomwareShare", "fundsTransferShare", "systemFailureShare", "liabilityShare"];
        Assumption[] weights = [facts.BreachShare, facts.RansomwareShare, facts.FundsTransferShare, facts.SystemFailureShare, facts.LiabilityShare];
        for (int i = 0; i < shares.Length; i++)
        {
            string path = FormattableString.Invariant($"perils[{i}].");
            sources.AddRange(new[] { facts.IncidentRate, facts.RevenueElasticity, facts.SectorRelativity, facts.PriorShape, weights[i] }
                .Select(assumption => new ParameterSource(path + "arrivals", assumption.Provenance)));
            Assumption[] amounts = i switch
            {
                0 when facts.TotalRecords > 0 => [facts.BreachRecordsMedian, facts.RecordsIntercept, facts.ExchangeRate],
                1 => [facts.SeverityMedian, facts.SeveritySigma, facts.OutageMedian, facts.DependencyShare],
                2 => [facts.FundsTransferMean, facts.FundsTransferSigma],
                3 => [facts.OutageMedian, facts.DependencyShare],
                _ => [facts.SeverityMedian, facts.SeveritySigma, facts.ExchangeRate],
            };
            sources.AddRange(amounts.Select(assumption => new ParameterSource(path + "components", assumption.Provenance)));
        }

        for (int i = 0; i < facts.Providers.Count; i++)
        {
            string path = FormattableString.Invariant($"systemic[{i}].");
            sources.Add(new(path + "frequency", facts.ProviderOutageRate.Provenance));
            sources.Add(new(path + "footprint", facts.ProviderFootprint.Provenance));
            sources.Add(new(path + "outageHours", facts.ProviderOutageMedian.Provenance));
        }

        return sources.Distinct().ToValueList();
    }
}
