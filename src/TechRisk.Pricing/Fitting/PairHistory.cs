namespace TechRisk.Pricing;

/// <summary>Pairs of amounts as they are known: what a copula and its margins are fitted to.</summary>
public sealed record PairHistory
{
    private readonly Lazily<PairRanks> _ranks;

    /// <summary>A history of pairs.</summary>
    /// <param name="pairs">The pairs, in any order; at least two.</param>
    public PairHistory(params ReadOnlySpan<ClaimPair> pairs)
    {
        Pairs = ValueList.Create(pairs);
        if (Pairs.Count < 2)
        {
            throw Require.Wrong(nameof(pairs), Pairs.Count, "must be at least two");
        }

        First = new ClaimHistory([.. Pairs.Select(pair => pair.First with { Weight = pair.Weight })]);
        Second = new ClaimHistory([.. Pairs.Select(pair => pair.Second with { Weight = pair.Weight })]);
        _ranks = new(() => new PairRanks(
            [.. Pairs.Select(pair => pair.First.From)], [.. Pairs.Select(pair => pair.Second.From)], [.. Pairs.Select(pair => pair.Weight)]));
    }

    // there is nothing to change by "with": what was computed stays true
    private PairHistory(PairHistory other)
    {
        Pairs = other.Pairs;
        First = other.First;
        Second = other.Second;
        _ranks = other._ranks;
    }

    /// <summary>The pairs.</summary>
    public ValueList<ClaimPair> Pairs { get; }

    /// <summary>The first amounts with the weights of the pairs.</summary>
    public ClaimHistory First { get; }

    /// <summary>The second amounts with the weights of the pairs.</summary>
    public ClaimHistory Second { get; }

    /// <summary>Ranks and rank correlations; amounts known as "at least" are taken as they stand.</summary>
    public PairRanks Ranks => _ranks.Value;

    /// <summary>Number of pairs: the sum of the weights.</summary>
    public double Count => First.ClaimCount;

    /// <summary>Number of pairs in one line.</summary>
    public override string ToString() => FormattableString.Invariant($"PairHistory({Count} pairs, {Pairs.Count(pair => pair.IsCensored)} records censored)");
}
