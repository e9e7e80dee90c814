using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>
/// Moments of the generalised Pareto excess Y = sigma (exp(xi v) - 1) / xi, v standard exponential, for any shape xi:
/// E[min(Y, d)^k] = k sigma^k times the integral from 0 to V of ((exp(xi v) - 1) / xi)^(k-1) exp((xi - 1) v), where V = -ln S(d).
/// </summary>
/// <remarks>
/// Near v = 0 the textbook difference of powers cancels, so the integral is taken there by Gauss-Legendre panels (all terms are
/// positive); beyond |xi| v = 3 it is expanded into exponentials, which no longer cancel.
/// </remarks>
internal static class ExcessMoments
{
    /// <summary>sigma^k k! / ((1 - xi) (1 - 2 xi) ... (1 - k xi)); infinite if k xi &gt;= 1.</summary>
    public static double Full(int order, double shape, double scale)
    {
        if (order * shape >= 1)
        {
            return double.PositiveInfinity;
        }

        double moment = 1;
        for (int i = 1; i <= order; i++)
        {
            moment *= scale * i / (1 - i * shape);
        }

        return moment;
    }

    /// <summary>E[min(Y, d)^k] from the limit's V = -ln S(d), finite.</summary>
    public static double Limited(int order, double shape, double scale, double logSurvivalAtLimit)
    {
        double end = logSurvivalAtLimit;
        if (order == 1)
        {
            return scale * ExpIntegral(shape - 1, end);
        }

        // a falling integrand has nothing left to give beyond 100 / (1 - k xi) mean lifetimes when xi is too small to expand
        double split = Math.Min(end, Math.Min(3 / Math.Abs(shape), 400));
        double sum = NearZero(order, shape, split);
        if (end > split && 3 / Math.Abs(shape) < 400)
        {
            sum += Expanded(order, shape, split, end);
        }

        return order * MomentMath.Power(scale, order) * sum;
    }

    // the integral of exp(c v) from 0 to V
    private static double ExpIntegral(double c, double v) => Math.Abs(c * v) < 1e-17 ? v : Expm1.Of(c * v) / c;

    private static double NearZero(int order, double shape, double end)
    {
        double rate = Math.Max(Math.Abs(shape - 1), Math.Abs(order * shape - 1)) + order * 0.25;
        int panels = (int)Math.Ceiling(Math.Max(1, end * rate / 3));
        double width = end / panels;
        double sum = 0;
        for (int i = 0; i < panels; i++)
        {
            sum += GaussPanel.Integrate(v => Integrand(order, shape, v), i * width, (i + 1) * width);
        }

        return sum;
    }

    private static double Integrand(int order, double shape, double v) =>
        MomentMath.Power(ExpIntegral(shape, v), order - 1) * Exp.Of((shape - 1) * v);

    // (e^(xi v) - 1)^(k-1) by the binomial theorem, each exponential integrated from start to end
    private static double Expanded(int order, double shape, double start, double end)
    {
        double sum = 0;
        for (int j = 0; j < order; j++)
        {
            double c = (j + 1) * shape - 1;
            double term = MomentMath.Choose(order - 1, j) * Exp.Of(c * start) * ExpIntegral(c, end - start);
            sum += ((order - 1 - j) & 1) == 0 ? term : -term;
        }

        return sum / MomentMath.Power(shape, order - 1);
    }
}
