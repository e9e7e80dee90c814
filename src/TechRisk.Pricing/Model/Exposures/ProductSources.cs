namespace TechRisk.Pricing;

/// <summary>The sources of a product risk made of facts, by the paths of the risk.</summary>
internal static class ProductSources
{
    public static ValueList<ParameterSource> Of(ProductExposure facts)
    {
        List<ParameterSource> sources = [];
        for (int i = 0; i < facts.Sales.Count; i++)
        {
            string path = FormattableString.Invariant($"lines[{i}].");
            Territory territory = facts.Sales[i].Territory;
            Add("frequency", facts.ClaimRate);
            Add("frequency", facts.SizeElasticity);
            if (territory is Territory.Europe or Territory.NorthAmerica)
            {
                Add("frequency", territory == Territory.Europe ? facts.EuropeRelativity : facts.NorthAmericaRelativity);
            }

            Add("severity", territory == Territory.NorthAmerica ? facts.NorthAmericaClaimMean : facts.ClaimMean);
            Add("severityTrend", facts.SeverityTrend);
            Add("frequencyTrend", facts.FrequencyTrend);
            Add("batches.frequency", facts.BatchRate);
            Add("batches.claims", facts.ClaimsPerBatch);
            Add("defence", facts.DefenceRatio);
            if (facts.ReportLag == ProductStarters.ReportLag)
            {
                sources.Add(new(path + "reportLag", ProductStarters.LagSource));
            }

            void Add(string parameter, Assumption assumption) => sources.Add(new(path + parameter, assumption.Provenance));
        }

        if (facts.HasRecall)
        {
            sources.Add(new("recall.frequency", facts.RecallRate.Provenance));
            sources.Add(new("recall.share", facts.RecallShare.Provenance));
        }

        return sources.Distinct().ToValueList();
    }
}
