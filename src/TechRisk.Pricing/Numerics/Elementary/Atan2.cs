using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// The angle of the point (x, y), in (-pi, pi]. The smaller of |x| and |y| over the larger, where it is above tan(pi/8) its angle less pi/4;
/// atan t = t + t^3 A(t^2), A a Chebyshev fit of degree 10 made in 50-digit arithmetic. Error at most 2 ulp (measured 1.3). The point (0, 0)
/// has the angle 0; coordinates up to 1e300.
/// </summary>
internal static class Atan2
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private const double TanOfEighth = 0.41421356237309503;
    private const double Pi = 3.141592653589793;
    private const double PiLow = 1.2246467991473532e-16;

    /// <summary>The angle of (x, y).</summary>
    [MethodImpl(Inline)]
    public static V Apply<V>(V y, V x)
        where V : struct, ILane<V>
    {
        V zero = V.Set(0);
        V width = LaneBits.Abs(x);
        V height = LaneBits.Abs(y);
        V large = V.Max(width, height);
        V small = V.Min(width, height);
        V eighth = V.Mul(large, V.Set(TanOfEighth));
        V over = V.SelectGreater(small, eighth, V.Sub(small, large), small);
        V under = V.SelectGreater(small, eighth, V.Add(small, large), large);
        V t = V.Div(over, V.Max(V.Set(double.Epsilon), under));
        V z = V.Mul(t, t);
        V z2 = V.Mul(z, z);
        V z4 = V.Mul(z2, z2);
        V a = V.Fma(V.Set(0.19999999999995518585), z, V.Set(-0.33333333333333331483));
        V b = V.Fma(V.Set(0.11111111015227571885), z, V.Set(-0.14285714284666184426));
        V c = V.Fma(V.Set(0.076921831636508938845), z, V.Set(-0.090909045769541174664));
        V d = V.Fma(V.Set(0.058581455876282016726), z, V.Set(-0.066645110645993710374));
        V e = V.Fma(V.Set(0.039231155619872302986), z, V.Set(-0.050854323376990764882));
        e = V.Fma(V.Set(-0.019176271517526339433), z2, e);
        V p = V.Fma(V.Fma(e, z4, V.Fma(d, z2, c)), z4, V.Fma(b, z2, a));
        V low = V.SelectGreater(small, eighth, V.Set(PiLow / 4), zero);
        V high = V.SelectGreater(small, eighth, V.Set(Pi / 4), zero);
        V angle = V.Add(high, V.Add(t, V.Fma(V.Mul(t, z), p, low)));
        angle = V.SelectGreater(height, width, V.Add(V.Sub(V.Set(Pi / 2), angle), V.Set(PiLow / 2)), angle);
        angle = V.SelectGreater(zero, x, V.Add(V.Sub(V.Set(Pi), angle), V.Set(PiLow)), angle);
        return LaneBits.CopySign(angle, y);
    }

    /// <summary>The angle of (x, y).</summary>
    public static double Of(double y, double x) => Apply(new Lane1(y), new Lane1(x)).Value;

    /// <summary>The angle of (x, y) as a formula of two variables over buffers.</summary>
    internal readonly struct Zip : IZip
    {
        [MethodImpl(Inline)]
        public V Apply<V>(V y, V x)
            where V : struct, ILane<V> => Atan2.Apply(y, x);
    }
}
