using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Integrals of (x - c)^k over the generalised extreme value law above 0, in the variable w with F = exp(-exp(-w)): x = x0 + b (exp(xi (w - w0)) - 1)
/// / xi from an anchor w0 whose x0 is 0 or the left end's side, so that x keeps its digits near 0. Gauss-Legendre panels; where exp(-w) is below the
/// rounding error of 1 and x is nearly a pure power, the binomial theorem.
/// </summary>
/// <param name="location">mu.</param>
/// <param name="scale">sigma.</param>
/// <param name="shape">xi; 0 for the Gumbel law.</param>
/// <param name="zero">w at x = 0, infinite beyond an end.</param>
internal readonly struct ExtremeValueMoments(double location, double scale, double shape, double zero)
{
    // F(x) is below 1e-23 to the left of it
    private const double Left = -4;

    // exp(-w) is below 1e-17 from here on
    private const double Thin = 40;

    /// <summary>The integral of (x - c)^k dF over 0 &lt; x up to the amount whose w is given.</summary>
    /// <param name="order">k.</param>
    /// <param name="centre">c.</param>
    /// <param name="end">w at the upper end, possibly infinite.</param>
    public double Integral(int order, double centre, double end)
    {
        double start = Math.Max(zero, Left);
        double split = Math.Min(end, Math.Max(start, PureFrom(centre)));
        double step = 4 / (1 + order * Math.Abs(shape));
        double sum = 0;
        double previous = 0;
        ExtremeValueMoments self = this;
        for (double w = start; w < split;)
        {
            double width = Math.Min(Math.Min(step, w < 0 ? 0.5 : 1), split - w);
            double panel = GaussPanel.Integrate(v => self.Term(order, centre, v), w, w + width);
            sum += panel;
            if (w > 5 && panel <= 1e-18 * sum && panel <= previous)
            {
                return sum;
            }

            previous = panel;
            w += width;
        }

        return end > split ? sum + Expanded(order, centre, split, end) : sum;
    }

    private double Amount(double w)
    {
        if (double.IsFinite(zero))
        {
            // 0 at w = zero, with slope sigma exp(xi zero) = sigma - xi mu
            return (scale - shape * location) * Grown(w - zero);
        }

        // all amounts lie above the left end, mu - sigma / xi of 0 or more
        return Math.Max(0, location - scale / shape) + scale / shape * Exp.Of(shape * w);
    }

    // (exp(xi v) - 1) / xi
    private double Grown(double v) => shape == 0 || Math.Abs(shape * v) < 1e-17 ? v : Expm1.Of(shape * v) / shape;

    private double Term(int order, double centre, double w) =>
        MomentMath.Power(Amount(w) - centre, order) * Exp.Of(-w - Exp.Of(-w));

    // from where sigma exp(xi w) / xi outweighs the constant mu - sigma / xi - c by a factor of 20
    private double PureFrom(double centre)
    {
        double constant = Math.Abs(location - scale / shape - centre);
        return shape > 0 ? Math.Max(Thin, constant == 0 ? Thin : Log.Of(20 * constant * shape / scale) / shape) : double.PositiveInfinity;
    }

    // (A + B e^(xi w))^k e^-w by the binomial theorem
    private double Expanded(int order, double centre, double start, double end)
    {
        double constant = location - scale / shape - centre;
        double sum = 0;
        for (int j = 0; j <= order; j++)
        {
            double c = Math.FusedMultiplyAdd(j, shape, -1);
            double integral = double.IsPositiveInfinity(end) ? -1 / c : Math.Abs(c * (end - start)) < 1e-17 ? end - start : Expm1.Of(c * (end - start)) / c;
            sum += MomentMath.Choose(order, j) * MomentMath.Power(constant, order - j) * MomentMath.Power(scale / shape, j) * Exp.Of(c * start) * integral;
        }

        return sum;
    }
}
