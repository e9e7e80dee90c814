namespace TechRisk.Pricing;

/// <summary>A year of losses under a treaty, in order of loss; all amounts are those of the placed share, in the submission's currency.</summary>
public sealed record TreatyYear
{
    private TreatyYear(ValueList<double> recoveries, ValueList<double> reinstatementPremiums) =>
        (Recoveries, ReinstatementPremiums) = (recoveries, reinstatementPremiums);

    /// <summary>What the treaty pays of each loss: what the loss adds to the recovery of the losses up to it.</summary>
    public ValueList<double> Recoveries { get; }

    /// <summary>Reinstatement premium due after each loss.</summary>
    public ValueList<double> ReinstatementPremiums { get; }

    /// <summary>What the treaty pays of the year.</summary>
    public double Recovery { get; private init; }

    /// <summary>Reinstatement premium of the year.</summary>
    public double ReinstatementPremium { get; private init; }

    /// <summary>What clauses return of the premium, or minus what is due on top of it.</summary>
    public double Returned { get; private init; }

    /// <summary>How many limits the year uses: losses to the treaty after its aggregate deductible and limit, over the limit; 0 without a limit.</summary>
    public double LimitsUsed { get; private init; }

    /// <summary>True if no further loss of the year can be recovered.</summary>
    public bool IsExhausted { get; private init; }

    internal static TreatyYear Of(Treaty treaty, ReadOnlySpan<double> losses, ReadOnlySpan<double> times)
    {
        foreach (double loss in losses)
        {
            Require.NonNegative(loss, nameof(losses));
        }

        LossFunction recovery = treaty.Recovery;
        LossFunction reinstatement = treaty.ReinstatementPremiumByAmount;
        double[] ceded = treaty.CededInOrder(losses);
        var recoveries = new double[losses.Length];
        var premiums = new double[losses.Length];
        double sum = 0;
        double paid = recovery.At(0);
        double due = reinstatement.At(0);
        double duePremium = 0;
        for (int i = 0; i < ceded.Length; i++)
        {
            sum += ceded[i];
            double paidNow = recovery.At(sum);
            double dueNow = reinstatement.At(sum);
            recoveries[i] = paidNow - paid;
            premiums[i] = (dueNow - due) * treaty.ReinstatementShareAt(times.IsEmpty ? null : times[i]);
            duePremium += premiums[i];
            (paid, due) = (paidNow, dueNow);
        }

        return new TreatyYear(new(recoveries), new(premiums))
        {
            Recovery = paid,
            ReinstatementPremium = duePremium,
            Returned = treaty.Returned.At(sum),
            LimitsUsed = treaty.YearTerms.At(sum) / treaty.LimitPerLoss,
            IsExhausted = paid >= recovery.Maximum,
        };
    }

    internal static ReadOnlySpan<double> Checked(ReadOnlySpan<double> times, int losses)
    {
        if (times.Length != losses)
        {
            throw Require.Wrong("number of times", times.Length, FormattableString.Invariant($"must be that of the losses, {losses}"));
        }

        for (int i = 0; i < times.Length; i++)
        {
            Require.Between(times[i], i == 0 ? 0 : times[i - 1], 1, nameof(times));
        }

        return times;
    }
}
