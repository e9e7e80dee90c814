using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Moments of the part of an amount between two points, E[(min(X, to) - from)^k; X &gt; from] = the integral of k (x - from)^(k-1) S(x):
/// a difference of limited moments where it keeps its digits, otherwise quadrature.
/// </summary>
internal static class LayerMoments
{
    private const double Accuracy = 1e-13;

    // a survival function that is noisy at its thirteenth digit must not cost more than this
    private const int MostHalvings = 120;

    // a difference that keeps less than this share of its terms has lost more than two digits
    private const double LeastShare = 0.01;

    private const double LargestLog = 690;

    /// <summary>The moment, for from of 0 or more; infinite where it diverges.</summary>
    public static double Of(Severity law, int order, double from, double to)
    {
        if (!(to > from))
        {
            return 0;
        }

        double difference = Difference(law, order, from, to, out double size);
        return Keeps(difference, size) ? difference : Integral(law, order, from, to);
    }

    /// <summary>
    /// The binomial sum of C(k, j) (-from)^(k-j) (E[min(X, to)^j] - E[min(X, from)^j]), with the size of what it is a difference of;
    /// infinite where the moment is.
    /// </summary>
    public static double Difference(Severity law, int order, double from, double to, out double size)
    {
        size = law.LimitedMoment(order, to);
        if (from == 0 || double.IsPositiveInfinity(size))
        {
            return size;
        }

        double sum = size - law.LimitedMoment(order, from);
        for (int j = 1; j < order; j++)
        {
            double weight = MomentMath.Choose(order, j) * MomentMath.Power(from, order - j);
            double upper = law.LimitedMoment(j, to);
            double term = weight * (upper - law.LimitedMoment(j, from));
            sum += ((order - j) & 1) == 0 ? term : -term;
            size += weight * upper;
        }

        return sum;
    }

    /// <summary>True where a difference of terms of a size is good to about 1e-13.</summary>
    public static bool Keeps(double difference, double size) => size == 0 || double.IsPositiveInfinity(size) || difference > LeastShare * size;

    /// <summary>The moment by quadrature, piece by piece between the law's kinks; all terms are positive.</summary>
    public static double Integral(Severity law, int order, double from, double to)
    {
        double end = Math.Min(to, law.Maximum);
        double[] cuts = [from, .. law.Kinks.Where(x => x > from && x < end).Distinct().Order(), end];
        double sum = 0;
        for (int i = 1; i < cuts.Length && cuts[i] > cuts[i - 1]; i++)
        {
            sum += Piece(law, order, from, cuts[i - 1], cuts[i]);
        }

        return sum;
    }

    // x = start + scale (e^y - 1), scale the distance in which the survival function halves: a light tail and a heavy one look alike
    private static double Piece(Severity law, int order, double from, double start, double end)
    {
        double survival = law.Survival(start);
        if (survival == 0)
        {
            return 0;
        }

        double scale = Math.Min(law.InverseSurvival(survival / 2) - start, end - start);
        if (!(scale > 0) || double.IsInfinity(scale))
        {
            scale = double.IsFinite(end) ? end - start : Math.Max(start, 1);
        }

        double Height(double y)
        {
            if (y > LargestLog)
            {
                return 0;
            }

            double step = scale * Expm1.Of(y);
            double above = start - from + step;
            if (!double.IsFinite(start + step))
            {
                return 0;
            }

            double height = law.Survival(start + step);

            // a heavy tail still counts where S itself is below the smallest double
            return height > 1e-250
                ? order * MomentMath.Power(above, order - 1) * height * (scale + step)
                : order * Exp.Of(law.LogSurvival(start + step) + (order - 1) * Log.Of(above) + Log.Of(scale + step));
        }

        return Panels(Height, 0, double.IsFinite(end) ? Log1p.Of((end - start) / scale) : Reach(Height));
    }

    /// <summary>The integral of a function of one sign by Gauss-Legendre panels, halved until the halves agree with the whole to 1e-13.</summary>
    public static double Panels(Func<double, double> f, double a, double b)
    {
        const int start = 4;
        Stack<(double From, double To, double Value)> open = new();
        double size = 0;
        for (int i = 0; i < start; i++)
        {
            (double from, double to) = (a + (b - a) * i / start, a + (b - a) * (i + 1) / start);
            double value = GaussPanel.Integrate(f, from, to);
            size += Math.Abs(value);
            open.Push((from, to, value));
        }

        double sum = 0;
        int halvings = 0;
        while (open.TryPop(out (double From, double To, double Value) piece))
        {
            double middle = piece.From + (piece.To - piece.From) / 2;
            double left = GaussPanel.Integrate(f, piece.From, middle);
            double right = GaussPanel.Integrate(f, middle, piece.To);
            double error = Math.Abs(left + right - piece.Value);
            if (error <= Accuracy * Math.Abs(left + right) || error <= 0.01 * Accuracy * size || halvings == MostHalvings)
            {
                sum += left + right;
                continue;
            }

            halvings++;
            open.Push((piece.From, middle, left));
            open.Push((middle, piece.To, right));
        }

        return sum;
    }

    // where nothing is left of the function
    private static double Reach(Func<double, double> height)
    {
        double peak = 0;
        for (double y = 0.5; y < LargestLog; y *= 1.25)
        {
            double value = height(y);
            peak = Math.Max(peak, value);
            if (value < 1e-20 * peak || peak == 0)
            {
                return y;
            }
        }

        return LargestLog;
    }
}
