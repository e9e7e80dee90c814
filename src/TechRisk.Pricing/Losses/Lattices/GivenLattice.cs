namespace TechRisk.Pricing;

/// <summary>The law of given probabilities on the points of a lattice: all of it atoms, both bounds the same but for rounding.</summary>
internal static class GivenLattice
{
    public static LatticeLaw Of(double step, ReadOnlySpan<double> probabilities, string name = "the given probabilities")
    {
        double[] p = probabilities.ToArray();
        double mean = 0;
        for (int k = 0; k < p.Length; k++)
        {
            mean += k * p[k];
        }

        double variance = 0;
        double third = 0;
        for (int k = 0; k < p.Length; k++)
        {
            double d = k - mean;
            variance += d * d * p[k];
            third += d * d * d * p[k];
        }

        int points = Math.Max(p.Length, 2);
        (double[] q, double[] cdf) = LatticeSums.Of(step, p, points);
        double rounding = 4e-16 * Math.Sqrt(points);
        int last = Array.FindLastIndex(p, x => x > 0);
        return new LatticeLaw
        {
            Lower = new LatticeCurve(step, Array.ConvertAll(q, x => x * (1 - 4e-16)), cdf),
            Upper = new LatticeCurve(step, Array.ConvertAll(q, x => x * (1 + 4e-16)), cdf),
            Shape = new LatticeShape(step, q, null, p[0], atomic: true),
            Moments = (mean * step, variance * step * step, third * step * step * step),
            ProbabilityOfZero = p[0],
            Tail = TailFacts.BoundedBy(last * step),
            CdfRounding = rounding,
            Name = name,
        };
    }
}
