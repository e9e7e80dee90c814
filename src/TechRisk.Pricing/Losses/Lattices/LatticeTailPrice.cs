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

    public Bracket Of(double from, double top)
    {
        if (law.IsWhole)
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

        double end = double.IsFinite(top) ? Log.Of(top / from) : double.PositiveInfinity;
        return Integrator.Adaptive(
            y =>
            {
                double s = tail.AtEnd * Exp.Of(-tail.Index * (y + Log.Of(from / law.End)));
                return y > 600 ? 0 : At(Math.Min(s, 1)) * from * Exp.Of(y);
            },
            0,
            end,
            1e-9);
    }

    private double SlopeAtZero()
    {
        double a = At(1e-200) / 1e-200;
        double b = At(1e-100) / 1e-100;
        return Math.Abs(a - b) <= 1e-9 * b ? a : double.PositiveInfinity;
    }

    /// <summary>
    /// With m = r / (1 - r) above 1 and any a: the integral of S^r is at most (a E + T / 2)^r (a^(1 - m) / (m - 1))^(1 - r), E the mean and T the second
    /// moment of the excess; g(s) is at most C s^r below s0.
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
        double best = double.PositiveInfinity;
        for (double r = 0.55; r < 0.99; r += 0.05)
        {
            double m = r / (1 - r);
            double integral = Pow.Of((scale * excess) + (square / 2), r) * Pow.Of(Pow.Of(scale, 1 - m) / (m - 1), 1 - r);
            best = Math.Min(best, Factor(most, r) * integral);
        }

        return best;
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
