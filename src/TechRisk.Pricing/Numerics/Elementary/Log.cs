using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Natural logarithm. x = 2^e m, m in [sqrt(1/2), sqrt(2)); f = m - 1, s = f / (m + 1), z = s^2;
/// log m = f - s (f - z P(z)), P a Chebyshev fit of degree 7 of (2 atanh(s) - 2s) / (s z) made in 50-digit arithmetic.
/// Error at most 1.2 ulp (measured 1.07).
/// </summary>
internal static class Log
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private const double SmallestNormal = 2.2250738585072014e-308;
    private const ulong SqrtHalfBits = 0x3FE6A09E667F3BCD;
    private const double TwoTo52 = 4503599627370496.0;

    /// <summary>log x for every x: log 0 = -infinity, of a negative number or NaN it is NaN.</summary>
    [MethodImpl(Inline)]
    public static V Apply<V>(V x)
        where V : struct, ILane<V>
    {
        V tiny = V.Set(SmallestNormal);
        V scaled = V.SelectGreater(tiny, x, V.Mul(x, V.Set(18014398509481984.0)), x);
        V shift = V.SelectGreater(tiny, x, V.Set(-54), V.Set(0));
        return Special(x, Core(scaled, shift));
    }

    /// <summary>log x for x positive, normal and finite, cheaper, with the bits of <see cref="Apply"/>.</summary>
    [MethodImpl(Inline)]
    public static V Normal<V>(V x)
        where V : struct, ILane<V> => Core(x, V.Set(0));

    /// <summary>log x.</summary>
    public static double Of(double x) => Apply(new Lane1(x)).Value;

    /// <summary>x = 2^exponent * fraction, fraction in [sqrt(1/2), sqrt(2)).</summary>
    [MethodImpl(Inline)]
    internal static V Split<V>(V x, out V exponent)
        where V : struct, ILane<V>
    {
        V shifted = V.AddBits(x, V.SetBits(0x4000000000000000UL - SqrtHalfBits));
        V biased = V.ShiftRight(shifted, 52); // exponent + 1024, by a logical shift
        exponent = V.Sub(V.Or(biased, V.Set(TwoTo52)), V.Set(TwoTo52 + 1024));
        return V.AddBits(V.SubBits(x, V.ShiftLeft(biased, 52)), V.SetBits(1024UL << 52));
    }

    /// <summary>The result where x is positive and finite; otherwise the limit: log 0, log of infinity, NaN.</summary>
    [MethodImpl(Inline)]
    internal static V Special<V>(V x, V result)
        where V : struct, ILane<V>
    {
        V zero = V.Set(0);
        V infinity = V.Set(double.PositiveInfinity);
        V notPositive = V.SelectEqual(x, zero, V.Set(double.NegativeInfinity), V.Set(double.NaN));
        return V.SelectGreater(x, zero, V.SelectGreater(infinity, x, result, infinity), notPositive);
    }

    [MethodImpl(Inline)]
    private static V Core<V>(V x, V shift)
        where V : struct, ILane<V>
    {
        V m = Split(x, out V e);
        e = V.Add(e, shift);
        V f = V.Sub(m, V.Set(1));
        V s = V.Div(f, V.Add(m, V.Set(1)));
        V z = V.Mul(s, s);
        V z2 = V.Mul(z, z);
        V z4 = V.Mul(z2, z2);
        V a = V.Fma(V.Set(0.40000000000000876983), z, V.Set(0.66666666666666666465));
        V b = V.Fma(V.Set(0.22222222391713917442), z, V.Set(0.28571428570803611811));
        V c = V.Fma(V.Set(0.15386239702814658188), z, V.Set(0.18181795640132906276));
        V d = V.Fma(V.Set(0.13086626147840102138), z, V.Set(0.13268773138656885185));
        V p = V.Fma(V.Fma(d, z2, c), z4, V.Fma(b, z2, a)); // Estrin: short dependency chain
        V fraction = V.Fma(s, V.Sub(V.Mul(z, p), f), f);
        return V.Fma(e, V.Set(Exp.Ln2High), V.Fma(e, V.Set(Exp.Ln2Low), fraction));
    }

    /// <summary>log x as a map over buffers.</summary>
    internal readonly struct Map : IMap
    {
        [MethodImpl(Inline)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> => Log.Apply(x);
    }
}
