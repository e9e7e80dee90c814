using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>How long the chains of a posterior run.</summary>
public sealed record PosteriorSettings
{
    /// <summary>Number of chains, from starting points that lie apart.</summary>
    /// <value>A whole number, 2 or more; 4 unless set.</value>
    public int Chains { get; init => field = (int)Require.AtLeast(value, 2, nameof(Chains)); } = 4;

    /// <summary>Steps of each chain before its first draw, in which it takes the shape of the law.</summary>
    /// <value>A whole number, 100 or more; 2,000 unless set.</value>
    public int WarmUp { get; init => field = (int)Require.AtLeast(value, 100, nameof(WarmUp)); } = 2_000;

    /// <summary>Draws of each chain that are kept.</summary>
    /// <value>A whole number, 8 or more; 1,000 unless set.</value>
    public int Draws { get; init => field = (int)Require.AtLeast(value, 8, nameof(Draws)); } = 1_000;

    /// <summary>Steps from one kept draw to the next.</summary>
    /// <value>A whole number, 1 or more; 10 unless set.</value>
    public int Thinning { get; init => field = (int)Require.AtLeast(value, 1, nameof(Thinning)); } = 10;

    /// <summary>Seed of the chains.</summary>
    /// <value>Any whole number; 2026 unless set.</value>
    public long Seed { get; init; } = 2026;

    internal ChainLength Length => new(WarmUp, Draws, Thinning);
}
