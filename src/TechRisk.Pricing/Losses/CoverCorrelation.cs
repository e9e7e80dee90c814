namespace TechRisk.Pricing;

/// <summary>Correlation of the gross losses of two covers, as achieved in a run.</summary>
public sealed record CoverCorrelation
{
    /// <summary>Name of one cover.</summary>
    public required string First { get; init; }

    /// <summary>Name of the other cover.</summary>
    public required string Second { get; init; }

    /// <summary>Linear correlation of Pearson.</summary>
    public required Estimate Linear { get; init; }

    /// <summary>Rank correlation of Spearman, ties at their mean rank.</summary>
    public required Estimate Rank { get; init; }

    /// <summary>Both covers and both correlations in one line.</summary>
    public override string ToString() => $"{First}, {Second}: linear {Linear}, rank {Rank}";
}
