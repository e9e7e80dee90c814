using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Poisson counts with a shared part: N_i = own_i + M. The sum of shocks has the product of the tied claims' transforms.</summary>
internal sealed class SumShock : SumTies
{
    private readonly double _rate;

    public SumShock(double rate, SumPart[] tied)
    {
        _rate = rate;
        if (Array.Find(tied, part => part.Sum.Count.Mean < rate) is { } rare)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"The common shock has {rate} shocks a period, more than the {rare.Sum.Count.Mean} claims of the cover '{rare.Name}': a shock is carved out of each cover's own rate. Lower the shock's rate."));
        }
    }

    public override Spectrum Combine(SumPart[] parts, double[][] masses, int length, double tilt, Side side)
    {
        Spectrum product = Spectrum.One(length, tilt);
        Spectrum struck = Spectrum.One(length, tilt);
        for (int i = 0; i < parts.Length; i++)
        {
            Spectrum claim = Spectrum.Of(masses[i], length, tilt);
            if (parts[i].IsTied)
            {
                struck.Times(claim);
                product.Times(claim.Compound(new Poisson(parts[i].Sum.Count.Mean - _rate)));
            }
            else
            {
                product.Times(Own(parts[i], masses[i], length, tilt));
            }
        }

        return product.Times(struck.Compound(new Poisson(_rate)));
    }

    // cumulants of the shock part: rate E[(sum of claims)^k] instead of the sum of rate E[claim^k]
    public override (double Covariance, double Third) Extra(SumPart[] parts)
    {
        double mean = 0;
        double variance = 0;
        double third = 0;
        double second = 0;
        double cubes = 0;
        foreach (SumPart part in parts.Where(part => part.IsTied))
        {
            double m1 = part.Sum.Claim.Moment(1);
            double m2 = TailRule.MayHave(part.Tail, 2) ? part.Sum.Claim.Moment(2) : double.PositiveInfinity;
            double m3 = TailRule.MayHave(part.Tail, 3) ? part.Sum.Claim.Moment(3) : double.PositiveInfinity;
            mean += m1;
            variance += m2 - (m1 * m1);
            third += m3 - (3 * m1 * m2) + (2 * m1 * m1 * m1);
            second += m2;
            cubes += m3;
        }

        return (_rate * (variance + (mean * mean) - second), _rate * (third + (3 * mean * variance) + (mean * mean * mean) - cubes));
    }

    public override double ProbabilityOfZero(SumPart[] parts, SumMasses[] masses)
    {
        double exponent = 0;
        double none = 1;
        double free = 1;
        for (int i = 0; i < parts.Length; i++)
        {
            double paid = parts[i].Sum.Claim.ProbabilityOfPayment;
            if (parts[i].IsTied)
            {
                exponent += (parts[i].Sum.Count.Mean - _rate) * paid;
                none *= 1 - paid;
            }
            else
            {
                free *= masses[i].AtZero;
            }
        }

        return free * Exp.Of(-exponent - (_rate * (1 - none)));
    }
}
