using System.Globalization;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>What a reader of a fit has to know.</summary>
internal static class SeverityFitFindings
{
    /// <summary>
    /// Twice the gain in ln L below which the law on the boundary is not rejected at 5 %: the 90 % quantile of chi-square with one degree of
    /// freedom, since half of the weight of the limit law lies at 0 (Self and Liang, Journal of the American Statistical Association 82, 1987).
    /// </summary>
    public const double BoundaryRatio = 2.7055434540954;

    public static Finding NearBoundary(SeverityFit fit, SeverityFit simpler, double ratio) => new(
        "fit.boundary",
        "",
        string.Create(
            CultureInfo.InvariantCulture,
            $"the claims do not tell {fit.Family} from {simpler.Family} on its boundary: the likelihood ratio is {ratio:F2}, below {BoundaryRatio:F2}, so that {string.Join(", ", fit.Parameters)} may be anything up to that limit"),
        FindingLevel.Note);

    public static ValueList<Finding> Of(SeverityFit fit)
    {
        List<Finding> findings = [];
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

        findings.AddRange(OfLaw(fit.Severity));
        return findings.ToValueList();
    }

    public static ValueList<Finding> OnBoundary(SeverityFit fit, SeverityFit simpler) =>
    [
        new Finding(
            "fit.boundary",
            "",
            2 * (fit.LogLikelihood - simpler.LogLikelihood) < 2e-4
                ? $"the likelihood of {fit.Family} is highest on its boundary, where it is {simpler.Family}: {string.Join(", ", simpler.Parameters)}"
                : $"the likelihood of {fit.Family} hardly changes on the way to its boundary, where it is {simpler.Family}, which the claims do not reject: {string.Join(", ", simpler.Parameters)}"),
        .. OfLaw(simpler.Severity),
    ];

    public static Finding ChosenThreshold(int thresholds) => new(
        "fit.threshold-chosen",
        "",
        string.Create(CultureInfo.InvariantCulture, $"the threshold is one of {thresholds} that were tried on the same claims; AIC and BIC do not count it as a parameter"),
        FindingLevel.Note);

    public static Finding Impossible(string families) => new(
        "fit.impossible",
        "",
        $"left out, since they give the claims no likelihood at any starting point: {families}");

    private static IEnumerable<Finding> OfLaw(Severity law)
    {
        if (double.IsPositiveInfinity(law.Mean))
        {
            yield return new Finding("tail.infinite-mean", "", $"{law} has an infinite mean: a price exists only under a limit");
        }
        else if (double.IsPositiveInfinity(law.Variance))
        {
            yield return new Finding("tail.infinite-variance", "", $"{law} has an infinite variance", FindingLevel.Note);
        }
    }
}
