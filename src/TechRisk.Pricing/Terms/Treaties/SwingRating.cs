namespace TechRisk.Pricing;

/// <summary>
/// A premium that swings with the losses: min(max(basic + load * S, minimum), maximum). The treaty's premium is the deposit that it is settled
/// against.
/// </summary>
/// <remarks>Source: Bear and Nemlick, "Pricing the impact of adjustable features and loss sharing provisions of reinsurance treaties", PCAS 77 (1990).</remarks>
public sealed record SwingRating : TreatyClause
{
    /// <summary>A swing rate. Amounts may be rates of a subject premium of 1, with losses taken per unit of it.</summary>
    /// <param name="minimum">Least premium, 0 or more, in the submission's currency.</param>
    /// <param name="maximum">Largest premium, at least the minimum, in the submission's currency.</param>
    /// <param name="load">What each unit of loss adds, above 0: 100/80 is 1.25.</param>
    public SwingRating(double minimum, double maximum, double load)
    {
        Minimum = Require.NonNegative(minimum);
        Maximum = Require.Between(maximum, minimum, double.MaxValue);
        Load = Require.Positive(load);
    }

    /// <summary>Least premium, in the submission's currency.</summary>
    public double Minimum { get; }

    /// <summary>Largest premium, in the submission's currency.</summary>
    public double Maximum { get; }

    /// <summary>What each unit of ceded loss adds to the premium.</summary>
    public double Load { get; }

    /// <summary>Premium without a loss before the minimum applies, in the submission's currency.</summary>
    /// <value>0 or more; the default is 0.</value>
    public double Basic { get; init => field = Require.NonNegative(value, nameof(Basic)); }

    /// <summary>The premium of a year as a function of its ceded loss.</summary>
    public LossFunction FinalPremium
    {
        get
        {
            double start = Math.Max((Minimum - Basic) / Load, 0);
            double end = Math.Max((Maximum - Basic) / Load, 0);
            return LossFunction.FromPieces(Math.Min(Math.Max(Basic, Minimum), Maximum), (start, Load), (end, 0));
        }
    }

    /// <inheritdoc/>
    public override LossFunction ReturnedOfCeded(double premium) => FinalPremium.Times(-1).Plus(Require.NonNegative(premium));
}
