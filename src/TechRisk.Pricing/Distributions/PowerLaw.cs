using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>What moments of powers between two ends are made of.</summary>
internal static class PowerLaw
{
    /// <summary>The integral of exp(c v) over v from 0 to a width: (exp(c width) - 1) / c, the width itself at c = 0.</summary>
    public static double Exponential(double c, double width) => Math.Abs(c * width) < 1e-17 ? width : Expm1.Of(c * width) / c;

    /// <summary>ln(x / y) for x of y or more, from x - y where that is small: a quotient near 1 has lost digits.</summary>
    public static double LogRatio(double x, double y) => x < 2 * y ? Log1p.Of((x - y) / y) : Log.Of(x / y);
}
