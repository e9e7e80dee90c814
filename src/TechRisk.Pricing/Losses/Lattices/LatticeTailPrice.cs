using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// The integral of g(P(S &gt; x)) beyond the last point D of a lattice. From below by concavity, g(s) &gt;= s g(s0) / s0 for s &lt;= s0 = P(S &gt; D). From above
/// by the least of: the slope of g at 0 times E[(S - D)+]; for a bounded loss Jensen's inequality; and Hoelder's inequality with the second
/// moment of the excess, which serves distortions that are infinitely steep at 0. The value continues the tail by a power law.
/// </summary>
internal sealed class LatticeTailPrice(LatticeLaw law, IDistortionCurve distortion)
{
    private const double Smallest = 1e-300;
    private const double Longest = 50;
    private const int Panels = 1000;

    public Bracket Of(double from, double top)
    {
        if (law.IsWhole || from >= Math.Min(top, law.RightEnd))
        {
            return default;
        }

        Bracket layer = law.Layer(from, top);
        double height = Math.Min(top, law.RightEnd) - from;
        double value = Value(from, top);
        if (!law.HasBounds)
        {
            return new Bracket(value, 0, double.PositiveInfinity);
        }

        double most = Math.Max(law.Survival(law.End).Upper, Smallest);
        if (!distortion.IsConcave)
        {
            return Bracket.Of(value, 0, height * At(most));
        }

        double lower = layer.Lower * At(most) / most;
        double upper = double.IsFinite(height) && layer.Upper > 0 ? height * At(Math.Min(layer.Upper / height, most)) : double.PositiveInfinity;
        upper = Math.Min(upper, SlopeAtZero() is var slope && double.IsFinite(slope) ? slope * layer.Upper : double.PositiveInfinity);
        upper = Math.Min(upper, Hoelder(most, layer.Upper));
        return Bracket.Of(value, lower, upper);
    }

    // the power law's survival integrated on a logarithmic scale
    private double Value(double from, double top)
    {
        LatticeTail tail = law.TailShape();
        if (tail.AtEnd == 0 || double.IsInfinity(tail.Index))
        {
            return 0;
        }

        // Simpson's rule; a distortion that would make the power law's price infinite ends with the panels, and the bounds clamp it
        double start = Log.Of(from / law.End);
        double width = Math.Min(double.IsFinite(top) ? Log.Of(top / from) : Longest, Longest) / (2 * Panels);
        double sum = 0;
        for (int i = 0; i <= 2 * Panels; i++)
        {
            double y = i * width;
            double height = At(Math.Min(tail.AtEnd * Exp.Of(-tail.Index * (y + start)), 1)) * Exp.Of(y);
            sum += i is 0 or (2 * Panels) ? height : i % 2 == 1 ? 4 * height : 2 * height;
        }

        return from * sum * width / 3;
    }

    private double SlopeAtZero()
    {
        double a = At(1e-200) / 1e-200;
        double b = At(1e-100) / 1e-100;
        return Math.Abs(a - b) <= 1e-9 * b ? a : double.PositiveInfinity;
    }

    /// <summary>
    /// With m = r / (1 - r) above 1 and any a: the integral of S^r is at most (a E + T / 2)^r (a^(1 - m) / (m - 1))^(1 - r), E the mean and T the second
    /// moment of the excess; with the third moment U the weight is squared: (a^2 E + a T + U / 3)^r (a^(1 - 2 m) / (2 m - 1))^(1 - r), which serves flatter
    /// powers. g(s) is at most C s^r below s0.
    /// </summary>
    private double Hoelder(double most, double excess)
    {
        double variance = law.VarianceBracket.Upper;
        if (!double.IsFinite(variance) || !(excess > 0))
        {
            return double.PositiveInfinity;
        }

        double end = law.End;
        double shift = Math.Max(Math.Abs(law.MeanBracket.Lower - end), Math.Abs(law.MeanBracket.Upper - end));
        var area = new LatticeArea(law.Shape.Step, 2, 0, 0, end);
        double square = variance + (shift * shift) - area.Linear(law.Lower!) + (4e-15 * end * end);
        square = Math.Max(square, excess * excess / most);
        double scale = square / excess;
        double third = Cube(end, shift) / (scale * scale * scale);
        double first = excess / scale;
        double second = square / (scale * scale);
        double best = double.PositiveInfinity;
        for (double r = 0.55; r < 0.99; r += 0.05)
        {
            double m = r / (1 - r);
            best = Math.Min(best, Factor(most, r) * scale * Pow.Of((first + (second / 2)) * (m - 1), r) / (m - 1));
        }

        for (double r = 0.36; r < 0.99 && double.IsFinite(third); r += 0.04)
        {
            double m = 2 * r / (1 - r);
            best = Math.Min(best, Factor(most, r) * scale * Pow.Of((first + second + (third / 3)) * (m - 1), r) / (m - 1));
        }

        return best;
    }

    // E[((S - D)+)^3] = E[(S - D)^3] + E[((D - S)+)^3], the last one the integral of 6 (D - x) q(x); infinite where it is not known
    private double Cube(double end, double shift)
    {
        (double _, double variance, double third) = law.Moments;
        if (!double.IsFinite(third))
        {
            return double.PositiveInfinity;
        }

        double below = new LatticeArea(law.Shape.Step, 6 * end, -6, 0, end).Linear(law.Upper!);
        return Math.Max(third + (3 * variance * shift) + (shift * shift * shift) + below, 0) + (2e-14 * end * end * end);
    }

    // the largest g(s) / s^r for s below the given one, on a falling ladder: g rises, so that the upper end of a rung over its lower end is enough
    private double Factor(double most, double r)
    {
        double largest = 0;
        double s = most;
        for (int rung = 0; rung < 4000 && s > Smallest; rung++)
        {
            double next = s * 0.7;
            double ratio = At(s) / Pow.Of(next, r);
            largest = Math.Max(largest, ratio);
            if (ratio < 1e-3 * largest)
            {
                break;
            }

            s = next;
        }

        return largest;
    }

    private double At(double survival)
    {
        Span<double> one = [survival];
        distortion.Distort(one);
        return one[0];
    }
}
