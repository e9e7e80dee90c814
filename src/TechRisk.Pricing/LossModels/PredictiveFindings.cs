namespace TechRisk.Pricing;

/// <summary>What a reader of a predictive model's figures has to know.</summary>
internal static class PredictiveFindings
{
    public static IEnumerable<Finding> Of(Predictive model)
    {
        string pairing = model.Pairing == ParameterPairing.Paired ? "in pairs" : "independently of each other";
        yield return new Finding(
            "parameters.uncertain",
            "lossModel",
            $"the parameters are not known: once a year, shared by all claims of the year, count ({Words(model.Frequency)}) and size ({Words(model.Severity)}) draw theirs {pairing}",
            FindingLevel.Note);
        if (model.CountedAbove.Count > 0)
        {
            yield return new Finding(
                "parameters.restated-rate",
                "lossModel.countedAbove",
                FormattableString.Invariant(
                    $"claims were counted above deductibles: each year's rate is restated to ground-up claims with the year's own severity, at the estimate times {1 / GroundUpCount.Share(model.CountedAbove, model.Severity.AtEstimate):G4}; severities that put less than {GroundUpCount.SmallestShare} above the deductibles are not drawn"),
                FindingLevel.Note);
        }

        double? moments = MixedMoments.OfClaim(model.Severity);
        if (moments <= 1 && !model.Severity.Source.IsFinite && double.IsFinite(model.Severity.AtEstimate.Mean))
        {
            yield return new Finding(
                "parameters.infinite-mean",
                "lossModel.severity",
                $"the mean of a {model.Severity.AtEstimate.GetType().Name} over a normal law of its parameters is infinite, although it is finite at the estimate: a price exists only where a limit bounds the claim or the year",
                FindingLevel.Note);
        }
    }

    private static string Words(UncertainSeverity severity) => severity switch
    {
        SeverityOfFamily { Parameters: var law, Family: var family } => $"{family}, {Words(law)}",
        SeverityOfList { Laws.Count: 1 } one => $"known, {one.Laws[0].Severity}",
        SeverityOfList list => FormattableString.Invariant($"one of {list.Laws.Count} laws"),
        _ => severity.ToString(),
    };

    private static string Words(UncertainFrequency frequency) => frequency switch
    {
        FrequencyOfFamily { Parameters: var law, Family: var family } => $"{family}, {Words(law)}",
        FrequencyOfList { Laws.Count: 1 } one => $"known, {one.Laws[0].Frequency}",
        FrequencyOfList list => FormattableString.Invariant($"one of {list.Laws.Count} laws"),
        _ => frequency.ToString(),
    };

    private static string Words(ParameterLaw law) =>
        law.Finite is { } sets ? FormattableString.Invariant($"one of {sets.Count} sets of parameters") : "normal on the free scale around the estimate";
}
