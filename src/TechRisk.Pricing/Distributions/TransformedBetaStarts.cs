using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Starting points for fits of the transformed beta family: for given alpha and tau, ln X is ln theta + g / gamma with a known law of g, so that
/// two quantiles of the sample give gamma and the median gives theta.
/// </summary>
internal static class TransformedBetaStarts
{
    private const double Low = 0.2;
    private const double High = 0.8;

    /// <summary>A point for each pair of alpha and tau, gamma and theta by matching quantiles.</summary>
    public static IReadOnlyList<double[]> Free(SampleShape sample, (double Alpha, double Tau)[] shapes, Func<TransformedBetaStart, double[]> values) =>
        [.. shapes.Select(shape => values(At(sample, shape.Alpha, OddsSpread(shape.Alpha, shape.Tau) / LogSpread(sample), shape.Tau)))];

    /// <summary>A point for each pair of alpha and tau with gamma = 1, theta by matching the median.</summary>
    public static IReadOnlyList<double[]> Linear(SampleShape sample, (double Alpha, double Tau)[] shapes, Func<TransformedBetaStart, double[]> values) =>
        [.. shapes.Select(shape => values(At(sample, shape.Alpha, 1, shape.Tau)))];

    /// <summary>One point where gamma also sets alpha and tau: the fixed point of matching quantiles.</summary>
    public static IReadOnlyList<double[]> Tied(
        SampleShape sample, Func<double, (double Alpha, double Tau)> shapes, Func<TransformedBetaStart, double[]> values)
    {
        double gamma = OddsSpread(1, 1) / LogSpread(sample);
        for (int i = 0; i < 20; i++)
        {
            (double a, double t) = shapes(gamma);
            gamma = Math.Sqrt(gamma * OddsSpread(a, t) / LogSpread(sample));
        }

        (double alpha, double tau) = shapes(gamma);
        return [values(At(sample, alpha, gamma, tau))];
    }

    private static TransformedBetaStart At(SampleShape sample, double alpha, double gamma, double tau) =>
        new(alpha, gamma, tau, sample.Median * Exp.Of(-BetaLogOdds.Inverse(tau, alpha, 0.5, 0.5) / gamma));

    private static double OddsSpread(double alpha, double tau) =>
        BetaLogOdds.Inverse(tau, alpha, High, 1 - High) - BetaLogOdds.Inverse(tau, alpha, Low, 1 - Low);

    private static double LogSpread(SampleShape sample) => Math.Max(Log.Of(sample.Quantile(High) / sample.Quantile(Low)), 1e-3);
}
