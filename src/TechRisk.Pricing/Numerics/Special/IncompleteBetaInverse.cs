namespace TechRisk.Pricing.Numerics;

/// <summary>
/// The inverse of the regularised incomplete beta function: Halley's method on the logarithm of the smaller tail as a function
/// of log x (or log(1 - x) where the root lies above 1/2), held inside a bracket. Start: Abramowitz and Stegun 26.5.22, or the
/// leading power where a tail is far out.
/// </summary>
internal static class IncompleteBetaInverse
{
    /// <summary>The x with I_x(a, b) = p and 1 - I_x(a, b) = q, where p + q = 1.</summary>
    public static double Solve(double a, double b, double p, double q)
    {
        if (p == 0 || q == 0)
        {
            return p == 0 ? 0 : 1;
        }

        return IsLowerHalf(a, b, p, q) ? Half(a, b, p, q) : 1 - Half(b, a, q, p);
    }

    /// <summary>ln(x / (1 - x)) at the x with I_x(a, b) = p and 1 - I_x(a, b) = q: x near 1 keeps its digits. p and q above 0.</summary>
    public static double LogOdds(double a, double b, double p, double q)
    {
        bool lower = IsLowerHalf(a, b, p, q);
        double half = lower ? Half(a, b, p, q) : Half(b, a, q, p);
        double logOdds = Log.Of(half) - Log1p.Of(-half);
        return lower ? logOdds : -logOdds;
    }

    private static bool IsLowerHalf(double a, double b, double p, double q) =>
        p <= q ? IncompleteBeta.Regularised(a, b, 0.5) >= p : IncompleteBeta.Complement(a, b, 0.5) <= q;

    /// <summary>The root known to be 1/2 or less.</summary>
    private static double Half(double a, double b, double p, double q)
    {
        double low = 0;
        double high = 0.5;
        double x = Start(a, b, p, q);
        for (int iteration = 0; iteration < 400; iteration++)
        {
            double tail = p <= q ? IncompleteBeta.Lower(a, b, x, 1 - x) : IncompleteBeta.Upper(a, b, x, 1 - x);
            double wanted = p <= q ? p : q;
            double sign = p <= q ? 1 : -1;
            bool left = p <= q ? tail < wanted : tail > wanted;
            low = left ? x : low;
            high = left ? high : x;
            double slope = sign * BinomialTerms.BetaPower(a, b, x, 1 - x) / ((1 - x) * tail);
            double excess = Math.Abs(tail - wanted) < 0.1 * wanted
                ? Log1p.Of((tail - wanted) / wanted)
                : Log.Of(tail) - Log.Of(wanted);
            double newton = excess / slope;
            double curvature = a - ((b - 1) * x / (1 - x)) - slope;
            double halley = 1 - (0.5 * newton * curvature);
            double step = halley > 0.5 && halley < 2 ? newton / halley : newton;
            double next = x * Exp.Of(-step);
            if (!(next > low && next < high))
            {
                if (Math.Abs(step) < 1e-13)
                {
                    return Math.Min(next, 0.5);
                }

                next = low > 0 ? Math.Sqrt(low) * Math.Sqrt(high) : Math.Min(high * 1e-3, x * 1e-3);
            }

            if (Math.Abs(step) < 1e-10 || next == 0)
            {
                return next;
            }

            x = next;
        }

        return x;
    }

    private static double Start(double a, double b, double p, double q)
    {
        double power = (Log.Of(p) + LogBeta.Of(a, b) + Log.Of(a)) / a;
        if (power < -3)
        {
            return Math.Max(Exp.Of(power), 1e-300);
        }

        if (a < 1 || b < 1)
        {
            return Math.Min(Exp.Of(Math.Min(power, 0)), 0.45);
        }

        double z = p <= q ? NormalQuantile.Upper(p) : -NormalQuantile.Upper(q);
        double lambda = ((z * z) - 3) / 6;
        double ra = 1 / ((2 * a) - 1);
        double rb = 1 / ((2 * b) - 1);
        double h = 2 / (ra + rb);
        double w = (z * Math.Sqrt(Math.Max(h + lambda, 0)) / h) - ((rb - ra) * (lambda + (5.0 / 6) - (2 / (3 * h))));
        double x = a / (a + (b * Exp.Of(Math.Min(2 * w, 600))));
        return Math.Max(Math.Min(x, 0.499), 1e-300);
    }
}
