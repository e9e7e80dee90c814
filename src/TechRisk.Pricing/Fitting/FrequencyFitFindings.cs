namespace TechRisk.Pricing;

/// <summary>What a reader of a fit to claim counts has to know.</summary>
internal static class FrequencyFitFindings
{
    public static ValueList<Finding> Of(FrequencyFit fit) =>
        fit.HasOptimum ? fit.Counts.Findings : [.. fit.Counts.Findings, FitFindings.NoOptimum(fit.Family.Name, fit.Family.Space, fit.Values, fit.Maximum.Kind)];

    public static Finding Impossible(string reasons) => new("fit.impossible", "", $"left out: {reasons}");

    public static ValueList<Finding> OnBoundary(FrequencyFamily family, FrequencyFit simpler) =>
        [FitFindings.OnBoundary(family.Name, simpler.Family.Name, simpler.Parameters), .. simpler.Findings];

    public static Finding NearBoundary(FrequencyFit fit, FrequencyFit simpler, double ratio) =>
        FitFindings.NearBoundary("counts", fit.Family.Name, simpler.Family.Name, fit.Parameters, ratio);
}
