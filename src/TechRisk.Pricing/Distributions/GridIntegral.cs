namespace TechRisk.Pricing;

/// <summary>
/// Limited expected values of a law at the points of a lattice from its survival function there: E[min(X, x)] is the integral of S, and over one
/// step of a smooth S it is the integral of the polynomial of degree 9 through the ten nearest points. A run of points starts at a value that the
/// law gives and ends at one; where the two differ from the integral by more than 2e-15, where the polynomials of degree 7 give another integral
/// up to any point of the run by more than 1e-14, or where a kink of the law is near, the whole run comes from the law itself.
/// </summary>
/// <remarks>
/// Weights: exact integrals of Lagrange's polynomials over the middle step. Runs are doubled while they agree and halved where they do not: near
/// the lower end and near kinks and atoms the points come from the law, far from them nearly none does.
/// </remarks>
internal static class GridIntegral
{
    /// <summary>Points that a step needs on either side beyond its own two.</summary>
    public const int Reach = 4;

    /// <summary>Points at the start that the law gives.</summary>
    public const int FirstPoints = 48;

    /// <summary>Points of the shortest run.</summary>
    public const int ShortestRun = 16;

    /// <summary>Points of the longest run.</summary>
    public const int LongestRun = 512;

    private const double Agreement = 2e-15;
    private const double Resolution = 1e-14;

    /// <summary>The weights of the points on either side of the middle step, from the nearest on.</summary>
    public static ReadOnlySpan<double> Weights =>
        [4134338.0 / 7257600, -641776.0 / 7257600, 162680.0 / 7257600, -28939.0 / 7257600, 2497.0 / 7257600];

    /// <summary>These weights less those of degree 7: an eighth difference.</summary>
    public static ReadOnlySpan<double> Doubts =>
        [14 * 2497.0 / 7257600, -28 * 2497.0 / 7257600, 20 * 2497.0 / 7257600, -7 * 2497.0 / 7257600, 2497.0 / 7257600];

    /// <summary>Replaces rising points by the law's limited expected values; the survival function at them is known.</summary>
    public static void Fill(Severity law, ReadOnlySpan<double> survival, Span<double> limited)
    {
        int i = 0;
        if (limited.Length > 2 * FirstPoints && IsLattice(limited))
        {
            double origin = limited[0];
            double step = (limited[^1] - origin) / (limited.Length - 1);
            double[] kinks = [.. law.Kinks.Order()];
            FromLaw(law, limited[..FirstPoints]);
            int run = ShortestRun;
            for (i = FirstPoints; i + run + Reach < limited.Length;)
            {
                // a jump half-way between two points would agree at the end and not in between
                double from = origin + (i - 1 - Reach) * step;
                bool isSmooth = GridPoints.CountBelow(kinks, from) == GridPoints.CountBelow(kinks, from + (run + 2 * Reach + 1) * step);
                bool agrees = isSmooth && TryRun(law, survival, limited, i, run, step);
                if (!agrees)
                {
                    FromLaw(law, limited.Slice(i, run));
                }

                i += run;
                run = agrees ? Math.Min(2 * run, LongestRun) : Math.Max(run / 2, ShortestRun);
            }
        }

        FromLaw(law, limited[i..]);
    }

    // points from first on, after one whose value is known
    private static bool TryRun(Severity law, ReadOnlySpan<double> survival, Span<double> limited, int first, int count, double step)
    {
        Span<double> run = limited.Slice(first, count);
        double start = limited[first - 1];
        double end = law.LimitedMoment(1, run[^1]);
        Span<double> sums = stackalloc double[LongestRun];
        double sum = 0;
        double doubt = 0;
        double most = 0;
        for (int k = first - 1; k < first - 1 + count; k++)
        {
            ReadOnlySpan<double> near = survival.Slice(k - Reach, (2 * Reach) + 2);
            sum += Step(near, Weights);
            sums[k - first + 1] = sum;
            doubt += Step(near, Doubts);
            most = Math.Max(most, Math.Abs(doubt));
        }

        if (!(most * step <= Resolution * start && Math.Abs(start + sum * step - end) <= Agreement * end))
        {
            return false;
        }

        for (int k = 0; k < count; k++)
        {
            run[k] = start + sums[k] * step;
        }

        run[^1] = end;
        return true;
    }

    /// <summary>The integral over the middle step of ten points, in steps, by these weights.</summary>
    public static double Step(ReadOnlySpan<double> near, ReadOnlySpan<double> weights)
    {
        double sum = 0;
        for (int j = Reach; j >= 0; j--)
        {
            sum = Math.FusedMultiplyAdd(weights[j], near[Reach - j] + near[Reach + 1 + j], sum);
        }

        return sum;
    }

    private static void FromLaw(Severity law, Span<double> limited)
    {
        for (int i = 0; i < limited.Length; i++)
        {
            limited[i] = law.LimitedMoment(1, limited[i]);
        }
    }

    /// <summary>True if the points are equally spaced, but for rounding.</summary>
    public static bool IsLattice(ReadOnlySpan<double> points)
    {
        double step = (points[^1] - points[0]) / (points.Length - 1);
        for (int i = 0; i < points.Length; i++)
        {
            if (!(Math.Abs(points[i] - (points[0] + i * step)) <= 1e-15 * points[i]))
            {
                return false;
            }
        }

        return step > 0 && double.IsFinite(step);
    }
}
