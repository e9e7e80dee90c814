using System.Runtime.CompilerServices;

namespace TechRisk.Pricing;

/// <summary>Checks of the arguments of a law's functions, beside those of <see cref="Require"/>.</summary>
internal static class LawArgument
{
    /// <summary>The smallest addressed uniform, (0 + 1/2) 2^-52.</summary>
    public const double SmallestUniform = 1.0 / (1L << 53);

    /// <summary>An amount: any number, also an infinite one.</summary>
    public static double Amount(double x, [CallerArgumentExpression(nameof(x))] string name = "") =>
        double.IsNaN(x) ? throw Require.Wrong(name, x, "must be a number") : x;

    /// <summary>The order of a moment, 1 or more.</summary>
    public static int Order(int order, [CallerArgumentExpression(nameof(order))] string name = "") =>
        order >= 1 ? order : throw Require.Wrong(name, order, "must be a whole number, 1 or more");

    /// <summary>A limit, 0 or more, possibly infinite.</summary>
    public static double Limit(double limit, [CallerArgumentExpression(nameof(limit))] string name = "") =>
        Require.NonNegativeOrInfinite(limit, name);

    /// <summary>A probability in (0, 1]: that of more claims.</summary>
    public static double Above(double s, [CallerArgumentExpression(nameof(s))] string name = "") =>
        s is > 0 and <= 1 ? s : throw Require.Wrong(name, s, "must be a probability in (0, 1]");

    /// <summary>A probability in [0, 1): that of as many claims or fewer.</summary>
    public static double UpTo(double p, [CallerArgumentExpression(nameof(p))] string name = "") =>
        p is >= 0 and < 1 ? p : throw Require.Wrong(name, p, "must be a probability in [0, 1)");

    /// <summary>A mean number of claims, 0 or more, that inversion can still count.</summary>
    public static double MeanCount(double mean, [CallerArgumentExpression(nameof(mean))] string name = "") =>
        mean is >= 0 and <= 1e12 ? mean : throw Require.Wrong(name, mean, "must lie between 0 and 1e12 claims");

    /// <summary>
    /// A uniform brought into [2^-53, 1 - 2^-53], the range of addressed uniforms: one that comes from a copula's latent may lie outside.
    /// </summary>
    public static double Uniform(double u) => Math.Min(Math.Max(u, SmallestUniform), 1 - SmallestUniform);
}
