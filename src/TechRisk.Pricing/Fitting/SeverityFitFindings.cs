using System.Globalization;

namespace TechRisk.Pricing;

/// <summary>What a reader of a fit has to know.</summary>
internal static class SeverityFitFindings
{
    public static Finding NearBoundary(SeverityFit fit, SeverityFit simpler, double ratio) =>
        FitFindings.NearBoundary("claims", fit.Family.Name, simpler.Family.Name, fit.Parameters, ratio);

    public static ValueList<Finding> Of(SeverityFit fit)
    {
        List<Finding> findings = [];
        if (!fit.HasOptimum)
        {
            findings.Add(FitFindings.NoOptimum(fit.Family.Name, fit.Family.Space, fit.Values, fit.Maximum.Kind));
        }

        findings.AddRange(FitFindings.OfSample(fit.Family.Space, fit.Parameters, fit.HasOptimum, fit.History.ClaimCount, "claims"));
        findings.AddRange(OfLaw(fit.Severity));
        return findings.ToValueList();
    }

    public static ValueList<Finding> OnBoundary(SeverityFit fit, SeverityFit simpler) =>
    [
        2 * (fit.LogLikelihood - simpler.LogLikelihood) < 2e-4
            ? FitFindings.OnBoundary(fit.Family.Name, simpler.Family.Name, simpler.Parameters)
            : FitFindings.TowardsBoundary(fit.Family.Name, simpler.Family.Name, simpler.Parameters),
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
            yield return FitFindings.InfiniteMean(law);
        }
        else if (double.IsPositiveInfinity(law.Variance))
        {
            yield return new Finding("tail.infinite-variance", "", $"{law} has an infinite variance", FindingLevel.Note);
        }
    }
}
