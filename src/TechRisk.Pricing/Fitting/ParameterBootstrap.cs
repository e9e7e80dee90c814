namespace TechRisk.Pricing;

/// <summary>The parametric bootstrap: the fit repeated on histories that the fitted law makes.</summary>
/// <remarks>Source: Efron and Tibshirani, "An Introduction to the Bootstrap", section 6.5.</remarks>
internal static class ParameterBootstrap
{
    public static SampledParameters Of(SeverityFit fit, int replicates, long seed)
    {
        SimulatedHistory histories = new(fit.History, fit.Severity);
        RandomKey key = RandomKey.FromSeed(seed).Derive("bootstrap");
        ValueList<double>?[] found = new ValueList<double>?[replicates];
        Parallel.For(0, replicates, i => found[i] = Fitted(fit.Family, histories.At(key.Derive(i))));
        ValueList<ValueList<double>> sets = found.OfType<ValueList<double>>().ToValueList();
        if (sets.Count == 0)
        {
            throw new InvalidOperationException($"no replicate of {fit.Family} has a maximum: a bootstrap says nothing here");
        }

        int lost = replicates - sets.Count;
        return new SampledParameters(new ParameterSets(sets) { Centre = fit.Values.ToValueList() }, fit.Family.Space)
        {
            Findings = lost == 0 ? [] :
            [
                new Finding(
                    "bootstrap.no-maximum",
                    "",
                    FormattableString.Invariant($"{lost} of {replicates} replicates of {fit.Family} have no maximum inside the family and are left out: the sets tell less than there is not known")),
            ],
        };
    }

    private static ValueList<double>? Fitted(SeverityFamily family, ClaimHistory history) =>
        MaximumLikelihood.Search(family, history.Likelihood) is { } found && found.Maximum.Kind == Numerics.MaximumKind.Interior
            ? found.Map.ToValues(found.Maximum.Point).ToValueList()
            : null;
}
