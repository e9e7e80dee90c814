namespace TechRisk.Pricing.Numerics;

/// <summary>
/// psi(x), the derivative of log Gamma, for x &gt; 0: recurrence up to 10, then the asymptotic series. Absolute error about
/// 1e-15 times the larger of 1 and 1/x. Source: DLMF 5.5.2, 5.11.2.
/// </summary>
internal static class Digamma
{
    /// <summary>psi(x).</summary>
    /// <param name="x">Above 0.</param>
    public static double Of(double x)
    {
        if (!(x > 0))
        {
            throw Require.Wrong(nameof(x), x, "must be above 0");
        }

        double shift = 0;
        while (x < 10)
        {
            shift += 1 / x;
            x += 1;
        }

        double r = 1 / x;
        double r2 = r * r;
        double series = r2 * ((1.0 / 12) + (r2 * ((-1.0 / 120) + (r2 * ((1.0 / 252) + (r2 * ((-1.0 / 240)
            + (r2 * ((1.0 / 132) + (r2 * ((-691.0 / 32760) + (r2 / 12))))))))))));
        return Log.Of(x) - (0.5 * r) - series - shift;
    }
}
