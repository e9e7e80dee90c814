namespace TechRisk.Pricing.Numerics;

/// <summary>
/// The hypergeometric function F(1, a; a + 1; x) = sum over k of x^k a / (a + k), for a &gt; 0 and x in [0, 1), by Gauss's continued fraction
/// (modified Lentz): about 18 / sqrt(1 - x) steps at worst. Source: Cuyt et al., Handbook of Continued Fractions (2008), 15.3;
/// Thompson and Barnett, Journal of Computational Physics 64 (1986).
/// </summary>
internal static class GaussRatio
{
    /// <summary>The value, 1 or more.</summary>
    /// <param name="a">Above 0.</param>
    /// <param name="x">0 or more, below 1.</param>
    public static double Of(double a, double x)
    {
        double value = 1;
        double c = 1;
        double d = 0;
        for (int j = 1; j < 1_000_000; j++)
        {
            int k = j / 2;
            double numerator = -x * (j % 2 == 0
                ? k * (double)k / ((a + 2 * k - 1) * (a + 2 * k))
                : (a + k) * (a + k) / ((a + 2 * k) * (a + 2 * k + 1)));
            d = 1 / (1 + numerator * d);
            c = 1 + numerator / c;
            double step = c * d;
            value *= step;
            if (Math.Abs(step - 1) < 1e-16)
            {
                return 1 / value;
            }
        }

        throw new InvalidOperationException(FormattableString.Invariant($"F(1, {a}; {a} + 1; {x}) is not reached"));
    }
}
