using System.Runtime.CompilerServices;
using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>The per-claim part of policy terms as a lane formula: <see cref="PolicyTerms.PaidOfClaim"/>, bit for bit.</summary>
internal readonly struct ClaimTerms : IMap
{
    private readonly double _retention;
    private readonly double _franchise;
    private readonly double _limit;
    private readonly double _share;

    public ClaimTerms(PolicyTerms terms)
    {
        _retention = terms.Retention;
        _franchise = terms.Franchise;
        _limit = terms.Limit;
        _share = terms.InsurerShare;
        PassesUnchanged = terms.PaysClaimsInFull;
    }

    /// <summary>True if every claim is paid in full.</summary>
    public bool PassesUnchanged { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V claim)
        where V : struct, ILane<V>
    {
        V layer = V.Min(V.Max(V.Sub(claim, V.Set(_retention)), V.Set(0)), V.Set(_limit));
        return V.SelectGreater(claim, V.Set(_franchise), V.Mul(layer, V.Set(_share)), V.Set(0));
    }
}

/// <summary>The yearly part of policy terms as a lane formula: <see cref="PolicyTerms.PaidOfYear"/>, bit for bit.</summary>
internal readonly struct YearTerms(PolicyTerms terms) : IMap
{
    private readonly double _retention = terms.AggregateRetention;
    private readonly double _limit = terms.AggregateLimit;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<V>(V sum)
        where V : struct, ILane<V> =>
        V.Min(V.Max(V.Sub(sum, V.Set(_retention)), V.Set(0)), V.Set(_limit));
}
