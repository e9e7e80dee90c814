namespace TechRisk.Pricing;

/// <summary>
/// A layer per event: min(max(x - attachment, 0), limit) of each loss x. The year pays the sum above the aggregate deductible, at most the
/// limit and its K reinstatements, (K + 1) limit, and at most the aggregate limit, consumed in order of loss.
/// </summary>
/// <remarks>
/// Source: Sundt, "On excess of loss reinsurance with reinstatements", Bulletin of the Swiss Association of Actuaries (1991); Mata, "Pricing
/// excess of loss reinsurance with reinstatements", ASTIN Bulletin 30 (2000). A reinstatement is paid pro rata as to amount: the k-th costs
/// price_k Premium min(max(R - (k - 1) limit, 0), limit) / limit, R what the year uses.
/// <para>
/// Drop-down: where the cover below pays at most <see cref="UnderlyingAggregateLimit"/> a year, the layer attaches at
/// <see cref="DroppedAttachment"/> plus what is left of that cover, so that it follows the cover down as losses wear it out.
/// </para>
/// </remarks>
public sealed record ExcessOfLoss : Treaty
{
    /// <summary>A layer, such as 3m xs 2m: <c>new ExcessOfLoss(3e6, attachment: 2e6)</c>.</summary>
    /// <param name="limit">Height of the layer per event, above 0, infinite for no limit, in the submission's currency.</param>
    /// <param name="attachment">Where the layer starts, 0 or more, in the submission's currency.</param>
    public ExcessOfLoss(double limit, double attachment) => (Limit, Attachment) = (limit, attachment);

    /// <summary>Height of the layer per event, in the submission's currency.</summary>
    /// <value>Above 0; infinite for no limit.</value>
    public double Limit { get; init => field = Require.PositiveOrInfinite(value, nameof(Limit)); }

    /// <summary>Where the layer starts, in the submission's currency.</summary>
    /// <value>0 or more.</value>
    public double Attachment { get; init => field = Require.NonNegative(value, nameof(Attachment)); }

    /// <summary>What the cedant bears of the year's losses to the layer before the treaty pays, in the submission's currency.</summary>
    /// <value>0 or more; the default is 0.</value>
    public double AggregateDeductible { get; init => field = Require.NonNegative(value, nameof(AggregateDeductible)); }

    /// <summary>The most the whole layer pays in a year, in the submission's currency.</summary>
    /// <value>Above 0; the default is infinite, no limit but that of the reinstatements.</value>
    public double AggregateLimit { get; init => field = Require.PositiveOrInfinite(value, nameof(AggregateLimit)); } = double.PositiveInfinity;

    /// <summary>
    /// Price of each reinstatement as a fraction of the premium, 0 for a free one: <c>[1.0, 0.5]</c> pays for at most three limits a year. An
    /// empty list is one limit a year; the default, null, reinstates the limit without end and for nothing.
    /// </summary>
    /// <value>Each 0 or more and finite.</value>
    public ValueList<double>? Reinstatements
    {
        get;
        init
        {
            foreach (double price in value ?? [])
            {
                Require.NonNegative(price, nameof(Reinstatements));
            }

            field = value;
        }
    }

    /// <summary>True if a reinstatement is paid pro rata as to time as well: for the part of the period that is left after the loss.</summary>
    public bool IsProRataTime { get; init; }

    /// <summary>The most the cover below the layer pays in a year, in the submission's currency.</summary>
    /// <value>0 or more; the default is infinite: that cover never wears out and the layer never drops.</value>
    public double UnderlyingAggregateLimit { get; init => field = Require.NonNegativeOrInfinite(value, nameof(UnderlyingAggregateLimit)); } = double.PositiveInfinity;

    /// <summary>Where the layer attaches once the cover below it is worn out, in the submission's currency; not above the attachment.</summary>
    /// <value>0 or more; the default is 0.</value>
    public double DroppedAttachment { get; init => field = Require.NonNegative(value, nameof(DroppedAttachment)); }

