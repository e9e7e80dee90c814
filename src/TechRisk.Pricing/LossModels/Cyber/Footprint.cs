using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Whom a systemic event strikes: each event draws one value, and given it every insured that carries the tag is struck independently
/// with a probability that depends on the value and on the insured.
/// </summary>
/// <remarks>Source: Zeller, Scherer (2022), European Actuarial Journal 12, section 3; Boehme, Kataria (2006), WEIS.</remarks>
public abstract record Footprint
{
    private protected Footprint()
    {
    }

    /// <summary>A footprint in which the share of the struck insureds has a law on [0, 1], such as Beta.</summary>
    /// <param name="share">Law of the share.</param>
    public static implicit operator Footprint(Severity share) => new RandomShare(share);

    /// <summary>A footprint in which every insured is struck with the same probability.</summary>
    /// <param name="share">The probability, a fraction in [0, 1].</param>
    public static implicit operator Footprint(double share) => new FixedShare(share);

    /// <summary>True if an event draws a value.</summary>
    internal virtual bool HasValue => true;

    /// <summary>Replaces one uniform an event by the event's value.</summary>
    internal abstract void FillValues(Span<double> uniforms, SampleBuffer buffer);

    /// <summary>P(struck | the event's value) for an insured.</summary>
    internal abstract double HitProbability(double value, InsuredTraits traits);

    /// <summary>Mean and mean square of the hit probability over the events' values.</summary>
    internal abstract (double Mean, double Square) HitMoments(InsuredTraits traits);

    /// <summary>Mean, over the events' values, of the product of the hit probabilities of two insureds.</summary>
    internal virtual double PairMoment(InsuredTraits one, InsuredTraits other) => HitMoments(one).Square;

    /// <summary>Probability that an event strikes none of a number of insureds.</summary>
    internal abstract double ProbabilityOfNone(IReadOnlyList<InsuredTraits> insureds);

    /// <summary>E[(1 - X)^n] of a law on [0, 1]: a ratio of beta functions for Beta, else by quadrature over its uniform.</summary>
    private protected static double MeanOfNone(Severity share, int n)
    {
        if (n == 0)
        {
            return 1;
        }

        if (share is Beta { Upper: 1 } beta)
        {
            return Exp.Of(LogBeta.Of(beta.Alpha, beta.UpperShape + n) - LogBeta.Of(beta.Alpha, beta.UpperShape));
        }

        return Integrator.Adaptive(u => Exp.Of(n * Log1p.Of(-share.InverseSurvival(u))), 0, 1, 1e-12);
    }
}

/// <summary>What decides whether a systemic event strikes an insured.</summary>
internal readonly record struct InsuredTraits(double SecurityLevel, Industry Sector, bool IsPatched);

/// <summary>Every insured is struck with the same probability in every event.</summary>
public sealed record FixedShare : Footprint
{
    /// <summary>A constant footprint.</summary>
    /// <param name="share">Probability of being struck, a fraction in [0, 1].</param>
    public FixedShare(double share) => Share = share;

    /// <summary>Probability of being struck.</summary>
    /// <value>A fraction in [0, 1].</value>
    public double Share { get; init => field = Require.Fraction(value, nameof(Share)); }

    internal override bool HasValue => false;

    internal override void FillValues(Span<double> uniforms, SampleBuffer buffer) => uniforms.Clear();

    internal override double HitProbability(double value, InsuredTraits traits) => Share;

    internal override (double Mean, double Square) HitMoments(InsuredTraits traits) => (Share, Share * Share);

    internal override double ProbabilityOfNone(IReadOnlyList<InsuredTraits> insureds) =>
        insureds.Count == 0 ? 1 : Exp.Of(insureds.Count * Log1p.Of(-Share));
}

/// <summary>The share q of struck insureds is drawn once an event; given it all are struck independently.</summary>
/// <remarks>With q Beta(a, b) any two insureds are struck together with correlation 1 / (a + b + 1).</remarks>
public sealed record RandomShare : Footprint
{
    /// <summary>A random footprint.</summary>
    /// <param name="share">Law of q, on [0, 1].</param>
    public RandomShare(Severity share) => Share = share;

    /// <summary>Law of the share q.</summary>
    /// <value>A law whose largest value is at most 1.</value>
    public Severity Share
    {
        get;
        init => field = value is null ? throw new ArgumentNullException(nameof(Share))
            : value.InverseSurvival(0) <= 1 ? value
            : throw Require.Wrong(nameof(Share), value, "must be a law on [0, 1]");
    }

    internal override void FillValues(Span<double> uniforms, SampleBuffer buffer) => Share.SampleInPlace(uniforms, buffer);

    internal override double HitProbability(double value, InsuredTraits traits) => value;

    internal override (double Mean, double Square) HitMoments(InsuredTraits traits) => (Share.Mean, Share.Variance + Share.Mean * Share.Mean);

    internal override double ProbabilityOfNone(IReadOnlyList<InsuredTraits> insureds) => MeanOfNone(Share, insureds.Count);
}
