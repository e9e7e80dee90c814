namespace TechRisk.Pricing.Numerics;

/// <summary>Gamma(x) for x &gt; 0, relative error about 1e-15; infinite above 171.62. Source: DLMF 5.5.1, 5.11.3.</summary>
internal static class GammaFunction
{
    /// <summary>Gamma(x).</summary>
    /// <param name="x">Above 0.</param>
    public static double Of(double x)
    {
        if (x < 1.5)
        {
            return x > 0 ? Exp.Of(LogGamma.OnePlus(x)) / x : x == 0 ? double.PositiveInfinity : throw Domain(x);
        }

        if (x < 23)
        {
            double product = 1;
            while (x > 2.5)
            {
                x -= 1;
                product *= x;
            }

            return product * Exp.Of(LogGamma.Of(x));
        }

        if (!(x < 172))
        {
            return x > 0 ? double.PositiveInfinity : throw Domain(x);
        }

        Twofold exponent = (TwofoldLog.Of(x) * (x - 0.5)) - x + StirlingError.HalfLogTwoPi + StirlingError.Series(x);
        return exponent.Exponential();
    }

    private static ArgumentOutOfRangeException Domain(double x) => Require.Wrong(nameof(x), x, "must be above 0");
}
