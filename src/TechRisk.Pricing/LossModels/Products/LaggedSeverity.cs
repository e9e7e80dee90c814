namespace TechRisk.Pricing;

/// <summary>The law of an amount whose cost depends on the year in which it is reported.</summary>
internal static class LaggedSeverity
{
    /// <summary>X times a random factor: mixed exponential laws stay mixed exponential, others become a mixture.</summary>
    /// <param name="severity">Law of X.</param>
    /// <param name="factors">Weights that sum to 1, and factors above 0.</param>
    public static Severity Of(Severity severity, (double Weight, double Factor)[] factors)
    {
        (double Weight, double Factor)[] distinct =
            [.. factors.GroupBy(part => part.Factor).Select(group => (group.Sum(part => part.Weight), group.Key))];
        if (distinct.Length == 1)
        {
            return distinct[0].Factor == 1 ? severity : severity.Times(distinct[0].Factor);
        }

        return Mixed([.. distinct.Select(part => (part.Weight, part.Factor == 1 ? severity : severity.Times(part.Factor)))]);
    }

    /// <summary>A mixture of laws: mixed exponential where all of them are.</summary>
    /// <param name="parts">Weights above 0 that sum to 1, and laws.</param>
    public static Severity Mixed((double Weight, Severity Severity)[] parts)
    {
        if (parts.Length == 1)
        {
            return parts[0].Severity;
        }

        double sum = parts.Sum(part => part.Weight);
        if (parts.Any(part => part.Severity is not (Exponential or MixedExponential)))
        {
            return new Mixture([.. parts.Select(part => (part.Weight / sum, part.Severity))]);
        }

        IEnumerable<(double Weight, double Mean)> flat = parts.SelectMany(part => part.Severity is MixedExponential mixed
            ? mixed.Components.Select(component => (component.Weight * part.Weight / sum, component.Mean))
            : [(part.Weight / sum, part.Severity.Mean)]);
        return new MixedExponential([.. flat.GroupBy(part => part.Mean).Select(group => (group.Sum(part => part.Weight), group.Key))]);
    }
}
