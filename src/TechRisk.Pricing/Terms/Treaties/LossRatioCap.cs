namespace TechRisk.Pricing;

/// <summary>The treaty pays at most a multiple of its premium in a year: min(S, cap * premium).</summary>
/// <remarks>Source: Bear and Nemlick, "Pricing the impact of adjustable features and loss sharing provisions of reinsurance treaties", PCAS 77 (1990).</remarks>
public sealed record LossRatioCap : TreatyClause
{
    /// <summary>A cap.</summary>
    /// <param name="lossRatio">Largest loss ratio, above 0: 2 for 200 %.</param>
    public LossRatioCap(double lossRatio) => LossRatio = lossRatio;

    /// <summary>Largest loss ratio, a fraction of the premium.</summary>
    /// <value>Above 0: 2 for 200 %.</value>
    public double LossRatio { get; init => field = Require.Positive(value, nameof(LossRatio)); }

    /// <inheritdoc/>
    public override LossFunction PaidOfCeded(double premium) => LossFunction.Layer(LossRatio * Require.Positive(premium));
}
