using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The Wang transform g(s) = Phi(Phi^-1(s) + lambda): a lognormal with parameters (mu, sigma) is priced as if mu were
/// mu + lambda sigma. Source: Wang, A class of distortion operators for pricing financial and insurance risks, Journal of Risk
/// and Insurance 67 (2000).
/// </summary>
public sealed record WangTransform : Distortion
{
    /// <summary>A shift of the normal score.</summary>
    /// <param name="lambda">Market price of risk, a finite number, 0 or more: 0.25 to 0.5 is usual.</param>
    public WangTransform(double lambda) => Lambda = lambda;

    /// <summary>Market price of risk.</summary>
    /// <value>A finite number, 0 or more.</value>
    public double Lambda { get; init => field = Require.NonNegative(value, nameof(Lambda)); }

    /// <summary>Name and lambda.</summary>
    public override string ToString() => MeasureText.Of(nameof(WangTransform), Lambda);

    internal override void Distort(Span<double> survival) => LaneLoop.Map(survival, survival, new Map(Lambda));

    private readonly struct Map(double lambda) : IMap
    {
        // Phi(Phi^-1(s) + lambda) = P(Z > z - lambda) with P(Z > z) = s: accurate for small s; the ends 0 and 1 stay
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V x)
            where V : struct, ILane<V> =>
            NormalCdf.Survival(V.Sub(NormalQuantile.Upper(x), V.Set(lambda)));
    }
}
