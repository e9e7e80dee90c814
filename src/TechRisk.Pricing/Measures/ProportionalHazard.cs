using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The proportional hazard transform g(s) = s^exponent. Source: Wang, Insurance pricing and increased limits ratemaking by
/// proportional hazards transforms, Insurance: Mathematics and Economics 17 (1995).
/// </summary>
public sealed record ProportionalHazard : Distortion
{
    /// <summary>A power of the survival function.</summary>
    /// <param name="exponent">Above 0, at most 1; 1 gives the mean. Where a source writes s^(1/r), this is 1/r.</param>
    public ProportionalHazard(double exponent) => Exponent = exponent;

    /// <summary>Exponent of the survival function.</summary>
    /// <value>Above 0, at most 1.</value>
    public double Exponent
    {
        get;
        init => field = value is > 0 and <= 1 ? value : throw Require.Wrong(nameof(Exponent), value, "must be above 0 and at most 1");
    }

    private protected override double ValueOrder => 1 / Exponent;

    private protected override double ErrorOrder => Exponent > 0.5 ? 2 / ((2 * Exponent) - 1) : double.PositiveInfinity;

    /// <summary>Name and exponent.</summary>
    public override string ToString() => MeasureText.Of(nameof(ProportionalHazard), Exponent);

    internal override void Distort(Span<double> survival) => LaneLoop.Map(survival, survival, new Map(Exponent));

    private readonly struct Map(double exponent) : IMap
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> => Pow.Apply(x, V.Set(exponent));
    }
}
