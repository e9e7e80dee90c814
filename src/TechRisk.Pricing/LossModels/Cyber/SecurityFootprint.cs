using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A systemic event of a strength m that aims at a set of sectors: it strikes an insured if and only if the insured's sector is in the set
/// and m exceeds its security level b, so with probability P(sector in the set) P(m > b).
/// </summary>
/// <remarks>Source: Zeller, Scherer (2022), European Actuarial Journal 12:33-85, section 3.</remarks>
public sealed record SecurityFootprint : Footprint
{
    /// <summary>An event that aims at all sectors.</summary>
    /// <param name="strength">Law of m, in units of the insureds' security levels.</param>
    public SecurityFootprint(Severity strength) => Strength = strength;

    /// <summary>Law of the strength m of an event.</summary>
    public Severity Strength { get; init => field = value ?? throw new ArgumentNullException(nameof(Strength)); }

    /// <summary>The sets of sectors an event can aim at, one of which it draws.</summary>
    /// <value>Probabilities that add up to 1 (to 1e-12); the default, an empty list, aims at every sector.</value>
    public ValueList<SectorSet> Sectors
    {
        get;
        init => field = value is null ? throw new ArgumentNullException(nameof(Sectors))
            : value.Count == 0 || Math.Abs(value.Sum(set => set.Probability) - 1) <= 1e-12 ? value
            : throw Require.Wrong(nameof(Sectors), value.Sum(set => set.Probability), "must have probabilities that add up to 1");
    } = [];

    // the value of an event is one uniform, cut into the sets by their probabilities; what remains of it within its set is the
    // survival probability of the strength, so that m > b where it lies below P(m > b)
    internal override void FillValues(Span<double> uniforms, SampleBuffer buffer)
    {
    }

    internal override double HitProbability(double value, InsuredTraits traits)
    {
        double stronger = Strength.Survival(traits.SecurityLevel);
        if (Sectors.Count == 0)
        {
            return value < stronger ? 1 : 0;
        }

        double rest = value;
        SectorSet drawn = Sectors[^1];
        foreach (SectorSet set in Sectors)
        {
            if (rest < set.Probability)
            {
                drawn = set;
                break;
            }

            rest -= set.Probability;
        }

        return drawn.Has(traits.Sector) && rest < stronger * drawn.Probability ? 1 : 0;
    }

    internal override (double Mean, double Square) HitMoments(InsuredTraits traits)
    {
        double hit = PairMoment(traits, traits);
        return (hit, hit);
    }

    internal override double PairMoment(InsuredTraits one, InsuredTraits other) =>
        (Sectors.Count == 0 ? 1 : Sectors.Where(set => set.Has(one.Sector) && set.Has(other.Sector)).Sum(set => set.Probability))
        * Strength.Survival(Math.Max(one.SecurityLevel, other.SecurityLevel));

    // the weakest of the insureds that a set holds decides
    internal override double ProbabilityOfNone(IReadOnlyList<InsuredTraits> insureds)
    {
        double Missed(IEnumerable<InsuredTraits> aimed)
        {
            double weakest = aimed.Select(insured => insured.SecurityLevel).DefaultIfEmpty(double.PositiveInfinity).Min();
            return double.IsPositiveInfinity(weakest) ? 1 : Strength.Cdf(weakest);
        }

        return Sectors.Count == 0
            ? Missed(insureds)
            : Sectors.Sum(set => set.Probability * Missed(insureds.Where(insured => set.Has(insured.Sector))));
    }
}

/// <summary>A set of sectors and the probability that a systemic event aims at it.</summary>
public sealed record SectorSet
{
    /// <summary>A set of sectors.</summary>
    /// <param name="probability">Probability that an event aims at this set, a fraction in [0, 1].</param>
    /// <param name="sectors">The sectors; none means that the event strikes nobody.</param>
    public SectorSet(double probability, params ReadOnlySpan<Industry> sectors)
    {
        Probability = probability;
        Sectors = ValueList.Create(sectors);
    }

    /// <summary>Probability that an event aims at this set.</summary>
    /// <value>A fraction in [0, 1].</value>
    public double Probability { get; init => field = Require.Fraction(value, nameof(Probability)); }

    /// <summary>The sectors.</summary>
    /// <value>Industries; an empty list strikes nobody.</value>
    public ValueList<Industry> Sectors
    {
        get;
        init => field = value is null ? throw new ArgumentNullException(nameof(Sectors))
            : value.All(sector => Enum.IsDefined(sector)) ? value
            : throw Require.Wrong(nameof(Sectors), value, "must hold industries");
    } = [];

    /// <summary>True if the set holds a sector.</summary>
    internal bool Has(Industry sector) => Sectors.Contains(sector);
}
