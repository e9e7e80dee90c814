namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Loader's deviance term bd0(x, m) = x log(x/m) + m - x, 0 or more, for x of 0 or more and m &gt; 0. It is the exponent of
/// Poisson, binomial, gamma and beta densities; in two pieces, so that a density of 1e-300 keeps 15 digits.
/// Source: Loader, Fast and accurate computation of binomial probabilities (2000), section 5.
/// </summary>
internal static class Deviance
{
    public static Twofold Of(double x, double m) => Of(x, new Twofold(m, 0));

    /// <summary>bd0 with a mean in two pieces.</summary>
    public static Twofold Of(double x, Twofold mean)
    {
        double m = mean.Hi;
        if (x == 0)
        {
            return mean;
        }

        double difference = (x - m) - mean.Lo;
        if (Math.Abs(difference) < 0.1 * (x + m) && difference * difference < 2 * m)
        {
            return new(Near(x, m, difference), 0);
        }

        // the quotient keeps its rounding: log(x/m) is multiplied by x
        double ratio = x / m;
        if (ratio < 1e-290 || double.IsInfinity(ratio))
        {
            return ((TwofoldLog.Of(x) - TwofoldLog.Of(mean)) * x) + mean - x;
        }

        double rest = (Math.FusedMultiplyAdd(-ratio, m, x) - (ratio * mean.Lo)) / m;
        Twofold gap = Twofold.Sum(m, -x) + mean.Lo;
        return (TwofoldLog.Of(new Twofold(ratio, rest)) * x) + gap;
    }

    /// <summary>The series in v = (x - m)/(x + m): every term has the same sign up to a relative error.</summary>
    private static double Near(double x, double m, double difference)
    {
        double v = difference / (x + m);
        double v2 = v * v;
        double term = 2 * x * v;
        double sum = difference * v;
        for (int odd = 3; odd < 60; odd += 2)
        {
            term *= v2;
            double next = sum + (term / odd);
            if (next == sum)
            {
                break;
            }

            sum = next;
        }

        return sum;
    }
}
