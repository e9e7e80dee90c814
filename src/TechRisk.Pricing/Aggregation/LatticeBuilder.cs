using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// From probabilities on a cyclic lattice to a law with bounds. Allowances: for aliasing, what the mean says of the mass that came back; for
/// rounding, the size of the error of a transform in the square norm, 4 log2(n) roundings of the data; for the claim's own functions.
/// </summary>
internal sealed class LatticeBuilder(double step, int points, int length, double tilt)
{
    private const double Unit = 1.1102230246251565e-16;

    /// <summary>Largest aliased probability, after tilting, that is left as it is.</summary>
    public const double MostAliasing = 1e-13;

    /// <summary>Expected number of claims, which multiplies the rounding of a transform.</summary>
    public required double Claims { get; init; }

    /// <summary>Allowance for q of the sum from that of its claims.</summary>
    public required double Rounding { get; init; }

    /// <summary>Bound of the rounding of one probability, in the square norm of all of them.</summary>
    public double Noise(double[] p)
    {
        double sum = 0;
        for (int k = 0; k < points; k++)
        {
            sum += p[k] * p[k];
        }

        double norm = tilt == 0 ? Math.Sqrt(sum) : Math.Min(Math.Sqrt(sum), 1);
        return 4 * Unit * (int.Log2(length) + Claims) * norm;
    }

    /// <summary>
    /// Upper bound of the probability that came back from beyond the lattice: the mean that is missing on it, over its length, since each turn takes
    /// at least that much of the mean away.
    /// </summary>
    public double Aliased(double[] p, double meanOnLattice)
    {
        CompensatedSum sum = default;
        for (int start = 0; start < length; start += 512)
        {
            double part = 0;
            int end = Math.Min(start + 512, length);
            for (int k = start; k < end; k++)
            {
                part += k * p[k];
            }

            sum.Add(part);
        }

        double missing = Math.Max((meanOnLattice / step) - sum.Value, 0) / length;
        double noise = Noise(p) * Math.Sqrt(length / 3.0) * Exp.Of(tilt * length);
        return Math.Min(missing + noise, 1) * Exp.Of(-tilt * length);
    }

    /// <summary>A bound of q from a lattice law: raised (sign 1) or lowered (sign -1) by the allowances.</summary>
    public LatticeCurve Bound((double[] Q, double[] Cdf) sums, double noise, double aliased, int sign, double mean)
    {
        double[] bound = new double[points];
        double[] slopes = sums.Cdf;
        for (int k = 1; k < points; k++)
        {
            double x = k * step;
            double spread = tilt == 0 ? Power(k) : Math.Min(Power(k), 0.5 / (tilt * Math.Sqrt(tilt))) * Exp.Of(tilt * k);
            double allowance = (noise * step * spread) + Rounding + (4e-16 * sums.Q[k]);
            bound[k] = sign > 0 ? Math.Min(sums.Q[k] + allowance, x) : sums.Q[k] - allowance - (aliased * x);
        }

        double lost = sign < 0 && double.IsFinite(mean) ? RaiseToLine(bound, slopes, mean) : 0;
        return new LatticeCurve(step, bound, slopes) { Lost = lost };
    }

    // q(x) >= x - E[S]; a line from the law's bound to this one may lie above q, so that it serves from the second point on that is below
    private double RaiseToLine(double[] bound, double[] slopes, double mean)
    {
        int first = points;
        while (first > 1 && bound[first - 1] <= ((first - 1) * step) - mean)
        {
            first--;
        }

        double lost = 0;
        for (int k = first + 1; k < points; k++)
        {
            double line = (k * step) - mean;
            lost += k == first + 1 ? Math.Max(line - bound[k - 1] - step, 0) : 0;
            slopes[k - 1] = k == first + 1 ? Math.Clamp((line - bound[k - 1]) / step, 0, 1) : 1;
            bound[k] = line;
        }

        return lost;
    }

    /// <summary>Rounding and aliasing of a distribution function at the last point.</summary>
    public double CdfRounding(double noise, double aliased) =>
        (noise * Math.Sqrt(points) * Exp.Of(tilt * points)) + aliased + 4e-16;

    // the sum of (k - j)^2 over j below k is at most k^3 / 3
    private static double Power(int k) => k * Math.Sqrt(k / 3.0);
}
