using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>What a reader of a fit to claim counts has to know.</summary>
internal static class FrequencyFitFindings
{
    public static ValueList<Finding> Of(FrequencyFit fit)
    {
        List<Finding> findings = [.. fit.Counts.Findings];
        if (!fit.HasOptimum)
        {
            string course = string.Join(", ", fit.Family.Space.Select((p, i) => FormattableString.Invariant($"{p.Name} = {fit.Values[i]:G4}")));
            findings.Add(new Finding(
                "fit.no-optimum",
                "",
                fit.Maximum.Kind == MaximumKind.Runaway
                    ? $"the likelihood of {fit.Family} has no maximum: it rises without end, at last at {course}; the parameters are not an estimate"
                    : $"the search for the maximum of {fit.Family} stopped at {course}, where the likelihood is not smooth; the parameters are not an estimate"));
        }

        return findings.ToValueList();
    }

    public static ValueList<Finding> OnBoundary(FrequencyFit fit, FrequencyFit simpler) =>
    [
        new Finding(
            "fit.boundary",
            "",
            $"the likelihood of {fit.Family} is highest on its boundary, where it is {simpler.Family}: {string.Join(", ", simpler.Parameters)}"),
        .. simpler.Findings,
    ];
}
