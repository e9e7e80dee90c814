namespace TechRisk.Pricing.Numerics;

/// <summary>
/// A maximum of a smooth function of a few variables whose natural unit is 1, such as logarithms of scales: Newton's method with the
/// absolute values of the eigenvalues where the Hessian is not negative definite, and a step that is halved until the function rises.
/// </summary>
/// <remarks>Source: Nocedal and Wright, "Numerical Optimization", sections 3.4 (eigenvalue modification) and 3.1 (backtracking).</remarks>
internal static class Maximizer
{
    private const int MostSteps = 200;

    /// <summary>The function must be able to rise by this much or the search ends.</summary>
    private const double Decrement = 1e-10;

    /// <summary>Where rounding stops a search, a top that could rise by no more than this is one.</summary>
    private const double FlatTop = 1e-9;

    /// <summary>A deviation of this many units, or a point this far from the start, is no maximum inside.</summary>
    private const double Far = 25;

    /// <summary>The maximum near a start; f may be minus infinity or not a number where it is not defined, but not at the start.</summary>
    /// <param name="f">The function; it must not keep or change its argument.</param>
    /// <param name="start">Where the search begins.</param>
    public static Maximum Find(Func<double[], double> f, ReadOnlySpan<double> start)
    {
        double[] x = start.ToArray();
        double value = f(x);
        if (!double.IsFinite(value))
        {
            return new Maximum(MaximumKind.Stalled, x, double.NegativeInfinity, Empty(x.Length));
        }

        double[] steps = Derivatives.FirstSteps(x);
        Derivatives derivatives = Empty(x.Length);
        int small = 0;
        for (int step = 0; step < MostSteps; step++)
        {
            Derivatives? next = Derivatives.Of(f, x, value, steps);
            if (next is null)
            {
                return new Maximum(MaximumKind.Stalled, x, value, derivatives);
            }

            derivatives = next;
            bool wereCoarse = AreCoarse(steps, next.Steps);
            steps = next.Steps;
            double[] direction = Direction(next, out double gain, out bool isConcave);
            if (gain < Decrement && ++small > 1)
            {
                return new Maximum(isConcave && !IsFlat(next) ? MaximumKind.Interior : MaximumKind.Runaway, x, value, next);
            }

            if (IsFar(x, start))
            {
                return new Maximum(MaximumKind.Runaway, x, value, next);
            }

            if (!Advance(f, ref x, ref value, direction, gain))
            {
                // at a start that is the maximum itself, the error of coarse differences looks like a slope
                if (wereCoarse)
                {
                    continue;
                }

                // no rise that rounding lets us see: differences of higher order tell a flat top from a kink
                Derivatives sharper = Derivatives.Extrapolated(f, x, value, next.Steps) ?? next;
                direction = Direction(sharper, out gain, out isConcave);
                if (gain > FlatTop && Advance(f, ref x, ref value, direction, gain))
                {
                    continue;
                }

                bool stopped = gain <= Math.Max(FlatTop, 1e-13 * Math.Abs(value));
                MaximumKind kind = !stopped ? MaximumKind.Stalled
                    : isConcave && !IsFlat(sharper) ? MaximumKind.Interior
                    : MaximumKind.Runaway;
                return new Maximum(kind, x, value, sharper);
            }
        }

        return new Maximum(MaximumKind.Runaway, x, value, derivatives);
    }

    // Newton's step in units of the curvature, and half the rise that it promises
    private static double[] Direction(Derivatives d, out double gain, out bool isConcave)
    {
        int n = d.Gradient.Length;
        double[] scale = new double[n];
        double[] scaled = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            double curvature = Math.Abs(d.Hessian[i * n + i]);
            scale[i] = curvature > 1e-12 ? Math.Sqrt(curvature) : 1e-6;
        }

        for (int i = 0; i < n * n; i++)
        {
            scaled[i] = -d.Hessian[i] / (scale[i / n] * scale[i % n]);
        }

        SymmetricEigen eigen = new(scaled, n);
        double floor = 1e-10 * eigen.Values.Max(Math.Abs);
        double[] direction = new double[n];
        gain = 0;
        isConcave = true;
        for (int k = 0; k < n; k++)
        {
            ReadOnlySpan<double> vector = eigen.Vector(k);
            double slope = 0;
            for (int i = 0; i < n; i++)
            {
                slope += vector[i] * d.Gradient[i] / scale[i];
            }

            double value = Math.Max(Math.Abs(eigen.Values[k]), floor);
            isConcave &= eigen.Values[k] > 0;
            gain += slope * slope / value / 2;
            for (int i = 0; i < n; i++)
            {
                direction[i] += slope / value * vector[i] / scale[i];
            }
        }

        // at most two units at once, one for a value near 0
        double longest = 0;
        for (int i = 0; i < n; i++)
        {
            longest = Math.Max(longest, Math.Abs(direction[i]));
        }

        if (longest > 2)
        {
            for (int i = 0; i < n; i++)
            {
                direction[i] *= 2 / longest;
            }
        }

        return direction;
    }

    private static bool Advance(Func<double[], double> f, ref double[] x, ref double value, double[] direction, double gain)
    {
        double[] trial = new double[x.Length];
        double length = 1;
        for (int halving = 0; halving < 40; halving++, length /= 2)
        {
            bool moved = false;
            for (int i = 0; i < x.Length; i++)
            {
                trial[i] = x[i] + length * direction[i];
                moved |= trial[i] != x[i];
            }

            if (!moved)
            {
                return false;
            }

            double found = f(trial);
            if (found > value + 1e-4 * length * gain || (gain < Decrement && found >= value))
            {
                (x, value) = (trial, found);
                return true;
            }
        }

        return false;
    }

    // much larger than what fits the curvature found with them
    private static bool AreCoarse(double[] steps, double[] fitting)
    {
        for (int i = 0; i < steps.Length; i++)
        {
            if (steps[i] > 2 * fitting[i])
            {
                return true;
            }
        }

        return false;
    }

    // a standard deviation of many units in some direction: the function hardly falls that way
    private static bool IsFlat(Derivatives d)
    {
        int n = d.Gradient.Length;
        double[] information = new double[n * n];
        for (int i = 0; i < n * n; i++)
        {
            information[i] = -d.Hessian[i];
        }

        return new SymmetricEigen(information, n).Values.Min() < 1 / (Far * Far);
    }

    private static bool IsFar(double[] x, ReadOnlySpan<double> start)
    {
        for (int i = 0; i < x.Length; i++)
        {
            if (Math.Abs(x[i] - start[i]) > Far)
            {
                return true;
            }
        }

        return false;
    }

    private static Derivatives Empty(int n) => Derivatives.Of(_ => 0, new double[n], 0, Derivatives.FirstSteps(new double[n]))!;
}
