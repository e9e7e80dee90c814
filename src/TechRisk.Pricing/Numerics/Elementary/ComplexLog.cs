using System.Numerics;
using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// The complex logarithm, also near 1: the real part of ln(1 + x + iy) is half of ln(1 + e), e = x (2 + x) + y^2, which does not cancel for
/// small x and y, the imaginary part the angle of 1 + x + iy. The square |1 + x + iy|^2 is kept between 2.3e-308 and 1e308. Error at most
/// 5e-16 of the size of the result for x of 0 or more (measured 2.2e-16); elsewhere where |1 + x + iy| is near 1 the real part has an absolute
/// error of that size.
/// </summary>
internal static class ComplexLog
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private const double Least = 2.3e-308;
    private const double Most = 1e308;

    /// <summary>ln(1 + x + iy).</summary>
    [MethodImpl(Inline)]
    public static void OnePlus<V>(V x, V y, out V real, out V imaginary)
        where V : struct, ILane<V>
    {
        V one = V.Set(1);
        V from = V.Add(one, x);
        V square = V.Fma(from, from, V.Mul(y, y));
        V excess = V.Fma(y, y, V.Mul(x, V.Add(V.Set(2), x)));

        // ln u + lost / u: near 1 u is 1 + e rounded and what was lost of e, elsewhere it is the square
        V near = V.Add(one, excess);
        V back = V.Sub(near, one);
        V lost = V.Add(V.Sub(one, V.Sub(near, back)), V.Sub(excess, back));
        V distance = LaneBits.Abs(excess);
        V half = V.Set(0.5);
        V u = V.Min(V.Set(Most), V.Max(V.Set(Least), V.SelectGreater(half, distance, near, square)));
        V correction = V.SelectGreater(half, distance, V.Div(lost, u), V.Set(0));
        real = V.Mul(half, V.Add(Log.Normal(u), correction));
        imaginary = Atan2.Apply(y, from);
    }

    /// <summary>ln z, the angle in (-pi, pi].</summary>
    public static Complex Of(Complex z) => new(Log.Of(z.Magnitude), Atan2.Of(z.Imaginary, z.Real));

    /// <summary>ln(1 + z).</summary>
    public static Complex OnePlus(Complex z)
    {
        OnePlus(new Lane1(z.Real), new Lane1(z.Imaginary), out Lane1 real, out Lane1 imaginary);
        return new Complex(real.Value, imaginary.Value);
    }
}
