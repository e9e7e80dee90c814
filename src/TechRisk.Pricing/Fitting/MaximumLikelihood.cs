using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The search for the parameters of the highest likelihood: all starts, then the best one to full precision.</summary>
internal static class MaximumLikelihood
{
    private const int ManyAmounts = 20_000;
    private const int FewAmounts = 4_096;

    /// <summary>The maximum of a likelihood over the parameters of a family.</summary>
    /// <param name="logLikelihood">Of natural parameters; minus infinity where they are none.</param>
    /// <param name="space">The parameters.</param>
    /// <param name="starts">Natural parameters to start from.</param>
    /// <returns>The map between natural and free parameters, and where the search ended in free ones; null where no start has a likelihood.</returns>
    public static (ParameterMap Map, Maximum Maximum)? Search(Func<double[], double> logLikelihood, ValueList<Parameter> space, IReadOnlyList<double[]> starts)
    {
        (ParameterMap Map, Maximum Maximum)? best = null;
        foreach (double[] start in starts)
        {
            ParameterMap map = new(space, start);
            Maximum found = Maximizer.Find(free => logLikelihood(map.ToValues(free)), map.ToFree(start));
            if (double.IsFinite(found.Value) && (best is null || IsBetter(found, best.Value.Maximum)))
            {
                best = (map, found);
            }
        }

        return best;
    }

    /// <summary>The maximum for a severity; a large sample is searched by a part of it first.</summary>
    public static (ParameterMap Map, Maximum Maximum)? Search(SeverityFamily family, SeverityLikelihood likelihood)
    {
        double Of(SeverityLikelihood data, double[] values) => family.TryCreate(values) is { } law ? data.Of(law) : double.NegativeInfinity;
        IReadOnlyList<double[]> starts = family.Starts(likelihood.Shape);
        if (likelihood.Exact.Values.Length > ManyAmounts)
        {
            SeverityLikelihood few = likelihood.Thinned(FewAmounts);
            if (Search(values => Of(few, values), family.Space, starts) is { Maximum.Kind: MaximumKind.Interior } first)
            {
                double[] start = first.Map.ToValues(first.Maximum.Point);
                if (double.IsFinite(Of(likelihood, start)))
                {
                    starts = [start];
                }
            }
        }

        return WithCorners(Search(values => Of(likelihood, values), family.Space, starts), family.Space);
    }

    /// <summary>
    /// What a search found, stalled where a parameter has corners: between two corners it may seem to come to rest, but at no maximum of a
    /// smooth function, and there is no curvature to take an error from.
    /// </summary>
    public static (ParameterMap Map, Maximum Maximum)? WithCorners((ParameterMap Map, Maximum Maximum)? found, ValueList<Parameter> space) =>
        found is { Maximum.Kind: MaximumKind.Interior } rest && space.Any(parameter => parameter.HasCorners)
            ? (rest.Map, rest.Maximum with { Kind = MaximumKind.Stalled })
            : found;

    // a higher value; of two that are equal to rounding, the one that is a maximum inside
    private static bool IsBetter(Maximum one, Maximum other) =>
        one.Value > other.Value + 1e-6 || (one.Value > other.Value - 1e-6 && one.Kind == MaximumKind.Interior && other.Kind != MaximumKind.Interior);
}
