namespace TechRisk.Pricing.Numerics;

/// <summary>
/// The error of Stirling's formula, delta(x) = log Gamma(x) - ((x - 1/2) log x - x + log(2 pi)/2), for x &gt; 0, to about
/// 3e-16 relative. Source: DLMF 5.11.1; Loader, Fast and accurate computation of binomial probabilities (2000).
/// </summary>
internal static class StirlingError
{
    /// <summary>log(2 pi) / 2.</summary>
    public const double HalfLogTwoPi = 0.9189385332046728;

    /// <summary>What <see cref="HalfLogTwoPi"/> misses.</summary>
    public const double HalfLogTwoPiRest = -3.8782941580672414e-17;

    private const double Asymptotic = 12;

    public static double Of(double x)
    {
        if (x < 1)
        {
            return LogGamma.OnePlus(x) - ((x + 0.5) * Log.Of(x)) + x - HalfLogTwoPi;
        }

        double steps = 0;
        while (x < Asymptotic)
        {
            // delta(x) - delta(x + 1) = (x + 1/2) log(1 + 1/x) - 1 = sum over k >= 1 of s^(2k) / (2k + 1), s = 1/(2x + 1)
            double s = 1 / ((2 * x) + 1);
            steps += AtanhRest(s * s);
            x += 1;
        }

        return steps + Series(x);
    }

    /// <summary>delta(x + y) - delta(x) without cancellation, x of 12 or more, y of 0 or more.</summary>
    public static double Difference(double x, double y)
    {
        double step = Log1p.Of(y / x);
        double r = 1 / x;
        double r2 = r * r;
        return r * ((Expm1.Of(-step) / 12) + (r2 * ((Expm1.Of(-3 * step) / -360) + (r2 * ((Expm1.Of(-5 * step) / 1260)
            + (r2 * ((Expm1.Of(-7 * step) / -1680) + (r2 * ((Expm1.Of(-9 * step) / 1188)
            + (r2 * Expm1.Of(-11 * step) * (-691.0 / 360360)))))))))));
    }

    /// <summary>The asymptotic series, x of 12 or more.</summary>
    internal static double Series(double x) => (1 / (12 * x)) + Tail(x);

    /// <summary>The asymptotic series after its first term.</summary>
    internal static double Tail(double x)
    {
        double r = 1 / x;
        double r2 = r * r;
        return r * r2 * ((-1.0 / 360) + (r2 * ((1.0 / 1260) + (r2 * ((-1.0 / 1680) + (r2 * ((1.0 / 1188)
            + (r2 * ((-691.0 / 360360) + (r2 * ((1.0 / 156) + (r2 * (-3617.0 / 122400)))))))))))));
    }

    private static double AtanhRest(double s2)
    {
        double power = s2;
        double sum = 0;
        for (int odd = 3; odd < 80; odd += 2)
        {
            double term = power / odd;
            sum += term;
            if (term < sum * 1e-18)
            {
                break;
            }

            power *= s2;
        }

        return sum;
    }
}
