using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// A law of counts whose generating function obeys (1 - a z) P'(z) = u P(z) + s: p_n = (a + b / n) p_(n-1) with b = u - a. Poisson (0, mean, 0),
/// negative binomial (beta / (1 + beta), r times that, 0), logarithmic (beta / (1 + beta), 0, p_1).
/// </summary>
/// <remarks>
/// Sources: Sundt and Jewell, ASTIN Bulletin 12 (1981), for the class; Klugman, Panjer, Willmot, "Loss Models", section 6.5 and 6.6. Every
/// coefficient is 0 or more. The binomial has a below 0 and is not among them: see <see cref="ConvolutionPower"/>.
/// </remarks>
/// <param name="Ratio">a, in [0, 1).</param>
/// <param name="Slope">u = a + b, 0 or more.</param>
/// <param name="First">s: p_1 where p_0 = 0, else 0.</param>
/// <param name="LogZero">ln p_0 in two pieces; it is multiplied by nothing, so that also e^-10000 keeps its digits.</param>
internal readonly record struct PanjerClass(double Ratio, double Slope, double First, Twofold LogZero)
{
    /// <summary>The coefficients of a law; null where it does not belong here.</summary>
    public static PanjerClass? Of(Frequency law) => law switch
    {
        Poisson poisson => new(0, poisson.Mean, 0, new(-poisson.Mean, 0)),
        NegativeBinomial counts => new(
            counts.Beta / counts.Dispersion,
            counts.Mean / counts.Dispersion,
            0,
            -(Twofold.Quotient(counts.Mean, counts.Beta) * TwofoldLog.Of(counts.Dispersion))),
        Geometric counts => new(counts.Mean / (1 + counts.Mean), counts.Mean / (1 + counts.Mean), 0, -TwofoldLog.Of(Twofold.Sum(1, counts.Mean))),
        Logarithmic counts => new(counts.Beta / (1 + counts.Beta), 0, counts.Probability(1), default),
        _ => null,
    };

    /// <summary>
    /// A law as the law M of its probabilities above 0 and what they are multiplied by: P(N = n) = w P(M = n) for n above 0.
    /// </summary>
    public static (Frequency Law, double Weight) Base(Frequency law)
    {
        double claim = law.Survival(0);
        Frequency inner = law;
        while (inner is ZeroModified or ZeroTruncated)
        {
            inner = inner is ZeroModified modified ? modified.Frequency : ((ZeroTruncated)inner).Frequency;
        }

        return (inner, ReferenceEquals(inner, law) ? 1 : claim / inner.Survival(0));
    }
}
