using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Quotients of gamma functions at shifted arguments, in twice the precision before they cancel.</summary>
internal static class GammaRatio
{
    /// <summary>ln Gamma(x + h) - ln Gamma(x).</summary>
    /// <param name="x">Above 0.</param>
    /// <param name="h">Any number with x + h above 0.</param>
    public static Twofold Log(double x, double h) => Numerics.LogGamma.Precise(Twofold.Sum(x, h)) - Numerics.LogGamma.Precise(new Twofold(x, 0));

    /// <summary>ln Gamma(x + 2 h) - 2 ln Gamma(x + h) + ln Gamma(x), of the order of h^2.</summary>
    /// <param name="x">Above 0.</param>
    /// <param name="h">Any number with x + 2 h above 0.</param>
    public static Twofold LogSecond(double x, double h) =>
        Numerics.LogGamma.Precise(Twofold.Sum(x, 2 * h)) - Numerics.LogGamma.Precise(Twofold.Sum(x, h)) * 2 + Numerics.LogGamma.Precise(new Twofold(x, 0));
}
