namespace TechRisk.Pricing;

/// <summary>A layer of the year's sum: min(max(S - attachment, 0), limit), consumed in order of loss.</summary>
public sealed record StopLoss : Treaty
{
    /// <summary>A layer of the year's sum.</summary>
    /// <param name="limit">Height of the layer, above 0, infinite for no limit, in the submission's currency.</param>
    /// <param name="attachment">Where the layer starts, 0 or more, in the submission's currency.</param>
    public StopLoss(double limit, double attachment) => (Limit, Attachment) = (limit, attachment);

    /// <summary>Height of the layer, in the submission's currency.</summary>
    /// <value>Above 0; infinite for no limit.</value>
    public double Limit { get; init => field = Require.PositiveOrInfinite(value, nameof(Limit)); }

    /// <summary>Where the layer starts, in the submission's currency.</summary>
    /// <value>0 or more.</value>
    public double Attachment { get; init => field = Require.NonNegative(value, nameof(Attachment)); }

    /// <inheritdoc/>
    internal override LossFunction YearTerms => LossFunction.Layer(Limit, Attachment);

    /// <inheritdoc/>
    internal override double LimitPerLoss => Limit;

    /// <inheritdoc/>
    public override double CededOfLoss(double loss) => loss;
}
