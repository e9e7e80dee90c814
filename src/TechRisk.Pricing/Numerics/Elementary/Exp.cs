using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Exponential. x = n ln 2 + r with |r| at most ln(2)/2 (Cody and Waite reduction in two parts);
/// e^r = 1 + r + r^2 Q(r), Q a Chebyshev fit of degree 10 made in 50-digit arithmetic; 2^n in two steps, so that results
/// below 2^-1022 are rounded once. Above 709.78 the result is +infinity, below -745.13 it is 0, NaN is handed on.
/// Error at most 1 ulp (measured 0.96).
/// </summary>
internal static class Exp
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    // ln 2 in two parts: the high part has trailing zeros, so that (small integer) * high is exact
    internal const double Ln2High = 6.93147180369123816490e-01;
    internal const double Ln2Low = 1.90821492927058770002e-10;

    private const double InverseLn2 = 1.4426950408889634;
    private const double Magic = 6755399441055744.0; // 1.5 * 2^52: adding it leaves the nearest integer in the low bits
    private const double Beyond = 800; // e^800 overflows, e^-800 is below half the smallest subnormal

    /// <summary>e^x for every x.</summary>
    [MethodImpl(Inline)]
    public static V Apply<V>(V x)
        where V : struct, ILane<V>
    {
        V r = Reduce(x, out V n);
        return Scale(V.Add(V.Set(1), MinusOne(r)), n);
    }

    /// <summary>e^x for |x| at most 700, cheaper, with the bits of <see cref="Apply"/>.</summary>
    [MethodImpl(Inline)]
    public static V Moderate<V>(V x)
        where V : struct, ILane<V>
    {
        V shifted = V.Fma(x, V.Set(InverseLn2), V.Set(Magic));
        V n = V.Sub(shifted, V.Set(Magic));
        V r = V.Fma(n, V.Set(-Ln2Low), V.Fma(n, V.Set(-Ln2High), x));
        V p = V.Add(V.Set(1), MinusOne(r));
        return V.AddBits(p, V.ShiftLeft(shifted, 52));
    }

    /// <summary>e^(x + low), low a correction of x far below its last digit.</summary>
    [MethodImpl(Inline)]
    public static V Sum<V>(V x, V low)
        where V : struct, ILane<V>
    {
        V r = Reduce(x, out V n);
        return Scale(V.Add(V.Set(1), MinusOne(V.Add(r, low))), n);
    }

    /// <summary>e^x.</summary>
    public static double Of(double x) => Apply(new Lane1(x)).Value;

    /// <summary>e^r - 1 for |r| at most ln(2)/2.</summary>
    [MethodImpl(Inline)]
    internal static V MinusOne<V>(V r)
        where V : struct, ILane<V>
    {
        V r2 = V.Mul(r, r);
        V r4 = V.Mul(r2, r2);
        V r8 = V.Mul(r4, r4);
        V a = V.Fma(V.Set(0.16666666666666671293), r, V.Set(0.5));
        V b = V.Fma(V.Set(0.00833333333332613585), r, V.Set(0.041666666666666671293));
        V c = V.Fma(V.Set(0.00019841269874820626558), r, V.Set(0.0013888888888883748132));
        V d = V.Fma(V.Set(2.755725540020642234e-6), r, V.Set(0.000024801587325547742673));
        V e = V.Fma(V.Set(2.5105217004720744732e-8), r, V.Set(2.7557273643110297443e-7));
        e = V.Fma(V.Set(2.0914686968086875816e-9), r2, e);
        V q = V.Fma(e, r8, V.Fma(V.Fma(d, r2, c), r4, V.Fma(b, r2, a))); // Estrin: short dependency chain
        return V.Fma(q, r2, r);
    }

    /// <summary>p 2^n, |n| at most 1200, rounded once: the first factor is exact, the second rounds.</summary>
    [MethodImpl(Inline)]
    internal static V Scale<V>(V p, V n)
        where V : struct, ILane<V>
    {
        V half = V.Fma(n, V.Set(0.5), V.Set(Magic));
        V rest = V.Add(V.Sub(n, V.Sub(half, V.Set(Magic))), V.Set(Magic));
        V one = V.Set(1);
        V first = V.AddBits(one, V.ShiftLeft(half, 52));
        V second = V.AddBits(one, V.ShiftLeft(rest, 52));
        return V.Mul(V.Mul(p, first), second);
    }

    [MethodImpl(Inline)]
    private static V Reduce<V>(V x, out V n)
        where V : struct, ILane<V>
    {
        V bounded = V.Min(V.Set(Beyond), V.Max(V.Set(-Beyond), x));
        n = V.Sub(V.Fma(bounded, V.Set(InverseLn2), V.Set(Magic)), V.Set(Magic));
        return V.Fma(n, V.Set(-Ln2Low), V.Fma(n, V.Set(-Ln2High), bounded));
    }

    /// <summary>e^x as a map over buffers.</summary>
    internal readonly struct Map : IMap
    {
        [MethodImpl(Inline)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> => Exp.Apply(x);
    }
}
