namespace TechRisk.Pricing;

/// <summary>The published cases that the library can compute, by their id: from inputs to figures.</summary>
internal static class PublishedCases
{
    /// <summary>The figures of a case; null where its id is not known.</summary>
    public static Func<string, double?>? Read(CaseHead head, CaseNode node)
    {
        node.Skip("kind");
        CaseNode? inputs = node.Child("inputs");
        if (inputs is null || !Runners.TryGetValue(head.Id, out Action<CaseInputs, CaseTable>? runner))
        {
            node.NotKnown($"the published case {JsonWords.Quoted(head.Id)} is not known");
            return null;
        }

        CaseInputs given = new(inputs.Element.Clone());
        Lazy<CaseTable> table = new(() =>
        {
            CaseTable figures = new();
            runner(given, figures);
            return figures;
        });
        return name => table.Value.Find(name);
    }

    private static Dictionary<string, Action<CaseInputs, CaseTable>> Runners => new(StringComparer.Ordinal)
    {
        ["C01-limited-lognormal"] = PublishedCompounds.LimitedLogNormal,
        ["C02a-poisson3-lognormal-quantiles"] = PublishedCompounds.LogNormalQuantiles,
        ["C05-discrete-exact"] = PublishedCompounds.FiniteDiscrete,
        ["C06-tweedie-cdf"] = PublishedCompounds.PoissonGamma,
        ["C07a-dental-convolution"] = PublishedCompounds.Dental,
        ["C07b-poisson-merge"] = PublishedCompounds.PoissonMerge,
        ["C07c-zero-modified-binomial"] = PublishedCompounds.ZeroModifiedBinomial,
        ["C07e-deductible-limit-coinsurance"] = PublishedCompounds.DeductibleLimitCoinsurance,
        ["C07f-binomial-exponential"] = PublishedCompounds.BinomialExponential,
        ["T07-count-times-severity"] = PublishedCompounds.RandomSum,
        ["T14a-negative-binomial-parametrisation"] = PublishedCompounds.NegativeBinomialParametrisation,
        ["C03-levy-aliasing-tilting"] = PublishedLattices.LevyAliasing,
        ["C07g-truck-fleet-rounding"] = PublishedLattices.Rounding,
        ["T06-hidden-aliasing"] = PublishedLattices.HiddenAliasing,
        ["C09-I-aggregate-deductible"] = PublishedTreaties.AggregateDeductible,
        ["C09-III-loss-corridor"] = PublishedTreaties.LossCorridor,
        ["C09-V-profit-commission"] = PublishedTreaties.ProfitCommission,
        ["C10a-reinstatements-free-and-PH"] = PublishedTreaties.FreeReinstatements,
        ["C11a-reinstatements-aad"] = PublishedTreaties.PaidReinstatements,
        ["C11c-gamma-layer-moments"] = PublishedTreaties.LayerMoments,
        ["C12a-poisson-lognormal-moments"] = PublishedTreaties.ExcessMoments,
        ["C14a-wang-layer-prices"] = PublishedPrices.WangLayers,
        ["C15-wang-weather-options"] = PublishedPrices.WeatherOptions,
        ["C21a-ruin-exponential"] = PublishedPrices.Ruin,
        ["C24-bodoff-percentile-layer"] = PublishedPrices.PercentileLayers,
        ["C26a-policy-terms"] = PublishedTerms.PolicyTermsOfLosses,
        ["T01a-fractional-reinstatement"] = PublishedTerms.FractionalReinstatement,
        ["T02a-vertical-exhaustion"] = PublishedTerms.VerticalExhaustion,
        ["T03a-aggregate-limit-order"] = PublishedTerms.AggregateLimitOrder,
        ["T09-retention-applied"] = PublishedTerms.RetentionApplied,
        ["T04-repeatability"] = PublishedSimulations.Repeatability,
        ["T05a-every-year-simulated"] = PublishedSimulations.EveryYear,
    };
}
