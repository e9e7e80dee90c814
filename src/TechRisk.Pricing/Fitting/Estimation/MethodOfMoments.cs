namespace TechRisk.Pricing;

/// <summary>As many moments as parameters: E[X^k] of the law equals the mean of x^k.</summary>
/// <remarks>Source: Klugman, Panjer, Willmot, "Loss Models", section on the method of moments. Needs claims known in full.</remarks>
public sealed record MethodOfMoments : EstimationMethod
{
    internal override Func<Severity, double> Distance(ClaimHistory history, int parameters)
    {
        double[] sorted = Complete(history, "the method of moments");
        double[] moments = [.. Enumerable.Range(1, parameters).Select(k => sorted.Average(x => MomentMath.Power(x, k)))];
        return law => Enumerable.Range(0, parameters).Sum(k => Squared(Numerics.Log.Of(law.Moment(k + 1) / moments[k]) / (k + 1)));
    }
}
