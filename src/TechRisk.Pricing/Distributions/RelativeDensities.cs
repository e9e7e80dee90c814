using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Densities relative to an anchor a, with d = x - a: their exponents are small where x is near, so that they are correct to a few roundings.</summary>
internal static class RelativeDensities
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>
    /// f(x) in proportion to x^power exp(-rate x - inverse / x): gamma, inverse gamma and inverse Gaussian laws. Its ratio has the exponent
    /// power ln(1 + d / a) - rate d + inverse d / (a x).
    /// </summary>
    internal readonly struct OfPowerAndRates(double power, double rate, double inverse, double anchor = 1) : IRelativeDensity<OfPowerAndRates>
    {
        public OfPowerAndRates About(double point) => new(power, rate, inverse, point);

        [MethodImpl(Inline)]
        public V Apply<V>(V x)
            where V : struct, ILane<V>
        {
            V a = V.Set(anchor);
            V d = V.Sub(x, a);
            V exponent = V.Fma(V.Set(power), Log1p.Apply(V.Div(d, a)), V.Mul(V.Set(-rate), d));
            return Exp.Apply(V.Fma(V.Set(inverse), V.Div(V.Div(d, a), x), exponent));
        }
    }

    /// <summary>
    /// f(x) in proportion to x^power exp(-(x / scale)^index), the index of either sign: with L = ln(1 + d / a), the exponent
    /// power L - (a / scale)^index (e^(index L) - 1).
    /// </summary>
    internal readonly struct OfPowerOfPower(double power, double index, double scale, double anchor = 1) : IRelativeDensity<OfPowerOfPower>
    {
        private readonly double _hazard = Pow.Of(anchor / scale, index);

        public OfPowerOfPower About(double point) => new(power, index, scale, point);

        [MethodImpl(Inline)]
        public V Apply<V>(V x)
            where V : struct, ILane<V>
        {
            V a = V.Set(anchor);
            V log = Log1p.Apply(V.Div(V.Sub(x, a), a));
            V rise = Expm1.Apply(V.Mul(V.Set(index), log));
            return Exp.Apply(V.Fma(V.Set(power), log, V.Mul(V.Set(-_hazard), rise)));
        }
    }

    /// <summary>f(x) in proportion to x^power (upper - x)^other: the exponent power ln(1 + d / a) + other ln(1 - d / (upper - a)).</summary>
    internal readonly struct OfTwoPowers(double power, double other, double upper, double anchor = 1) : IRelativeDensity<OfTwoPowers>
    {
        public OfTwoPowers About(double point) => new(power, other, upper, point);

        [MethodImpl(Inline)]
        public V Apply<V>(V x)
            where V : struct, ILane<V>
        {
            V a = V.Set(anchor);
            V d = V.Sub(x, a);
            V rest = V.Mul(V.Set(other), Log1p.Apply(V.Div(d, V.Set(anchor - upper))));
            return Exp.Apply(V.Fma(V.Set(power), Log1p.Apply(V.Div(d, a)), rest));
        }
    }
}
