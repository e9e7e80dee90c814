namespace TechRisk.Pricing.Numerics;

/// <summary>
/// e^x x^-a Gamma(a, x) for any real a, also 0 and below, where Gamma(a) itself has poles: Legendre's continued fraction from x = 1
/// on, the power series below it, in which the term that meets the pole is joined with Gamma(a) on paper. Relative error about 1e-14.
/// Source: DLMF 8.7.3, 8.9.2.
/// </summary>
internal static class ScaledUpperGamma
{
    /// <summary>The scaled function.</summary>
    /// <param name="a">0 or below, or at most x - 1.</param>
    /// <param name="x">Above 0, finite.</param>
    public static double Of(double a, double x) => x >= 1 ? IncompleteGamma.Fraction(a, x) : Exp.Of(x) * Series(a, x);

    // Gamma(a) x^-a minus the sum of (-x)^m / (m! (a + m)); with a = delta - n the n-th term and Gamma(a) have the same pole
    private static double Series(double a, double x)
    {
        int n = (int)Math.Min(Math.Round(-a), 1e6);
        double delta = a + n;
        double sum = 0;
        double term = 1;
        for (int m = 0; m <= n || Math.Abs(term) > 1e-18 * Math.Abs(sum); m++)
        {
            if (m > 0)
            {
                term *= -x / m;
            }

            if (m < n && Math.Abs(term) < 1e-200)
            {
                break;
            }

            sum += m == n ? term * AtPole(n, delta, x) : -term / (a + m);
        }

        return sum;
    }

    // (Gamma(1 + delta) n! / ((1 - delta) ... (n - delta)) x^-delta - 1) / delta, which has a limit at delta = 0
    private static double AtPole(int n, double delta, double x)
    {
        double log = delta == 0 ? -0.57721566490153286061 : LogGamma.OnePlus(delta) / delta;
        for (int j = 1; j <= n; j++)
        {
            log -= delta == 0 ? -1.0 / j : Log1p.Of(-delta / j) / delta;
        }

        log -= Log.Of(x);
        return delta == 0 ? log : Expm1.Of(delta * log) / delta;
    }
}
