namespace TechRisk.Pricing;

/// <summary>S = X_1 + ... + X_N: a number of claims and independent claim sizes of one law.</summary>
/// <remarks>Klugman, Panjer, Willmot, Loss Models, chapter on aggregate loss models.</remarks>
public sealed partial record FrequencySeverity : LossModel
{
    /// <summary>A claim count and a claim size.</summary>
    /// <param name="frequency">Law of the number of claims in a policy year.</param>
    /// <param name="severity">Law of one ground-up claim, in the submission's currency.</param>
    public FrequencySeverity(Frequency frequency, Severity severity)
    {
        Frequency = frequency;
        Severity = severity;
    }

    /// <summary>Law of the number of claims in a policy year.</summary>
    public Frequency Frequency { get; init => field = value ?? throw new ArgumentNullException(nameof(Frequency)); }

    /// <summary>Law of one ground-up claim, in the submission's currency.</summary>
    public Severity Severity { get; init => field = value ?? throw new ArgumentNullException(nameof(Severity)); }

    /// <inheritdoc/>
    public override LatentDriver Driver => LatentDriver.ClaimCount;

    internal override bool HasRate => true;

    internal override string LawName => Severity.GetType().Name;

    /// <inheritdoc/>
    public override LossModel ScaleFrequency(double factor) => this with { Frequency = Frequency.Scale(factor) };

    /// <inheritdoc/>
    public override LossModel ScaleSeverity(double factor) => this with { Severity = Severity.Times(factor) };

    /// <summary>Exact mean and second moment of what is paid of one claim.</summary>
    /// <param name="terms">Policy terms; aggregate retention and limit play no part.</param>
    public ClaimMoments ClaimMoments(PolicyTerms terms) => TechRisk.Pricing.ClaimMoments.Of(Severity, terms);

    /// <summary>
    /// E[S] = E[N] E[Y], Var[S] = E[N] Var[Y] + Var[N] E[Y]^2 with Y the paid part of a claim.
    /// </summary>
    /// <param name="terms">Policy terms without aggregate retention and limit.</param>
    /// <param name="period">Length of the policy period in years; the claim rate scales with it.</param>
    /// <exception cref="InvalidOperationException">The terms have an aggregate retention or limit.</exception>
    public override AnnualMoments Moments(PolicyTerms terms, double period = 1)
    {
        RequireEventTerms(terms);
        Frequency count = period == 1 ? Frequency : Frequency.Scale(period);
        if (count.Mean == 0)
        {
            return new AnnualMoments(0, 0);
        }

        ClaimMoments claim = ClaimMoments(terms);
        double variance = double.IsPositiveInfinity(claim.SecondMoment)
            ? double.PositiveInfinity
            : count.Mean * claim.Variance + count.Variance * claim.Mean * claim.Mean;
        return new AnnualMoments(count.Mean * claim.Mean, variance);
    }

    internal override FrequencySeverity? Compound(double period) => period == 1 ? this : this with { Frequency = Frequency.Scale(period) };

    internal override TailFacts TailAfter(PolicyTerms terms, double period) =>
        CompoundTail.Of(period == 1 ? Frequency : Frequency.Scale(period), Severity, terms);

    internal override LossProgram Compile(LossContext context) => new FrequencySeverityProgram(this, context);
}
