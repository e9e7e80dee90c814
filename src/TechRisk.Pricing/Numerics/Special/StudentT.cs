namespace TechRisk.Pricing.Numerics;

/// <summary>
/// Student's t law with nu degrees of freedom, any number above 0: both tails with their own relative accuracy, about 1e-13, also where t^2 is no
/// double any more. Source: DLMF 8.17; Abramowitz and Stegun 26.7.1; Wallace, Annals of Mathematical Statistics 30
/// (1959), for the start of the inverse.
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

        // Wallace's normal approximation z = sqrt(nu L) (8 nu + 1) / (8 nu + 3), L = ln(1 + t^2 / nu), begins Newton's method
        double z = NormalQuantile.Upper(above) * (8 * nu + 3) / (8 * nu + 1);
        double growth = logX < -3 ? -logX : z * z / nu; // far out x = e^-L is its leading power
        return tail < 0.5 ? FromTail(growth, Log.Of(above), nu) : FromMiddle(Math.Sqrt(nu * Expm1.Of(growth)), rest / 2, nu);
    }

    // Newton's method for ln P(T > t) as a function of L = ln(1 + t^2 / nu), in which it is nearly straight
    private static double FromTail(double growth, double wanted, double nu)
    {
        double logScale = LogScale(nu);
        for (int step = 0; step < 60; step++)
        {
            double t = Math.Sqrt(nu * Expm1.Of(growth));
            double logTail = Log.Of(Survival(t, nu));
            double slope = -Exp.Of(logScale - (nu + 1) / 2 * LogGrowth(t, nu) - logTail) * (nu / t + t) / 2;
            double move = (logTail - wanted) / slope;
            growth = Math.Max(growth - move, growth / 4);
            if (Math.Abs(move) < 1e-9 * growth)
            {
                break;
            }
        }

        return Math.Sqrt(nu * Expm1.Of(growth));
    }

    // Newton's method for P(0 < T <= t), concave in t
    private static double FromMiddle(double t, double wanted, double nu)
    {
        double logScale = LogScale(nu);
        for (int step = 0; step < 60; step++)
        {
            double x = nu / (nu + t * t);
            double y = t / (nu / t + t);
            double move = (0.5 * IncompleteBeta.Lower(0.5, nu / 2, y, x) - wanted) / Exp.Of(logScale - (nu + 1) / 2 * LogGrowth(t, nu));
            t = Math.Max(t - move, t / 4);
            if (Math.Abs(move) < 1e-9 * t)
            {
                break;
            }
        }

        return t;
    }

    // the logarithm of the density at 0
    private static double LogScale(double nu) => LogGamma.Ratio(nu / 2, 0.5) - 0.5 * Log.Of(nu * Math.PI);

    /// <summary>ln(1 + t^2 / nu).</summary>
    public static double LogGrowth(double t, double nu)
    {
        double scaled = Math.Abs(t) / Math.Sqrt(nu);
        return scaled > Huge ? 2 * Log.Of(scaled) : Log1p.Of(scaled * scaled);
    }
}
