namespace TechRisk.Pricing.Numerics;

/// <summary>
/// The distribution function of a beta variate at x = 1 / (1 + e^-g), given the log odds g = ln(x / (1 - x)): both ends keep all
/// digits, however near. Where x or 1 - x is below e^-600 the leading power is exact. Source: DLMF 8.17.8.
/// </summary>
internal static class BetaLogOdds
{
    private const double Far = 600;
    private const double Underflow = 1e-280;

    /// <summary>I_x(a, b).</summary>
    public static double Lower(double a, double b, double g) =>
        g < -Far ? Exp.Of(LeadingPower(a, b, g))
        : g > Far ? -Expm1.Of(LeadingPower(b, a, -g))
        : IncompleteBeta.Lower(a, b, Softplus.Slope(g), Softplus.Slope(-g));

    /// <summary>1 - I_x(a, b).</summary>
    public static double Upper(double a, double b, double g) => Lower(b, a, -g);

    /// <summary>ln I_x(a, b), finite also where I_x(a, b) is below the smallest double.</summary>
    public static double LogLower(double a, double b, double g)
    {
        double lower = Lower(a, b, g);
        return lower > 0.5 ? Log1p.Of(-Upper(a, b, g))
            : lower > Underflow ? Log.Of(lower)
            : g < -Far ? LeadingPower(a, b, g)
            : (-a * Softplus.Of(-g)) - (b * Softplus.Of(g)) - LogBeta.Of(a, b) + Log.Of(PowerSeries(a, a + b, g));
    }

    /// <summary>The g with I_x(a, b) = p and 1 - I_x(a, b) = q, p + q = 1, both above 0.</summary>
    public static double Inverse(double a, double b, double p, double q)
    {
        double left = (Log.Of(p) - LeadingPower(a, b, 0)) / a;
        double right = ((p < q ? Log1p.Of(-p) : Log.Of(q)) - LeadingPower(b, a, 0)) / b;
        return left < -Far ? left
            : right < -Far ? -right
            : IncompleteBetaInverse.LogOdds(a, b, p, q);
    }

    /// <summary>
    /// (1/a) sum over n of (c)_n / (a + 1)_n x^n, the integral of e^(a z) (1 + e^z)^-c over z from minus infinity to g, divided by its integrand
    /// at g. All terms are positive; meant for x of 1/2 or less.
    /// </summary>
    /// <param name="a">Above 0.</param>
    /// <param name="c">Above 0; it may exceed or stay below a.</param>
    /// <param name="g">The log odds of x.</param>
    public static double PowerSeries(double a, double c, double g)
    {
        double x = Softplus.Slope(g);
        double term = 1 / a;
        double sum = term;
        for (int n = 0; n < 1_000_000; n++)
        {
            term *= (c + n) / (a + 1 + n) * x;
            double next = sum + term;
            if (next == sum)
            {
                break;
            }

            sum = next;
        }

        return sum;
    }

    // a g - ln(a B(a, b)); a B(a, b) goes to 1 with a
    private static double LeadingPower(double a, double b, double g) => (a * g) + LogGamma.Ratio(b, a) - LogGamma.OnePlus(a);
}
