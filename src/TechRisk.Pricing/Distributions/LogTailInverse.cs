using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>Inversion of a smooth tail on a logarithmic scale: Newton's method, held inside a bracket.</summary>
internal static class LogTailInverse
{
    /// <summary>The x above 0 with S(x) = s, from a guess of ln x.</summary>
    public static double OfSurvival(Severity law, double s, double start)
    {
        double target = Log.Of(s);
        double x = Exp.Of(Falling(y => Survival(law, Exp.Of(y)), target, start));

        // a rounding of ln x is many of x: the last step is taken in x itself
        (double log, double slope) = Survival(law, x);
        double step = (log - target) / slope;
        return Math.Abs(step) < 1e-8 ? x - x * step : x;
    }

    /// <summary>The x above 0 with F(x) = p, from a guess of ln x.</summary>
    public static double OfCdf(Severity law, double p, double start)
    {
        double target = Log.Of(p);
        double x = Exp.Of(-Falling(y => Cdf(law, Exp.Of(-y)), target, -start));
        (double log, double slope) = Cdf(law, x);
        double step = (log - target) / slope;
        return Math.Abs(step) < 1e-8 ? x + x * step : x;
    }

    /// <summary>Where the logarithm of a tail meets its target.</summary>
    /// <param name="tail">The logarithm of a falling tail at a point, and its slope there.</param>
    /// <param name="target">The logarithm wanted.</param>
    /// <param name="start">A first guess.</param>
    public static double Falling(Func<double, (double Log, double Slope)> tail, double target, double start)
    {
        double low = double.NegativeInfinity;
        double high = double.PositiveInfinity;
        double y = start;
        double reach = 1;
        for (int i = 0; i < 200; i++)
        {
            (double log, double slope) = tail(y);
            double excess = log - target;
            bool isLeft = excess > 0;
            low = isLeft ? y : low;
            high = isLeft ? high : y;
            double step = excess / slope;
            double next = y - step;
            if (Math.Abs(step) <= 1e-10)
            {
                return next;
            }

            if (!(next > low && next < high && Math.Abs(step) < 2 * reach))
            {
                next = double.IsInfinity(low) || double.IsInfinity(high) ? (isLeft ? y + reach : y - reach) : 0.5 * (low + high);
                reach *= 2;
            }

            if (next == y)
            {
                return y;
            }

            y = next;
        }

        return y;
    }

    private static (double Log, double Slope) Survival(Severity law, double x)
    {
        double log = law.LogSurvival(x);
        return (log, -x * Exp.Of(law.LogDensity(x) - log));
    }

    // as a function of -ln x, in which it falls
    private static (double Log, double Slope) Cdf(Severity law, double x)
    {
        double log = Log.Of(law.Cdf(x));
        return (log, -x * Exp.Of(law.LogDensity(x) - log));
    }
}
