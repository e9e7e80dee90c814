using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Inversion for laws whose inverse is a formula of ln F = ln(1 - u): the leaf states the formula, this puts the logarithm before it.
/// </summary>
internal readonly struct OfLogComplement<TFormula>(TFormula formula) : IMap
    where TFormula : struct, IMap
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V u)
        where V : struct, ILane<V> => formula.Apply(Log1p.Apply(LaneBits.Negate(u)));

    /// <summary>The formula at one survival probability in (0, 1).</summary>
    public static double At(double s, TFormula formula) => new OfLogComplement<TFormula>(formula).Apply(new Lane1(s)).Value;

    /// <summary>Replaces uniforms by losses.</summary>
    public static void Sample(Span<double> uniforms, TFormula formula) =>
        LaneLoop.Map(uniforms, uniforms, new OfLogComplement<TFormula>(formula));
}
