namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Kummer's function M(1, a + 1, z), a above 0: the sum of z^n / ((a + 1) ... (a + n)). For z below 0 Kummer's transformation makes
/// every term positive: the mean of a / (a + N), N Poisson with mean -z. Relative error about 1e-14. Source: DLMF 13.2.2, 13.2.39.
/// </summary>
internal static class KummerOne
{
    /// <summary>M(1, a + 1, z).</summary>
    /// <param name="a">Above 0, finite.</param>
    /// <param name="z">Finite; the sum has about z terms.</param>
    public static double Of(double a, double z) => z >= 0 ? Series(a, z) : PoissonMean(a, -z);

    private static double Series(double a, double z)
    {
        double sum = 1;
        double term = 1;
        for (double n = a + 1; term > 1e-17 * sum && sum < double.PositiveInfinity; n++)
        {
            term *= z / n;
            sum += term;
        }

        return sum;
    }

    private static double PoissonMean(double a, double mean)
    {
        double middle = Math.Floor(mean);
        double start = PoissonTerms.Probability(middle, mean);
        double sum = start * (a / (a + middle));
        double weight = start;
        for (double n = middle + 1; weight > 1e-19 * start; n++)
        {
            weight *= mean / n;
            sum += weight * (a / (a + n));
        }

        // below the middle a / (a + n) rises, at most by its value at 0
        weight = start;
        for (double n = middle; n > 0 && weight > 1e-22 * start; n--)
        {
            weight *= n / mean;
            sum += weight * (a / (a + n - 1));
        }

        return sum;
    }
}
