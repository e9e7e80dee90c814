using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// x^y for x of 0 or more. log x is made in two doubles (about 2^-65 relative), multiplied by y without loss, and the lower
/// half goes into the exponential. x^0 = 1 and 1^y = 1 for every argument, 0 and infinity take their limits, a negative
/// base gives NaN. Error at most 2 ulp (measured 1.7) where the result is normal.
/// </summary>
internal static class Pow
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private const double SmallestNormal = 2.2250738585072014e-308;
    private const double TwoThirds = 0.66666666666666662966;
    private const double TwoThirdsLow = 3.7007434154171884681e-17;

    /// <summary>x^y.</summary>
    [MethodImpl(Inline)]
    public static V Apply<V>(V x, V y)
        where V : struct, ILane<V>
    {
        V zero = V.Set(0);
        V one = V.Set(1);
        V high = LogInTwo(x, out V low);
        V special = Log.Special(x, high); // 0, infinity, negative, NaN
        low = V.SelectEqual(special, high, low, zero);
        V product = V.Mul(special, y);
        V rest = V.Fma(special, y, LaneBits.Negate(product));
        rest = V.Fma(low, y, rest);
        rest = V.SelectGreater(V.Set(800), LaneBits.Abs(product), rest, zero);
        V power = Exp.Sum(product, rest);
        power = V.SelectEqual(x, one, one, power);
        return V.SelectEqual(y, zero, one, power);
    }

    /// <summary>x^y.</summary>
    public static double Of(double x, double y) => Apply(new Lane1(x), new Lane1(y)).Value;

    /// <summary>log x = result + low for positive finite x.</summary>
    [MethodImpl(Inline)]
    private static V LogInTwo<V>(V x, out V low)
        where V : struct, ILane<V>
    {
        V one = V.Set(1);
        V tiny = V.Set(SmallestNormal);
        V scaled = V.SelectGreater(tiny, x, V.Mul(x, V.Set(18014398509481984.0)), x);
        V m = Log.Split(scaled, out V e);
        e = V.Add(e, V.SelectGreater(tiny, x, V.Set(-54), V.Set(0)));

        // s = f / (m + 1) in two doubles; f = m - 1 is exact, the sum m + 1 is below + belowLow
        V f = V.Sub(m, one);
        V below = V.Add(m, one);
        V belowLow = V.Sub(m, V.Sub(below, one));
        V s = V.Div(f, below);
        V remainder = V.Fma(LaneBits.Negate(s), belowLow, V.Fma(LaneBits.Negate(s), below, f));
        V sLow = V.Div(remainder, below);

        // 2 atanh(s) = 2s + s z (2/3 + z R(z)), the term 2/3 s z in two doubles
        V z = V.Mul(s, s);
        V zLow = V.Fma(V.Add(s, s), sLow, V.Fma(s, s, LaneBits.Negate(z)));
        V z2 = V.Mul(z, z);
        V r = V.Fma(V.Set(0.12914712183935089795), z, V.Set(0.13285868837545741772));
        r = V.Fma(r, z2, V.Fma(V.Set(0.15385577463308144908), z, V.Set(0.18181808210921882041)));
        r = V.Fma(r, z2, V.Fma(V.Set(0.22222222271326808052), z, V.Set(0.2857142857133800895)));
        r = V.Fma(r, z, V.Set(0.40000000000000029976));
        V sz = V.Mul(s, z);
        V szLow = V.Fma(s, zLow, V.Fma(sLow, z, V.Fma(s, z, LaneBits.Negate(sz))));
        V third = V.Mul(sz, V.Set(TwoThirds));
        V thirdLow = V.Fma(sz, V.Set(TwoThirds), LaneBits.Negate(third));
        thirdLow = V.Fma(szLow, V.Set(TwoThirds), V.Fma(sz, V.Set(TwoThirdsLow), thirdLow));
        thirdLow = V.Fma(V.Mul(sz, z), r, thirdLow);

        // e ln 2 + 2s + third: the first sum by two-sum, the second term by size
        V eLn2 = V.Mul(e, V.Set(Exp.Ln2High));
        V twice = V.Add(s, s);
        V sum = V.Add(eLn2, twice);
        V back = V.Sub(sum, eLn2);
        V error = V.Add(V.Sub(eLn2, V.Sub(sum, back)), V.Sub(twice, back));
        V total = V.Add(sum, third);
        V error2 = V.Add(V.Sub(sum, total), third);
        V tail = V.Fma(e, V.Set(Exp.Ln2Low), V.Add(V.Add(error, error2), V.Fma(V.Set(2), sLow, thirdLow)));
        V high = V.Add(total, tail);
        low = V.Add(V.Sub(total, high), tail);
        return high;
    }

    /// <summary>x^y as a formula of two variables over buffers.</summary>
    internal readonly struct Zip : IZip
    {
        [MethodImpl(Inline)]
        public V Apply<V>(V x, V y)
            where V : struct, ILane<V> => Pow.Apply(x, y);
    }
}
