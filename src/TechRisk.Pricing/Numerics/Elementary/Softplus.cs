using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// log(1 + e^x) = max(x, 0) + log(1 + e), e = e^-|x|: no overflow for large x, e^x to its last digits for very negative x. With s = e / (2 + e),
/// log(1 + e) = 2 atanh(s) = 2s + s z P(z), z = s^2 of at most 1/9, P a Chebyshev fit of degree 9 made in 50-digit arithmetic.
/// Error at most 4 ulp (measured 2.2) where the result is normal.
/// </summary>
internal static class Softplus
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>log(1 + e^x).</summary>
    [MethodImpl(Inline)]
    public static V Apply<V>(V x)
        where V : struct, ILane<V> => Sum(x, Exp.Apply(LaneBits.Negate(LaneBits.Abs(x))));

    /// <summary>log(1 + e^x), cheaper, for sums: below x = -700 it stays at e^-700, elsewhere it has the bits of <see cref="Apply"/>.</summary>
    [MethodImpl(Inline)]
    public static V Absolute<V>(V x)
        where V : struct, ILane<V> => Sum(x, Exp.Moderate(V.Max(V.Set(-700), LaneBits.Negate(LaneBits.Abs(x)))));

    /// <summary>log(1 + e^x).</summary>
    public static double Of(double x) => Apply(new Lane1(x)).Value;

    /// <summary>1 / (1 + e^-x), the derivative; accurate in both tails.</summary>
    public static double Slope(double x)
    {
        double e = Exp.Of(-Math.Abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    // max(x, 0) + log(1 + e)
    [MethodImpl(Inline)]
    private static V Sum<V>(V x, V e)
        where V : struct, ILane<V>
    {
        V s = V.Div(e, V.Add(V.Set(2), e));
        V z = V.Mul(s, s);
        V z2 = V.Mul(z, z);
        V z4 = V.Mul(z2, z2);
        V a = V.Fma(V.Set(0.40000000000014585), z, V.Set(0.66666666666666662966));
        V b = V.Fma(V.Set(0.22222222717427864147), z, V.Set(0.28571428567108758667));
        V c = V.Fma(V.Set(0.15385570064958623004), z, V.Set(0.18181789436132858584));
        V d = V.Fma(V.Set(0.12001072809590712653), z, V.Set(0.13314144209654935058));
        V f = V.Fma(V.Set(0.16164045611943531067), z, V.Set(0.088007384861446741331));
        V p = V.Fma(V.Fma(V.Fma(f, z4, V.Fma(d, z2, c)), z4, V.Fma(b, z2, a)), V.Mul(s, z), V.Add(s, s)); // Estrin: short dependency chain
        return V.Add(V.Max(V.Set(0), x), p);
    }
}