    /// <summary>True if what the layer pays of a loss depends on the losses before it by more than their sum.</summary>
    public bool DropsDown => double.IsFinite(UnderlyingAggregateLimit) && DroppedAttachment < Attachment;

    /// <summary>The most the layer pays in a year after the aggregate deductible, infinite if there is no end.</summary>
    public double Capacity => Reinstatements is null ? AggregateLimit : Math.Min(AggregateLimit, (Reinstatements.Count + 1) * RequireLimit());

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Reinstatements are paid pro rata as to time: then the sum of the year does not tell their premium.</exception>
    public override LossFunction ReinstatementPremium =>
        IsProRataTime && Reinstatements is { Count: > 0 }
            ? throw new InvalidOperationException("The reinstatement premium of a layer whose reinstatements are paid pro rata as to time is no function of the year's loss: give dated losses to YearOf, or set IsProRataTime to false for 100 % as to time.")
            : ReinstatementPremiumByAmount;

    /// <summary>Reinstatement premium of a year, 100 % as to time, as a multiple of the premium: sum of price_k min(max(R - (k - 1) limit, 0), limit) / limit.</summary>
    public LossFunction PremiumShareOfReinstatements
    {
        get
        {
            if (Reinstatements is not { Count: > 0 } prices)
            {
                return LossFunction.Constant(0);
            }

            double limit = RequireLimit();
            var pieces = prices.Select((price, k) => (k * limit, price / limit)).Append((prices.Count * limit, 0.0)).ToArray();
            return YearTerms.Then(LossFunction.FromPieces(0, pieces));
        }
    }

    /// <inheritdoc/>
    internal override LossFunction YearTerms => LossFunction.Layer(Capacity, AggregateDeductible);

    /// <inheritdoc/>
    internal override LossFunction ReinstatementPremiumByAmount => PremiumShareOfReinstatements.Times(Premium);

    /// <inheritdoc/>
    internal override double LimitPerLoss => Limit;

    /// <summary>True if a loss reaches the layer: loss &gt; attachment.</summary>
    /// <param name="loss">Loss of one event, 0 or more, in the submission's currency.</param>
    public bool Attaches(double loss) => loss > Attachment;

    /// <summary>True if one loss uses the whole height of the layer: loss - attachment &gt;= limit.</summary>
    /// <param name="loss">Loss of one event, 0 or more, in the submission's currency.</param>
    public bool IsExhaustedBy(double loss) => loss - Attachment >= Limit;

    /// <inheritdoc/>
    /// <remarks>Before any drop-down: that of the first loss of a year.</remarks>
    public override double CededOfLoss(double loss) => Math.Min(Math.Max(loss - Attachment, 0), Limit);

    /// <inheritdoc/>
    internal override double[] CededInOrder(ReadOnlySpan<double> losses)
    {
        if (!DropsDown)
        {
            return base.CededInOrder(losses);
        }

        var ceded = new double[losses.Length];
        double left = UnderlyingAggregateLimit;
        for (int i = 0; i < ceded.Length; i++)
        {
            double above = Math.Max(losses[i] - DroppedAttachment, 0);
            double below = Math.Min(Math.Min(above, Attachment - DroppedAttachment), left);
            left -= below;
            ceded[i] = Math.Min(above - below, Limit);
        }

        return ceded;
    }

    /// <inheritdoc/>
    internal override double ReinstatementShareAt(double? time) => !IsProRataTime || Reinstatements is not { Count: > 0 } ? 1
        : 1 - (time ?? throw new InvalidOperationException("Reinstatements paid pro rata as to time need the time of each loss: give it to YearOf, or set IsProRataTime to false for 100 % as to time."));

    private double RequireLimit() => double.IsFinite(Limit)
        ? Limit
        : throw new InvalidOperationException("A layer without a limit cannot be reinstated: give it a limit, or leave Reinstatements out.");
}
