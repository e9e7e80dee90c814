using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Inversion for laws whose inverse is a formula of ln u: the leaf states the formula of ln u, this puts the logarithm of the
/// uniform before it. Uniforms are positive normal numbers.
/// </summary>
internal readonly struct OfLogUniform<TFormula>(TFormula formula) : IMap
    where TFormula : struct, IMap
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V u)
        where V : struct, ILane<V> => formula.Apply(Log.Normal(u));

    /// <summary>The formula at one survival probability in (0, 1), also a subnormal one.</summary>
    public static double At(double s, TFormula formula) => formula.Apply(new Lane1(Log.Of(s))).Value;

    /// <summary>Replaces uniforms by losses.</summary>
    public static void Sample(Span<double> uniforms, TFormula formula) =>
        LaneLoop.Map(uniforms, uniforms, new OfLogUniform<TFormula>(formula));
}
