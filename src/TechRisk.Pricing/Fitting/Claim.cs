namespace TechRisk.Pricing;

/// <summary>
/// One claim as it is known: an amount or a range for the ground-up loss, what would not have been seen at all (deductible), from where on
/// only "at least" is known (limit), how many claims the record stands for, and its date. Amounts are ground-up, before any term.
/// </summary>
/// <remarks>
/// Its part of the likelihood is weight x [ln f(x), or ln S(x) at a limit, or ln P(from &lt; X &lt;= to) in a band, less ln S(deductible)].
/// Source: Klugman, Panjer, Willmot, "Loss Models", sections on estimation with modified data.
/// </remarks>
public sealed record Claim
{
    private Claim(double from, double to)
    {
        From = from;
        To = to;
    }

    /// <summary>The loss, or the lower end of the range it lies in, in the currency of the history; 0 or more.</summary>
    public double From { get; private init; }

    /// <summary>The loss, or the upper end of the range it lies in, in the currency of the history; infinite where only "at least" is known.</summary>
    public double To { get; private init; }

    /// <summary>Losses up to this amount are not reported (left truncation), in the currency of the history.</summary>
    /// <value>0 or more, at most the loss; the default 0 means that every loss is reported.</value>
    public double Deductible
    {
        get;
        init => field = Require.NonNegative(value, nameof(Deductible)) <= From
            ? value
            : throw Require.Wrong(nameof(Deductible), value, FormattableString.Invariant($"must be at most the loss of {From}: a loss up to the deductible is not reported"));
    }

    /// <summary>Losses above this amount would be known as "at least" only (right censoring), in the currency of the history.</summary>
    /// <value>Above 0; the default, infinity, means that any loss would be known.</value>
    public double CensoredAbove { get; private init; } = double.PositiveInfinity;

    /// <summary>How many claims the record stands for.</summary>
    /// <value>A finite number above 0; 1 unless set.</value>
    public double Weight { get; init => field = Require.Positive(value, nameof(Weight)); } = 1;

    /// <summary>Date of loss or settlement, for trend and for claims by year; null where unknown.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>True if the loss is known as a number.</summary>
    public bool IsExact => From == To;

    /// <summary>True if only "at least" is known.</summary>
    public bool IsCensored => double.IsPositiveInfinity(To);

    /// <summary>A ground-up loss, known in full and reported whatever its size.</summary>
    /// <param name="amount">The loss, in the currency of the history; a finite number above 0.</param>
    public static Claim FromGroundUp(double amount) => new(Require.Positive(amount), amount);

    /// <summary>
    /// A payment after a deductible and up to a limit: the loss is the payment plus the deductible; a payment of the limit says only that
    /// the loss was at least deductible + limit.
    /// </summary>
    /// <param name="paid">What was paid, in the currency of the history; above 0 and at most the limit.</param>
    /// <param name="deductible">What the insured kept, 0 or more; smaller losses are not reported.</param>
    /// <param name="limit">The most that is paid, above 0, in excess of the deductible; infinite for none.</param>
    public static Claim FromPaid(double paid, double deductible = 0, double limit = double.PositiveInfinity)
    {
        Require.Positive(paid);
        Require.NonNegative(deductible);
        Require.PositiveOrInfinite(limit);
        if (paid > limit)
        {
            throw Require.Wrong(nameof(paid), paid, FormattableString.Invariant($"must be at most the limit of {limit}"));
        }

        double loss = paid + deductible;
        return new Claim(loss, paid == limit ? double.PositiveInfinity : loss) { Deductible = deductible, CensoredAbove = limit + deductible };
    }

    /// <summary>A ground-up loss of which only a lower bound is known, such as one cut at a policy limit.</summary>
    /// <param name="amount">The loss is at least this, in the currency of the history; a finite number above 0.</param>
    public static Claim AtLeast(double amount) => new(Require.Positive(amount), double.PositiveInfinity) { CensoredAbove = amount };

    /// <summary>Claims in a band of a grouped table: ground-up losses above <paramref name="from"/> and up to <paramref name="to"/>.</summary>
    /// <param name="from">Lower end, in the currency of the history; 0 or more.</param>
    /// <param name="to">Upper end, above the lower; infinite for the open last band.</param>
    /// <param name="number">Number of claims in the band, above 0.</param>
    public static Claim FromBand(double from, double to, double number = 1)
    {
        Require.NonNegative(from);
        return to > from
            ? new Claim(from, to) { Weight = number, CensoredAbove = double.IsPositiveInfinity(to) ? from : double.PositiveInfinity }
            : throw Require.Wrong(nameof(to), to, FormattableString.Invariant($"must be above the lower end of {from}"));
    }

    /// <summary>The same claim under a policy limit that it did not reach, so that simulated histories are cut where this one would have been.</summary>
    /// <param name="limit">Losses above this would be known as "at least" only; in the currency of the history, at least the loss.</param>
    public Claim WithLimit(double limit) =>
        limit >= From && !(IsCensored && limit > From)
            ? this with { CensoredAbove = limit }
            : throw Require.Wrong(nameof(limit), limit, FormattableString.Invariant($"must be at least the loss of {From}, and that itself for a loss cut at its limit"));

    /// <summary>The claim with all its amounts multiplied: trend, or another currency.</summary>
    /// <param name="factor">A finite number above 0.</param>
    public Claim Times(double factor)
    {
        Require.Positive(factor);
        return new Claim(From * factor, To * factor)
        {
            Deductible = Deductible * factor, CensoredAbove = CensoredAbove * factor, Weight = Weight, Date = Date,
        };
    }
}
