using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Poisson counts whose rates share one factor: given the factor the tied sum is one compound Poisson, whose q is convex in the rate, so that the factor's law may
/// be replaced by a smaller and a larger one in convex order. The points are 0, h, 2 h ... of the factor.
/// </summary>
internal sealed class SumRateFactor : SumTies
{
    private const int Cells = 512;
    private readonly PaidClaim _law;
    private readonly double? _factorMoments;
    private readonly Gamma? _gamma;
    private readonly double _step;
    private readonly double[] _above;
    private readonly double[] _below;

    public SumRateFactor(Severity law)
    {
        _law = new PaidClaim(law, PolicyTerms.None);
        _gamma = law as Gamma;
        _factorMoments = law.Tail.FiniteMoments;
        double end = Math.Min(law.InverseSurvival(1e-16), law.Maximum);
        end = double.IsFinite(law.Maximum) ? law.Maximum : end;
        _step = end / Cells;
        ClaimGrid grid = _law.Grid(_step, Cells);
        _above = grid.Spread();
        _below = grid.Collected();
    }

    public override double Stretch => 2;

    // a gamma factor makes the count of all tied claims negative binomial: no discretisation of the factor
    private NegativeBinomial? Mixture(double rate) => _gamma is null || rate == 0 ? null : new NegativeBinomial(rate, 1 + (rate * _gamma.Variance));

    public override Spectrum Combine(SumPart[] parts, double[][] masses, int length, double tilt, Side side)
    {
        Spectrum product = Spectrum.One(length, tilt);
        Spectrum exponent = Spectrum.One(length, tilt);
        exponent.Times(Spectrum.Of([0], length, tilt));
        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i].IsTied)
            {
                exponent.AddExcess(parts[i].Sum.Count.Mean, Spectrum.Of(masses[i], length, tilt));
            }
            else
            {
                product.Times(Own(parts[i], masses[i], length, tilt));
            }
        }

        double rate = parts.Where(part => part.IsTied).Sum(part => part.Sum.Count.Mean);
        if (Mixture(rate) is { } mixture)
        {
            Spectrum claims = Spectrum.One(length, tilt);
            claims.AddRatio(exponent, rate);
            return product.Times(claims.Compound(mixture));
        }

        (double[] factors, double[] weights) = Points(side == Side.Above ? _above : _below);
        return product.Times(exponent.Mixed(factors, weights));
    }

    // given F the tied sum has the cumulants F m, F s2, F s3: mixing adds Var(F) m^2 and 3 Var(F) m s2 + E[(F - 1)^3] m^3
    public override (double Covariance, double Third) Extra(SumPart[] parts)
    {
        double mean = 0;
        double second = 0;
        foreach (SumPart part in parts.Where(part => part.IsTied))
        {
            mean += part.Sum.Moments.Mean;
            second += part.Sum.Moments.Variance;
        }

        double m2 = _law.Moment(2);
        double variance = m2 - 1;
        double third = _law.Moment(3) - (3 * m2) + 2;
        return (variance * mean * mean, (3 * variance * mean * second) + (third * mean * mean * mean));
    }

    public override double ProbabilityOfZero(SumPart[] parts, SumMasses[] masses)
    {
        double rate = 0;
        double free = 1;
        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i].IsTied)
            {
                rate += parts[i].Sum.Count.Mean * parts[i].Sum.Claim.ProbabilityOfPayment;
            }
            else
            {
                free *= masses[i].AtZero;
            }
        }

        if (Mixture(rate) is { } mixture)
        {
            return free * mixture.Probability(0);
        }

        // E[exp(-rate F)] = 1 - rate * integral of exp(-rate x) P(F > x)
        double end = _step * Cells;
        return rate == 0 ? free : free * (1 - (rate * Integrator.Adaptive(x => Exp.Of(-rate * x) * _law.Survival(x), 0, end, 1e-13)));
    }

    public override TailFacts Tail(SumPart[] parts)
    {
        TailFacts sum = parts.Select(part => part.Tail).Aggregate((a, b) => a.Plus(b));
        double? factor = double.IsFinite(_law.Largest) ? double.PositiveInfinity : null;
        return sum with
        {
            FiniteMoments = sum.FiniteMoments is { } moments && _factorMoments is { } own ? Math.Min(moments, own) : null,
            ExponentialAbscissa = sum.ExponentialAbscissa == 0 ? 0 : factor is null ? null : sum.ExponentialAbscissa,
        };
    }

    private (double[] Factors, double[] Weights) Points(double[] masses)
    {
        var points = new List<(double, double)>();
        for (int j = 0; j < masses.Length; j++)
        {
            if (masses[j] > 0)
            {
                points.Add((j * _step, masses[j]));
            }
        }

        return ([.. points.Select(point => point.Item1)], [.. points.Select(point => point.Item2)]);
    }
}
