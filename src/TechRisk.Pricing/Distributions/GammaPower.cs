using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A gamma variate G of scale 1 behind a power: both tails of G at u = ratio^power, their logarithms and inverses, also where u itself
/// leaves the range of a double, and the moments of a power of G.
/// </summary>
internal static class GammaPower
{
    /// <summary>Shapes to start a search from, with the variance of ln G there (the trigamma function).</summary>
    public static ReadOnlySpan<(double Shape, double LogVariance)> StartingShapes =>
        new (double, double)[] { (0.5, 4.9348022005446793), (1, 1.6449340668482264), (3, 0.39493406684822644), (20, 0.051270822935203120) };

    // below this point the power series of P is its first term
    private const double Tiny = 1e-290;

    /// <summary>P(shape, ratio^power).</summary>
    public static double Lower(double shape, double ratio, double power)
    {
        double u = Pow.Of(ratio, power);
        return u > Tiny ? IncompleteGamma.P(shape, u) : Exp.Of(LogFirstTerm(shape, ratio, power));
    }

    /// <summary>Q(shape, ratio^power).</summary>
    public static double Upper(double shape, double ratio, double power)
    {
        double u = Pow.Of(ratio, power);
        return u > Tiny ? IncompleteGamma.Q(shape, u) : -Expm1.Of(LogFirstTerm(shape, ratio, power));
    }

    /// <summary>ln P(shape, ratio^power).</summary>
    public static double LogLower(double shape, double ratio, double power)
    {
        double p = Lower(shape, ratio, power);
        double u = Pow.Of(ratio, power);
        return p > 0.5 ? Log1p.Of(-Upper(shape, ratio, power))
            : p > Tiny ? Log.Of(p)
            : u > Tiny ? PoissonTerms.LogProbability(shape, u) + Log.Of(KummerOne.Of(shape, u))
            : LogFirstTerm(shape, ratio, power);
    }

    /// <summary>ln Q(shape, ratio^power).</summary>
    public static double LogUpper(double shape, double ratio, double power)
    {
        double q = Upper(shape, ratio, power);
        double u = Pow.Of(ratio, power);
        return q > 0.5 ? Log1p.Of(-Lower(shape, ratio, power))
            : q > Tiny ? Log.Of(q)
            : double.IsPositiveInfinity(u) ? double.NegativeInfinity
            : Log.Of(shape) + PoissonTerms.LogProbability(shape, u) + Log.Of(ScaledUpperGamma.Of(shape, u));
    }

    /// <summary>The ratio at which P(shape, ratio^power) = p.</summary>
    public static double InverseLower(double shape, double p, double power)
    {
        double logU = (Log.Of(p) + Numerics.LogGamma.OnePlus(shape)) / shape;
        return logU < -600 ? Exp.Of(logU / power) : Root(IncompleteGamma.InverseP(shape, p), power);
    }

    /// <summary>The ratio at which Q(shape, ratio^power) = q.</summary>
    public static double InverseUpper(double shape, double q, double power)
    {
        double logU = (Log1p.Of(-q) + Numerics.LogGamma.OnePlus(shape)) / shape;
        return logU < -600 ? Exp.Of(logU / power) : Root(IncompleteGamma.InverseQ(shape, q), power);
    }

    /// <summary>u^shape e^-u / Gamma(shape), u = ratio^power.</summary>
    public static double Weight(double shape, double ratio, double power)
    {
        double u = Pow.Of(ratio, power);
        return double.IsPositiveInfinity(u) ? 0
            : u > Tiny ? shape * PoissonTerms.Probability(shape, u)
            : shape * Exp.Of(LogFirstTerm(shape, ratio, power));
    }

    /// <summary>ln of u^shape e^-u / Gamma(shape), u = ratio^power.</summary>
    public static double LogWeight(double shape, double ratio, double power)
    {
        double u = Pow.Of(ratio, power);
        return double.IsPositiveInfinity(u) ? double.NegativeInfinity
            : Log.Of(shape) + (u > Tiny ? PoissonTerms.LogProbability(shape, u) : LogFirstTerm(shape, ratio, power));
    }

    /// <summary>E[G^exponent] = Gamma(shape + exponent) / Gamma(shape), from shape + exponent above 0.</summary>
    public static double Moment(double shape, double raised) => raised >= shape
        ? Exp.Of(Numerics.LogGamma.Ratio(shape, raised - shape))
        : Exp.Of(-Numerics.LogGamma.Ratio(raised, shape - raised));

    /// <summary>Variance of G^exponent over its squared mean: exp(ln Gamma(a + 2e) - 2 ln Gamma(a + e) + ln Gamma(a)) - 1.</summary>
    public static double SquaredCv(double shape, double exponent)
    {
        Twofold twice = Numerics.LogGamma.Precise(Twofold.Sum(shape, exponent)) * 2;
        return Expm1.Of((Numerics.LogGamma.Precise(Twofold.Sum(shape, 2 * exponent)) - twice + Numerics.LogGamma.Precise(new(shape, 0))).Value);
    }

    /// <summary>
    /// E[min(theta G^(-1 / tau), d)^k], d finite: theta^k Gamma(a - k / tau, u) / Gamma(a) + d^k P(a, u), u = (theta / d)^tau. The incomplete
    /// gamma function also where a - k / tau is 0 or below, so that the full moment is infinite.
    /// </summary>
    public static double LimitedInverseMoment(int order, double shape, double scale, double power, double limit)
    {
        if (limit == 0)
        {
            return 0;
        }

        double ratio = scale / limit;
        double u = Pow.Of(ratio, power);
        double left = Math.FusedMultiplyAdd(shape, power, -order) / power;
        double within = left > 0 && u < Math.Max(1, left + 1)
            ? MomentMath.Power(scale, order) * Moment(shape, left) * IncompleteGamma.Q(left, u)
            : double.IsPositiveInfinity(u) ? 0
            : MomentMath.Power(limit, order) * Weight(shape, ratio, power) * ScaledUpperGamma.Of(left, Math.Max(u, Tiny));
        return within + MomentMath.Capped(limit, order, Lower(shape, ratio, power));
    }

    // ln(u^shape / Gamma(shape + 1)) for small u
    private static double LogFirstTerm(double shape, double ratio, double power) =>
        shape * power * Log.Of(ratio) - Numerics.LogGamma.OnePlus(shape);

    private static double Root(double u, double power) => power == 1 ? u : Pow.Of(u, 1 / power);

    /// <summary>(x / scale)^power from ln x, as a lane formula.</summary>
    internal readonly struct OfLog(double power, double logScale) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V logX)
            where V : struct, ILane<V> => Exp.Apply(V.Mul(V.Set(power), V.Sub(logX, V.Set(logScale))));
    }
}
