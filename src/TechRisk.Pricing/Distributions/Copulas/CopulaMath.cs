using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Small functions that several copulas share.</summary>
internal static class CopulaMath
{
    public const double Ln2 = 0.69314718055994530942;

    /// <summary>ln(1 + e^x), for any x, infinite ones included.</summary>
    public static double Softplus(double x) => x > 0 ? x + Log1p.Of(Exp.Of(-x)) : Log1p.Of(Exp.Of(x));

    /// <summary>ln(e^x - 1) for x above 0.</summary>
    public static double LogExpm1(double x) => x > 1 ? x + Log1p.Of(-Exp.Of(-x)) : Log.Of(Expm1.Of(x));

    /// <summary>ln(1 - e^-x) for x above 0.</summary>
    public static double LogOneMinusExp(double x) => x > Ln2 ? Log1p.Of(-Exp.Of(-x)) : Log.Of(-Expm1.Of(-x));

    /// <summary>(1 - e^-x) / x, 1 at 0.</summary>
    public static double MeanDecay(double x) => x == 0 ? 1 : -Expm1.Of(-x) / x;

    /// <summary>ln(1 + x) / x, 1 at 0.</summary>
    public static double LogRatio(double x) => x == 0 ? 1 : Log1p.Of(x) / x;

    /// <summary>2 - 2^(1/theta): the tail dependence of Gumbel and Joe, theta of 1 or more.</summary>
    public static double ExtremeDependence(double theta) => -2 * Expm1.Of(Ln2 * (1 - theta) / theta);

    /// <summary>A Kendall correlation strictly inside a range.</summary>
    public static double Tau(double tau, double least, double most) =>
        tau >= least && tau <= most
            ? tau
            : throw Require.Wrong(nameof(tau), tau, FormattableString.Invariant($"must be a Kendall correlation of this copula, between {least} and {most}, ends of full dependence not attained"));
}
