using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The dual power transform g(s) = 1 - (1 - s)^exponent: for a whole exponent the expected largest of so many independent
/// losses. Source: Wang, Premium calculation by transforming the layer premium density, ASTIN Bulletin 26 (1996).
/// </summary>
public sealed record DualPower : Distortion
{
    /// <summary>A power of the distribution function.</summary>
    /// <param name="exponent">A finite number, at least 1; 1 gives the mean.</param>
    public DualPower(double exponent) => Exponent = exponent;

    /// <summary>Exponent of the distribution function.</summary>
    /// <value>A finite number, at least 1.</value>
    public double Exponent { get; init => field = Require.Between(value, 1, double.MaxValue, nameof(Exponent)); }

    /// <summary>Name and exponent.</summary>
    public override string ToString() => MeasureText.Of(nameof(DualPower), Exponent);

    internal override void Distort(Span<double> survival) => LaneLoop.Map(survival, survival, new Map(Exponent));

    private readonly struct Map(double exponent) : IMap
    {
        // -expm1(k log1p(-s)): small s keep their digits
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V>
        {
            V power = V.Mul(V.Set(exponent), Log1p.Apply(V.Sub(V.Set(0), x)));
            return V.Sub(V.Set(0), Expm1.Apply(power));
        }
    }
}
