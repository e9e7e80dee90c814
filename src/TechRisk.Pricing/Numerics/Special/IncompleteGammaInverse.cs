namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Inverses of the incomplete gamma functions for a probability of 1/2 or less, by Halley's method on log P or log Q as a
/// function of log x, held inside a bracket. Source: Didonato and Morris, Computation of the incomplete gamma function ratios
/// and their inverse (1986), for the starts.
/// </summary>
internal static class IncompleteGammaInverse
{
    /// <summary>The x with P(a, x) = p, p of 1/2 or less.</summary>
    public static double Lower(double a, double p)
    {
        if (p == 0)
        {
            return 0;
        }

        if (a < 1)
        {
            return Small(a, TwofoldLog.Of(p), p);
        }

        double power = (Log.Of(p) + LogGamma.OnePlus(a)) / a;
        double start = power < Log.Of(0.1 * a) ? Exp.Of(power) * (1 + (Exp.Of(power) / (a + 1))) : WilsonHilferty(a, -NormalQuantile.Upper(p));
        return new Tail(a, p, 1).Solve(start);
    }

    /// <summary>The x with Q(a, x) = q, q of 1/2 or less.</summary>
    public static double Upper(double a, double q)
    {
        if (q == 0)
        {
            return double.PositiveInfinity;
        }

        if (a < 1 && q > IncompleteGamma.Q(a, 1))
        {
            Twofold p = Twofold.Sum(1, -q);
            return Small(a, q < 1e-3 ? new(Log1p.Of(-q), 0) : TwofoldLog.Of(p), p.Hi);
        }

        double start = WilsonHilferty(a, NormalQuantile.Upper(q));
        if (!(start > 0.3 * a) || a < 1)
        {
            double t = -(Log.Of(q) + LogGamma.Of(a));
            start = t > 1 ? t + ((a - 1) * Log.Of(t)) : 1;
            start = Math.Max(start, 0.5);
        }

        return new Tail(a, q, -1).Solve(start);
    }

    private static double WilsonHilferty(double a, double z)
    {
        double ninth = 1 / (9 * a);
        double root = 1 - ninth + (z * Math.Sqrt(ninth));
        return Math.Max(a * root * root * root, 1e-3 * a);
    }

    /// <summary>
    /// a below 1, x about 1 or less: log x + log(1 + rest(x)) / a = (log p + log Gamma(1 + a)) / a, the right side in two pieces
    /// because division by a small a magnifies its rounding.
    /// </summary>
    private static double Small(double a, Twofold logP, double p)
    {
        Twofold target = (logP + LogGamma.OnePlus(a)) / new Twofold(a, 0);
        double shift = 0;
        for (int iteration = 0; iteration < 50; iteration++)
        {
            double x = Math.Min((target - shift).Exponential(), 2);
            double rest = IncompleteGamma.AlternatingRest(a, x);
            double error = (Log1p.Of(rest) / a) - shift;
            double slope = Exp.Of(-x) / (1 + rest);
            double step = error / slope;
            shift += step;
            if (Math.Abs(step) <= 1e-9)
            {
                break;
            }
        }

        // one plain substitution: its slope is small, so the last step is exact to rounding
        double last = IncompleteGamma.AlternatingRest(a, (target - shift).Exponential());
        double gap = (Log1p.Of(last) / a) - shift;
        double lastX = (target - shift).Exponential();
        return (target - shift - (gap * (1 + last) / Exp.Of(-lastX))).Exponential();
    }

    /// <summary>log of the tail as a function of u = log x; sign +1 for P, -1 for Q.</summary>
    private readonly struct Tail(double a, double probability, int sign)
    {
        public double Solve(double start)
        {
            double x = start;
            double low = 0;
            double high = double.PositiveInfinity;
            for (int iteration = 0; iteration < 200; iteration++)
            {
                double tail = sign > 0 ? IncompleteGamma.P(a, x) : IncompleteGamma.Q(a, x);
                double density = a * PoissonTerms.Probability(a, x);
                bool left = sign > 0 ? tail < probability : tail > probability;
                low = left ? x : low;
                high = left ? high : x;
                double slope = sign * density / tail;
                double excess = Math.Abs(tail - probability) < 0.1 * probability
                    ? Log1p.Of((tail - probability) / probability)
                    : Log.Of(tail) - Log.Of(probability);
                double newton = excess / slope;
                double curvature = a - x - slope;
                double halley = 1 - (0.5 * newton * curvature);
                double step = halley > 0.5 && halley < 2 ? newton / halley : newton;
                double next = x * Exp.Of(-step);
                if (!(next > low && next < high))
                {
                    if (Math.Abs(step) < 1e-14)
                    {
                        return next;
                    }

                    next = low == 0 ? x * 0.25 : double.IsInfinity(high) ? x * 4 : 0.5 * (low + high);
                }

                if (Math.Abs(step) < 1e-11)
                {
                    return next;
                }

                x = next;
            }

            return x;
        }
    }
}
