using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>What ties the covers of a sum, as operations on transforms.</summary>
internal abstract class SumTies
{
    /// <summary>Which bound a combination is for.</summary>
    public enum Side
    {
        /// <summary>The law whose q lies above.</summary>
        Above,

        /// <summary>The law whose q lies below.</summary>
        Below,
    }

    public virtual bool IsIndependent => false;

    /// <summary>How much longer the range of a sum may be than the sum of ranges.</summary>
    public virtual double Stretch => 1;

    public static SumTies Of(Dependence dependence, double period, SumPart[] parts)
    {
        SumPart[] tied = [.. parts.Where(part => part.IsTied)];
        if (tied.Length > 0 && Array.Find(tied, part => part.Sum.Count is not Poisson || !part.IsWhole) is { } wrong)
        {
            throw new InvalidOperationException(wrong.IsWhole
                ? $"The cover '{wrong.Name}' is tied by {dependence.GetType().Name} but has the claim count {wrong.Sum.Count}: the exact sum needs Poisson counts there. Simulate it instead."
                : $"The cover '{wrong.Name}' is tied by {dependence.GetType().Name} and has a yearly retention or limit: the exact sum needs tied covers without them. Simulate it instead.");
        }

        return dependence switch
        {
            CommonShock shock when tied.Length > 0 && shock.Rate > 0 => new SumShock(shock.Rate * period, tied),
            SharedRateFactor factor when tied.Length > 0 => new SumRateFactor(factor.Law),
            _ => new Free(),
        };
    }

    /// <summary>The transform of the sum from the masses of its parts.</summary>
    public abstract Spectrum Combine(SumPart[] parts, double[][] masses, int length, double tilt, Side side);

    /// <summary>What the tie adds to the variance and third moment of independent parts.</summary>
    public virtual (double Covariance, double Third) Extra(SumPart[] parts) => (0, 0);

    public abstract double ProbabilityOfZero(SumPart[] parts, SumMasses[] masses);

    public virtual TailFacts Tail(SumPart[] parts)
    {
        // independent parts: each exponential moment has to exist, not one of twice the argument
        IEnumerable<TailFacts> facts = parts.Select(part => part.Tail);
        TailFacts sum = facts.Aggregate((a, b) => a.Plus(b));
        return sum with { ExponentialAbscissa = facts.Any(fact => fact.ExponentialAbscissa is null) ? null : facts.Min(fact => fact.ExponentialAbscissa) };
    }

    /// <summary>The factor of an untied part: its compound, or its year.</summary>
    protected static Spectrum Own(SumPart part, double[] masses, int length, double tilt)
    {
        Spectrum spectrum = Spectrum.Of(masses, length, tilt);
        return part.IsWhole && part.Choice is not null ? spectrum.Compound(part.Sum.Count) : spectrum;
    }

    private sealed class Free : SumTies
    {
        public override bool IsIndependent => true;

        public override Spectrum Combine(SumPart[] parts, double[][] masses, int length, double tilt, Side side)
        {
            Spectrum product = Own(parts[0], masses[0], length, tilt);
            for (int i = 1; i < parts.Length; i++)
            {
                product.Times(Own(parts[i], masses[i], length, tilt));
            }

            return product;
        }

        public override double ProbabilityOfZero(SumPart[] parts, SumMasses[] masses) => masses.Aggregate(1.0, (product, part) => product * part.AtZero);
    }
}
