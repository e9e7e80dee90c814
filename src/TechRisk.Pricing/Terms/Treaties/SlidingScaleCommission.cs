namespace TechRisk.Pricing;

/// <summary>
/// A commission that slides with the loss ratio: straight lines between the points of a scale, constant outside it. What a provisional
/// commission has paid in advance is settled against it.
/// </summary>
/// <remarks>Source: Bear and Nemlick, "Pricing the impact of adjustable features and loss sharing provisions of reinsurance treaties", PCAS 77 (1990).</remarks>
public sealed record SlidingScaleCommission : TreatyClause
{
    /// <summary>A scale.</summary>
    /// <param name="scale">
    /// Loss ratios in rising order (fractions of the premium, 0 or more) with the commission at each (fraction of the premium, in [0, 1]); at least one.
    /// </param>
    public SlidingScaleCommission(ValueList<(double LossRatio, double Commission)> scale)
    {
        Require.AtLeast(scale.Count, 1, "number of points of the scale");
        for (int i = 0; i < scale.Count; i++)
        {
            Require.NonNegative(scale[i].LossRatio, "loss ratio of the scale");
            Require.Fraction(scale[i].Commission, "commission of the scale");
            if (i > 0 && scale[i].LossRatio <= scale[i - 1].LossRatio)
            {
                throw Require.Wrong("loss ratio of the scale", scale[i].LossRatio, FormattableString.Invariant($"must be above the one before it, {scale[i - 1].LossRatio}"));
            }
        }

        Scale = scale;
    }

    /// <summary>Loss ratios in rising order with the commission at each, fractions of the premium.</summary>
    public ValueList<(double LossRatio, double Commission)> Scale { get; }

    /// <summary>Commission, a fraction of the premium, as a function of the loss ratio.</summary>
    public LossFunction Rate
    {
        get
        {
            var pieces = new List<(double, double)>();
            for (int i = 0; i + 1 < Scale.Count; i++)
            {
                pieces.Add((Scale[i].LossRatio, (Scale[i + 1].Commission - Scale[i].Commission) / (Scale[i + 1].LossRatio - Scale[i].LossRatio)));
            }

            return LossFunction.FromPieces(Scale[0].Commission, [.. pieces, (Scale[^1].LossRatio, 0)]);
        }
    }

    /// <summary>A commission between a minimum and a maximum that gains <paramref name="slide"/> for each point of loss ratio below where it is least.</summary>
    /// <param name="minimum">Least commission, a fraction in [0, 1].</param>
    /// <param name="maximum">Largest commission, above the least, at most 1.</param>
    /// <param name="lossRatioAtMinimum">Loss ratio from which on the commission is least, above 0.</param>
    /// <param name="slide">Points of commission for a point of loss ratio, above 0 and large enough to reach the maximum at a loss ratio of 0 or more.</param>
    public static SlidingScaleCommission FromSlide(double minimum, double maximum, double lossRatioAtMinimum, double slide)
    {
        Require.Positive(slide);
        return new([(lossRatioAtMinimum - ((maximum - minimum) / slide), maximum), (lossRatioAtMinimum, minimum)]);
    }

    /// <inheritdoc/>
    public override LossFunction ReturnedOfCeded(double premium) => Rate.OfRatioTo(Require.Positive(premium));
}
