using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Limited moments of the law F(x) = exp(-y), y = (theta / x)^tau: E[min(X, d)^k] = theta^k Gamma(a, y) + d^k (1 - exp(-y)) with a = 1 - k / tau,
/// which may be 0 or negative.
/// </summary>
internal static class ExtremePowerMoments
{
    // nearer to a pole of Gamma, and beyond it, theta^k Gamma(a, y) = d^k y times the integral of e^(a r) exp(-y (e^r - 1)) over r from 0
    private const double NearPole = 0.05;

    /// <summary>E[min(X, limit)^k].</summary>
    /// <param name="order">k.</param>
    /// <param name="a">1 - k / tau.</param>
    /// <param name="scale">theta.</param>
    /// <param name="limit">Above 0, finite.</param>
    /// <param name="logHazard">ln y at the limit.</param>
    public static double Limited(int order, double a, double scale, double limit, double logHazard)
    {
        double y = Exp.Of(logHazard);
        double capped = MomentMath.Capped(limit, order, -Expm1.Of(-y));
        if (a > NearPole)
        {
            return MomentMath.Power(scale, order) * GammaFunction.Of(a) * IncompleteGamma.Q(a, y) + capped;
        }

        double Exponent(double r) => (y > 1e-250 ? y * Expm1.Of(r) : Exp.Of(r + logHazard)) - a * r;
        double Slope(double r) => Exp.Of(r + logHazard) - a;
        double weight = Exp.Of(logHazard - y);
        return capped + (weight == 0 ? 0 : MomentMath.Capped(limit, order, weight * FallingIntegral.Of(Exponent, Slope, double.PositiveInfinity)));
    }
}
