namespace TechRisk.Pricing.Numerics;

/// <summary>Roots of a function of one variable in a bracket. Source: Brent, Algorithms for Minimization without Derivatives (1973), chapter 4.</summary>
internal static class RootFinder
{
    private const int MostSteps = 1000;

    /// <summary>
    /// A root of f in [a, b], by Brent's method: bisection that interpolates where that is safe. The result lies within
    /// <paramref name="tolerance"/> + 4e-16 |root| of a change of sign.
    /// </summary>
    /// <param name="f">A function with f(a) and f(b) of opposite sign or 0.</param>
    /// <param name="a">One end, finite.</param>
    /// <param name="b">The other end, finite.</param>
    /// <param name="tolerance">Absolute, 0 or more.</param>
    public static double Find(Func<double, double> f, double a, double b, double tolerance)
    {
        Require.Finite(a);
        Require.Finite(b);
        Require.NonNegative(tolerance);
        double fa = f(a);
        double fb = f(b);
        if (!(fa <= 0 && fb >= 0) && !(fa >= 0 && fb <= 0))
        {
            throw Require.Wrong(nameof(b), b, FormattableString.Invariant($"must give a sign opposite to that at {a}: the values are {fa} and {fb}"));
        }

        double c = a;
        double fc = fa;
        double step = b - a;
        double previous = step;
        for (int i = 0; i < MostSteps; i++)
        {
            if (Math.Abs(fc) < Math.Abs(fb))
            {
                (a, b, c) = (b, c, b);
                (fa, fb, fc) = (fb, fc, fb);
            }

            double tol = (4.4e-16 * Math.Abs(b)) + (0.5 * tolerance);
            double middle = 0.5 * (c - b);
            if (Math.Abs(middle) <= tol || fb == 0)
            {
                break;
            }

            if (Math.Abs(previous) < tol || Math.Abs(fa) <= Math.Abs(fb) || !Interpolate(a, b, c, fa, fb, fc, tol, previous, out double move))
            {
                step = middle;
                previous = middle;
            }
            else
            {
                previous = step;
                step = move;
            }

            a = b;
            fa = fb;
            b += Math.Abs(step) > tol ? step : middle > 0 ? tol : -tol;
            fb = f(b);
            if ((fb > 0) == (fc > 0))
            {
                c = a;
                fc = fa;
                step = b - a;
                previous = step;
            }
        }

        return b;
    }

    /// <summary>
    /// The root of an increasing f on the positive half line: grows a bracket from the start by factors, then <see cref="Find"/>.
    /// </summary>
    /// <param name="f">Increasing; negative near 0 and positive far out.</param>
    /// <param name="start">A guess above 0.</param>
    /// <param name="relativeTolerance">Relative to the root.</param>
    public static double FindPositive(Func<double, double> f, double start, double relativeTolerance)
    {
        Require.Positive(start);
        double low = start;
        double high = start;
        double factor = 2;
        while (f(low) > 0)
        {
            high = low;
            low /= factor;
            factor *= factor;
            if (low < 1e-300)
            {
                throw new InvalidOperationException("no change of sign above 1e-300: the function stays positive");
            }
        }

        factor = 2;
        while (f(high) < 0)
        {
            low = high;
            high *= factor;
            factor *= factor;
            if (!(high < 1e300))
            {
                throw new InvalidOperationException("no change of sign below 1e300: the function stays negative");
            }
        }

        return low == high ? low : Find(f, low, high, relativeTolerance * low);
    }

    private static bool Interpolate(double a, double b, double c, double fa, double fb, double fc, double tol, double previous, out double move)
    {
        double middle = 0.5 * (c - b);
        double s = fb / fa;
        double p;
        double q;
        if (a == c)
        {
            p = 2 * middle * s;
            q = 1 - s;
        }
        else
        {
            double t = fa / fc;
            double r = fb / fc;
            p = s * ((2 * middle * t * (t - r)) - ((b - a) * (r - 1)));
            q = (t - 1) * (r - 1) * (s - 1);
        }

        q = p > 0 ? -q : q;
        p = Math.Abs(p);
        move = p / q;
        return 2 * p < Math.Min((3 * middle * q) - Math.Abs(tol * q), Math.Abs(previous * q));
    }
}
