using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// How much each of several fits weighs: exp(-AIC / 2), scaled to a sum of 1; 0 for a fit without a maximum, and for one whose law, found on its
/// boundary, is the law of another fit of the list.
/// </summary>
/// <remarks>Source: Burnham and Anderson, "Model Selection and Multimodel Inference", section 2.9.</remarks>
internal static class AkaikeWeights
{
    public static ValueList<double> Of(IReadOnlyList<SeverityFit> fits)
    {
        double best = fits.Count == 0 ? 0 : fits.Min(fit => fit.Aic);
        double[] weights = [.. fits.Select((fit, i) => double.IsFinite(fit.Aic) && !IsRepeated(fits, i) ? Exp.Of((best - fit.Aic) / 2) : 0)];
        double sum = weights.Sum();
        return weights.Select(weight => sum > 0 ? weight / sum : 0).ToValueList();
    }

    private static bool IsRepeated(IReadOnlyList<SeverityFit> fits, int index) =>
        fits[index].IsOnBoundary && fits.Where((other, i) => other.Severity.Equals(fits[index].Severity) && (!other.IsOnBoundary || i < index)).Any();
}
