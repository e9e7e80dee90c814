using System.Runtime.CompilerServices;

namespace TechRisk.Pricing.Numerics;

/// <summary>
/// log(1 + e^x) = max(x, 0) + log(1 + e^-|x|): no overflow for large x, e^x to its last digits for very negative x. With
/// u = 1 + e rounded and c the part lost, log(1 + e) = log u + c (2 - u): c / u to within c e^2, which only matters where c does not.
/// Error at most 4 ulp.
/// </summary>
internal static class Softplus
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>log(1 + e^x).</summary>
    [MethodImpl(Inline)]
    public static V Apply<V>(V x)
        where V : struct, ILane<V>
    {
        V one = V.Set(1);
        V e = Exp.Apply(LaneBits.Negate(LaneBits.Abs(x)));
        V u = V.Add(one, e);
        V lost = V.Sub(e, V.Sub(u, one));
        V log = V.Fma(lost, V.Sub(V.Set(2), u), Log.Normal(u));
        return V.Add(V.Max(V.Set(0), x), log);
    }

    /// <summary>log(1 + e^x).</summary>
    public static double Of(double x) => Apply(new Lane1(x)).Value;

    /// <summary>1 / (1 + e^-x), the derivative; accurate in both tails.</summary>
    public static double Slope(double x)
    {
        double e = Exp.Of(-Math.Abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }
}
