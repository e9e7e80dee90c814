using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>A geometric number of exponential claims: P(S &gt; x) = beta / (1 + beta) exp(-x / (theta (1 + beta))).</summary>
/// <remarks>Source: Klugman, Panjer, Willmot, "Loss Models", chapter 9: what is above 0 is exponential again, with mean theta (1 + beta).</remarks>
internal sealed class GeometricExponential(double beta, double theta) : ClosedCompound(beta * theta, 1 / (1 + beta))
{
    private readonly double _scale = theta * (1 + beta);
    private readonly double _positive = beta / (1 + beta);

    public override string Name => "closed form, geometric number of exponential claims";

    public override double Survival(double x) => _positive * Exp.Of(-x / _scale);

    public override double Density(double x) => Survival(x) / _scale;

    public override double StopLoss(double x) => Survival(x) * _scale;

    public override double Quantile(double p) => Math.Max(_scale * Log.Of(_positive / (1 - Require.Level(p))), 0);
}
