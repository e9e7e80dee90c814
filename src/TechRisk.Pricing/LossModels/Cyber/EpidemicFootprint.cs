using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A systemic event that spreads like an epidemic: an insured that is not patched is struck with the attack rate of the epidemic, a patched
/// one never. R0 is fixed or drawn once an event.
/// </summary>
/// <remarks>Source: Hillairet, Lopez (2021), Scandinavian Actuarial Journal, 671-694.</remarks>
public sealed record EpidemicFootprint : Footprint
{
    private const double Tolerance = 1e-12;

    /// <summary>An epidemic with a fixed R0.</summary>
    /// <param name="epidemic">R0, infected and patched shares at the start.</param>
    public EpidemicFootprint(SirEpidemic epidemic) => Epidemic = epidemic;

    /// <summary>The epidemic.</summary>
    public SirEpidemic Epidemic { get; init => field = value ?? throw new ArgumentNullException(nameof(Epidemic)); }

    /// <summary>Law of R0, drawn once an event in the place of the epidemic's own.</summary>
    /// <value>A law on finite numbers of 0 or more; null, the default, keeps the epidemic's R0.</value>
    public Severity? Reproduction { get; init; }

    internal override bool HasValue => Reproduction is not null;

    internal override void FillValues(Span<double> uniforms, SampleBuffer buffer)
    {
        if (Reproduction is null)
        {
            uniforms.Fill(Epidemic.AttackRate);
            return;
        }

        Reproduction.SampleInPlace(uniforms, buffer);
        for (int i = 0; i < uniforms.Length; i++)
        {
            uniforms[i] = Epidemic.AttackRateAt(uniforms[i]);
        }
    }

    internal override double HitProbability(double value, InsuredTraits traits) => traits.IsPatched ? 0 : value;

    internal override (double Mean, double Square) HitMoments(InsuredTraits traits)
    {
        if (traits.IsPatched)
        {
            return (0, 0);
        }

        if (Reproduction is null)
        {
            double rate = Epidemic.AttackRate;
            return (rate, rate * rate);
        }

        return (Mean(rate => rate), Mean(rate => rate * rate));
    }

    internal override double PairMoment(InsuredTraits one, InsuredTraits other) => one.IsPatched || other.IsPatched ? 0 : HitMoments(one).Square;

    internal override double ProbabilityOfNone(IReadOnlyList<InsuredTraits> insureds)
    {
        int open = insureds.Count(insured => !insured.IsPatched);
        double None(double rate) => Exp.Of(open * Log1p.Of(-rate));
        return open == 0 ? 1 : Reproduction is null ? None(Epidemic.AttackRate) : Mean(None);
    }

    // over the uniform of R0, in two parts: the attack rate has a kink at the threshold R0 s0 = 1
    private double Mean(Func<double, double> of)
    {
        double kink = Epidemic.Susceptible > 0 ? Reproduction!.Survival(1 / Epidemic.Susceptible) : 0;
        double At(double u) => of(Epidemic.AttackRateAt(Reproduction!.InverseSurvival(u)));
        return Part(At, 0, kink) + Part(At, kink, 1);
    }

    private static double Part(Func<double, double> at, double from, double to) => to > from ? Integrator.Adaptive(at, from, to, Tolerance) : 0;
}
