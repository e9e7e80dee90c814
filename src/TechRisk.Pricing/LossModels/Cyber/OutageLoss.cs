namespace TechRisk.Pricing;

/// <summary>
/// Business interruption: an outage of T hours costs hourly loss * dependency share * T. The waiting period and the longest indemnity are
/// those of the policy terms and work on the hours.
/// </summary>
/// <remarks>Waiting periods of 8 to 24 hours, as time deductible or as qualifying period, are market practice: CFC (2018); Risk and Insurance, December 2022.</remarks>
public sealed record OutageLoss : PerilLoss
{
    /// <summary>An interruption.</summary>
    /// <param name="hours">Law of the outage's length T, in hours.</param>
    /// <param name="hourlyLoss">Gross profit lost in an hour of a full outage, in the submission's currency; above 0.</param>
    public OutageLoss(Severity hours, double hourlyLoss)
        : base("business interruption")
    {
        Hours = hours;
        HourlyLoss = hourlyLoss;
    }

    /// <summary>Law of the outage's length, in hours.</summary>
    public Severity Hours { get; init => field = value ?? throw new ArgumentNullException(nameof(Hours)); }

    /// <summary>Gross profit lost in an hour of a full outage, in the submission's currency.</summary>
    /// <value>Above 0.</value>
    public double HourlyLoss { get; init => field = Require.Positive(value, nameof(HourlyLoss)); }

    /// <summary>Part of the gross profit that depends on what is out, a fraction.</summary>
    /// <value>Above 0, at most 1; the default is 1.</value>
    public double DependencyShare
    {
        get;
        init => field = value is > 0 and <= 1 ? value : throw Require.Wrong(nameof(DependencyShare), value, "must be a fraction above 0, at most 1");
    } = 1;

    /// <inheritdoc/>
    public override Severity Amount => Hours.Times(AmountAnHour);

    internal override double AmountAnHour => HourlyLoss * DependencyShare;

    internal override bool HasHours => true;

    /// <summary>
    /// Expected insured hours of an outage. Time deductible w with longest indemnity m: E[min(max(T - w, 0), m)] = LEV(w + m) - LEV(w).
    /// Qualifying period: E[min(T, m); T &gt; w], for w at most m LEV(m) - LEV(w) + w S(w).
    /// </summary>
    /// <param name="terms">Policy terms, of which the waiting period, its form and the longest indemnity play a part.</param>
    public double ExpectedInsuredHours(PolicyTerms terms) => ClaimMoments.Of(Hours, Clock(terms)).Mean;

    /// <summary>Expected loss of an outage for its insured hours, in the submission's currency, before sub-limits: hourly loss * share * hours.</summary>
    /// <param name="terms">Policy terms, of which the waiting period, its form and the longest indemnity play a part.</param>
    public double ExpectedInsuredLoss(PolicyTerms terms) => AmountAnHour * ExpectedInsuredHours(terms);

    /// <summary>Probability that an outage outlasts the waiting period.</summary>
    /// <param name="terms">Policy terms, of which the waiting period plays a part.</param>
    public double TriggerProbability(PolicyTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return Hours.Survival(terms.WaitingHours);
    }

    internal override PerilLoss Times(double factor) => this with { HourlyLoss = HourlyLoss * Require.Positive(factor) };

    // hours are paid as a claim is: a time deductible as a retention, a qualifying period as a franchise
    private static PolicyTerms Clock(PolicyTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return terms.WaitingForm == WaitingForm.Deductible
            ? new PolicyTerms { Retention = terms.WaitingHours, Limit = terms.IndemnityHours }
            : new PolicyTerms { Franchise = terms.WaitingHours, Limit = terms.IndemnityHours };
    }
}
