namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Student's t law with nu degrees of freedom, any number above 0: both tails with their own relative accuracy, about 1e-13, also where t^2 is no
/// double any more. Source: DLMF 8.17; Abramowitz and Stegun 26.7.1.
/// </summary>
internal static class StudentT
{
    private const double Huge = 1e100;

    /// <summary>P(T &gt; t).</summary>
    public static double Survival(double t, double nu)
    {
        if (t < 0)
        {
            return 1 - Survival(-t, nu);
        }

        if (t > Huge * Math.Max(1, Math.Sqrt(nu)))
        {
            // the leading power: x^(nu/2) / (nu B(nu/2, 1/2)), x = nu / t^2
            return Exp.Of(nu * (0.5 * Log.Of(nu) - Log.Of(t)) - Log.Of(nu) - LogBeta.Of(nu / 2, 0.5));
        }

        double x = nu / (nu + t * t);
        double y = t / (nu / t + t);
        return t == 0 ? 0.5 : 0.5 * IncompleteBeta.Lower(nu / 2, 0.5, x, y);
    }

    /// <summary>The t with P(T &gt; t) = above, from both probabilities.</summary>
    /// <param name="below">P(T &lt;= t), above 0.</param>
    /// <param name="above">P(T &gt; t), above 0.</param>
    /// <param name="nu">Above 0.</param>
    public static double Quantile(double below, double above, double nu)
    {
        if (below < above)
        {
            return -Quantile(above, below, nu);
        }

        double tail = 2 * above;
        double rest = below - above;
        double logX = (Log.Of(tail) + Log.Of(nu / 2) + LogBeta.Of(nu / 2, 0.5)) * 2 / nu;
        if (logX < -450)
        {
            return Math.Sqrt(nu) * Exp.Of(Math.Min(-logX / 2, 700));
        }

        if (rest == 0)
        {
            return 0;
        }

        if (tail < 0.5)
        {
            double x = IncompleteBetaInverse.Solve(nu / 2, 0.5, tail, rest);
            return Math.Sqrt(nu * (1 - x) / x);
        }

        double y = IncompleteBetaInverse.Solve(0.5, nu / 2, rest, tail);
        return Math.Sqrt(nu * y / (1 - y));
    }

    /// <summary>ln(1 + t^2 / nu).</summary>
    public static double LogGrowth(double t, double nu)
    {
        double scaled = Math.Abs(t) / Math.Sqrt(nu);
        return scaled > Huge ? 2 * Log.Of(scaled) : Log1p.Of(scaled * scaled);
    }
}
