namespace TechRisk.Pricing;

/// <summary>What a reader of a fitted copula has to know.</summary>
internal static class CopulaFitFindings
{
    private const double FullDependence = 0.99;

    // half of the 95 % point of a chi-square law with one degree of freedom; at an end of a family half of that law counts, hence its 90 % point
    private const double IndistinctInside = 1.920729;
    private const double IndistinctAtEnd = 1.352771;

    /// <summary>Findings of a search.</summary>
    public static IEnumerable<Finding> Of(CopulaFamily family, CopulaSearch found, double logLikelihoodOfIndependence)
    {
        if (found.Limit is not null)
        {
            yield return Boundary(family, found.Copula);
        }
        else if (!found.HasOptimum)
        {
            yield return NoOptimum(family, found.Copula);
        }
        else if (family.HasOneParameter && found.LogLikelihood - logLikelihoodOfIndependence < (family.TauRange.Least == 0 ? IndistinctAtEnd : IndistinctInside))
        {
            yield return new Finding(
                "fit.independence-possible", "", $"the pairs do not rule out independence: {found.Copula} makes them hardly more likely", FindingLevel.Note);
        }
    }

    public static Finding Boundary(CopulaFamily family, Copula limit) =>
        new("fit.boundary", "", $"the likelihood of {family} is highest on its boundary, where it is {limit}");

    public static Finding NoOptimum(CopulaFamily family, Copula last) => new(
        "fit.no-optimum",
        "",
        $"the likelihood of {family} has no maximum inside, at last at {last}"
            + (Math.Abs(last.KendallTau) > FullDependence ? ": it rises towards full dependence" : "") + "; the parameters are not an estimate");

    /// <summary>Ranks do not know that an amount is only a lower bound.</summary>
    public static IEnumerable<Finding> OfRanks(PairHistory history)
    {
        double censored = history.Pairs.Sum(pair => pair.IsCensored ? pair.Weight : 0);
        if (censored > 0)
        {
            yield return new Finding(
                "fit.limits-in-ranks",
                "",
                FormattableString.Invariant($"{censored} of {history.Count} pairs have an amount known as \"at least\" only; ranks take it as it stands, which understates dependence in the upper tail"));
        }
    }

    /// <summary>Infinite means of the margins.</summary>
    public static IEnumerable<Finding> OfMargins(Severity first, Severity second) =>
        from margin in new[] { (Name: "first", Law: first), (Name: "second", Law: second) }
        where double.IsPositiveInfinity(margin.Law.Mean)
        select FitFindings.InfiniteMean(margin.Law, margin.Name);
}
