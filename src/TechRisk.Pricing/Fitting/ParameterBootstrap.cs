namespace TechRisk.Pricing;

/// <summary>The parametric bootstrap of counts: the fit repeated on counts that the fitted law makes for as many units with the same exposures.</summary>
/// <remarks>Source: Efron and Tibshirani, "An Introduction to the Bootstrap", section 6.5.</remarks>
internal static class ParameterBootstrap
{
    public static SampledParameters Of(FrequencyFit fit, int replicates, long seed)
    {
        RandomKey key = RandomKey.FromSeed(seed).Derive("bootstrap");
        Frequency[] laws = [.. fit.Counts.Rows.Select(row => fit.At(row.Exposure))];
        double[]?[] found = new double[replicates][];
        Parallel.For(0, replicates, i => found[i] = Refitted(fit, ClaimCounts.FromRows(Drawn(fit.Counts, laws, key.Derive(i)))));
        ValueList<ValueList<double>> sets = found.OfType<double[]>().Select(set => set.ToValueList()).ToValueList();
        if (sets.Count == 0)
        {
            throw new InvalidOperationException($"no replicate of {fit.Searched} has a maximum: a bootstrap says nothing here");
        }

        int lost = replicates - sets.Count;
        return new SampledParameters(new ParameterSets(sets) { Centre = fit.Values.ToValueList() }, fit.Searched.Space)
        {
            Findings = lost == 0 ? [] :
            [
                new Finding(
                    "bootstrap.no-optimum",
                    "",
                    FormattableString.Invariant($"{lost} of {replicates} bootstrap tables gave no maximum of {fit.Searched} and are left out: the sets tell less than there is not known")),
            ],
        };
    }

    private static double[]? Refitted(FrequencyFit fit, ClaimCounts counts) =>
        counts.Claims > 0 && FrequencyFit.Of(fit.Searched, counts, fit.Rule) is { HasOptimum: true } again ? again.Values : null;

    private static IEnumerable<CountRow> Drawn(ClaimCounts counts, Frequency[] laws, RandomKey key)
    {
        for (int row = 0; row < laws.Length; row++)
        {
            SortedDictionary<long, long> units = [];
            for (long unit = 0; unit < counts.Rows[row].Units; unit++)
            {
                long n = laws[row].Sample(key.Uniform(row, unit));
                units[n] = units.GetValueOrDefault(n) + 1;
            }

            foreach ((long n, long number) in units)
            {
                yield return new CountRow(n) { Units = number, Exposure = counts.Rows[row].Exposure, Time = counts.Rows[row].Time };
            }
        }
    }
}
