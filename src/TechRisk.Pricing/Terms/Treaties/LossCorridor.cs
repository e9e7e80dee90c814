namespace TechRisk.Pricing;

/// <summary>The cedant bears a share of the year's ceded loss between two amounts: the treaty pays S - share * min(max(S - from, 0), to - from).</summary>
/// <remarks>Source: Bear and Nemlick, "Pricing the impact of adjustable features and loss sharing provisions of reinsurance treaties", PCAS 77 (1990).</remarks>
public sealed record LossCorridor : TreatyClause
{
    /// <summary>A corridor.</summary>
    /// <param name="from">Where it starts, 0 or more, in the submission's currency.</param>
    /// <param name="to">Where it ends, above the start, infinite for no end, in the submission's currency.</param>
    public LossCorridor(double from, double to)
    {
        From = Require.NonNegative(from);
        To = to > from ? to : throw Require.Wrong(nameof(to), to, FormattableString.Invariant($"must be above the start of the corridor, {from}"));
    }

    /// <summary>Where the corridor starts, in the submission's currency.</summary>
    public double From { get; }

    /// <summary>Where the corridor ends, in the submission's currency; infinite for no end.</summary>
    public double To { get; }

    /// <summary>The share of the corridor that the cedant bears.</summary>
    /// <value>A fraction in [0, 1]; the default is 1.</value>
    public double CedantShare { get; init => field = Require.Fraction(value, nameof(CedantShare)); } = 1;

    /// <summary>What the cedant bears of the year's ceded loss.</summary>
    public LossFunction Retained => LossFunction.Layer(To - From, From).Times(CedantShare);

    /// <summary>A corridor between two loss ratios.</summary>
    /// <param name="from">Loss ratio where it starts, a fraction of the premium, 0 or more.</param>
    /// <param name="to">Loss ratio where it ends, above the start.</param>
    /// <param name="premium">Premium of the treaty, above 0, in the submission's currency.</param>
    public static LossCorridor FromLossRatios(double from, double to, double premium) => new(from * Require.Positive(premium), to * premium);

    /// <inheritdoc/>
    public override LossFunction PaidOfCeded(double premium) =>
        LossFunction.FromPieces(0, (0, 1), (From, 1 - CedantShare), (To, 1));
}
