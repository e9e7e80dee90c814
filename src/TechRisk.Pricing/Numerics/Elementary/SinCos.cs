using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Sine and cosine together. x = n pi/2 + r + c, |r| at most pi/4, c below the last digit of r (Cody and Waite reduction, pi/2 in three
/// doubles, each step one fused multiply-add); sin r = r + r^3 S(r^2), cos r = 1 - r^2 / 2 + r^4 C(r^2), S and C Chebyshev fits of degree 5
/// made in 50-digit arithmetic. For |x| up to 1e12 the error is at most 1 ulp (measured 0.72); a larger argument is taken as 2^41, NaN is
/// handed on.
/// </summary>
internal static class SinCos
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private const double TwoOverPi = 0.63661977236758134308;
    private const double HalfPiHigh = 1.5707963267948966;
    private const double HalfPiMiddle = 6.123233995736766e-17;
    private const double HalfPiLow = -1.4973849048591698e-33;
    private const double Magic = 6755399441055744.0; // 1.5 * 2^52: adding it leaves the nearest integer in the low bits
    private const double Bound = 2199023255552.0;

    /// <summary>sin x and cos x.</summary>
    [MethodImpl(Inline)]
    public static void Apply<V>(V x, out V sine, out V cosine)
        where V : struct, ILane<V> => Sum(x, V.Set(0), out sine, out cosine);

    /// <summary>sin and cos of x + low, low a correction of x not above its last digit.</summary>
    [MethodImpl(Inline)]
    public static void Sum<V>(V x, V low, out V sine, out V cosine)
        where V : struct, ILane<V>
    {
        V bounded = V.Min(V.Set(Bound), V.Max(V.Set(-Bound), x));
        V shifted = V.Fma(bounded, V.Set(TwoOverPi), V.Set(Magic));
        V n = V.Sub(shifted, V.Set(Magic));
        V first = V.Fma(n, V.Set(-HalfPiHigh), bounded); // exact
        V second = V.Fma(n, V.Set(-HalfPiMiddle), first);
        V rest = V.Fma(n, V.Set(-HalfPiMiddle), V.Sub(first, second));
        rest = V.Add(V.Fma(n, V.Set(-HalfPiLow), rest), low);
        V r = V.Add(second, rest);
        V c = V.Add(V.Sub(second, r), rest);

        V z = V.Mul(r, r);
        V z2 = V.Mul(z, z);
        V half = V.Mul(z, V.Set(0.5));
        V w = V.Sub(V.Set(1), half);
        V s = V.Fma(V.Set(1.591811798384881476e-10), z, V.Set(-2.5051131688000297068e-8));
        s = V.Fma(s, z2, V.Fma(V.Set(2.7557316101799091998e-6), z, V.Set(-0.0001984126983675712076)));
        s = V.Fma(s, z2, V.Fma(V.Set(0.0083333333333309479729), z, V.Set(-0.16666666666666665741)));
        s = V.Add(r, V.Fma(V.Mul(r, z), s, V.Mul(c, w)));
        V k = V.Fma(V.Set(-1.1382625349447592468e-11), z, V.Set(2.0876146170183975952e-9));
        k = V.Fma(k, z2, V.Fma(V.Set(-2.7557317271258514521e-7), z, V.Set(0.000024801587298764777721)));
        k = V.Fma(k, z2, V.Fma(V.Set(-0.0013888888888887397557), z, V.Set(0.041666666666666664354)));
        V below = V.Sub(V.Sub(V.Set(1), w), half);
        k = V.Add(w, V.Fma(k, z2, V.Fma(LaneBits.Negate(r), c, below)));

        // quarter n: sin, cos, -sin, -cos of r in turn; bit 0 swaps, bit 1 of n and of n + 1 are the signs
        V sign = V.SetBits(0x8000000000000000);
        V odd = V.ShiftLeft(V.And(shifted, V.SetBits(1)), 62);
        V turn = V.Set(1);
        sine = V.Xor(V.SelectGreater(odd, turn, k, s), V.And(V.ShiftLeft(shifted, 62), sign));
        cosine = V.Xor(V.SelectGreater(odd, turn, s, k), V.And(V.ShiftLeft(V.AddBits(shifted, V.SetBits(1)), 62), sign));
    }

    /// <summary>sin x and cos x.</summary>
    public static (double Sine, double Cosine) Of(double x)
    {
        Apply(new Lane1(x), out Lane1 sine, out Lane1 cosine);
        return (sine.Value, cosine.Value);
    }

    /// <summary>sin x as a map over buffers.</summary>
    internal readonly struct SineMap : IMap
    {
        [MethodImpl(Inline)]
        public V Apply<V>(V x)
            where V : struct, ILane<V>
        {
            SinCos.Apply(x, out V sine, out _);
            return sine;
        }
    }

    /// <summary>cos x as a map over buffers.</summary>
    internal readonly struct CosineMap : IMap
    {
        [MethodImpl(Inline)]
        public V Apply<V>(V x)
            where V : struct, ILane<V>
        {
            SinCos.Apply(x, out _, out V cosine);
            return cosine;
        }
    }
}
