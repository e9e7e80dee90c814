using System.Globalization;
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

    public static Finding Impossible(string reasons) => new("fit.impossible", "", $"left out: {reasons}");

    public static ValueList<Finding> OnBoundary(FrequencyFamily family, FrequencyFit simpler) =>
    [
        new Finding(
            "fit.boundary",
            "",
            $"the likelihood of {family} is highest on its boundary, where it is {simpler.Family}: {string.Join(", ", simpler.Parameters)}"),
        .. simpler.Findings,
    ];

    public static Finding NearBoundary(FrequencyFit fit, FrequencyFit simpler, double ratio) => new(
        "fit.boundary",
        "",
        string.Create(
            CultureInfo.InvariantCulture,
            $"the counts do not tell {fit.Family} from {simpler.Family} on its boundary: the likelihood ratio is {ratio:F2}, below {SeverityFitFindings.BoundaryRatio:F2}, so that {string.Join(", ", fit.Parameters)} may be anything up to that limit"),
        FindingLevel.Note);
}
