namespace TechRisk.Pricing.Numerics;

/// <summary>
/// log Gamma(x) for x &gt; 0; relative error about 1e-15 everywhere, near the zeros 1 and 2 as well. Polynomials on [1/2, 5/2],
/// the recurrence up to 12, Stirling's series above. Source: DLMF 5.5.1, 5.7.3, 5.11.1.
/// </summary>
internal static class LogGamma
{
    /// <summary>log Gamma(1 + t) / t on |t| of 1/2 or less: interpolation at Chebyshev points, error below 1e-17.</summary>
    private static readonly double[] NearOne =
    [
        -0.5772156649015329, 0.8224670334241131, -0.4006856343865412, 0.2705808084278366,
        -0.20738555102616543, 0.1695571769888392, -0.1440498970225762, 0.12550967018227932,
        -0.11133425250711947, 0.10009942900736879, -0.09095443749385229, 0.08335461458595932,
        -0.07692398168109266, 0.07141895655769624, -0.0667857419916784, 0.06267540247447202,
        -0.05771329482430375, 0.05402684381687545, -0.05998208640697898, 0.05945369312534371,
        -0.014018465256740777, 0.00471934060040921, -0.14615630186062883, 0.1597915748331983,
        0.15451312846864573, -0.17487580734478056, -0.22572465091022628, 0.23325420200258892,
    ];

    /// <summary>log Gamma(2 + t) / t on |t| of 1/2 or less: interpolation at Chebyshev points, error below 1e-18.</summary>
    private static readonly double[] NearTwo =
    [
        0.42278433509846713, 0.32246703342411326, -0.06735230105319814, 0.020580808427780335,
        -0.007385551028668096, 0.002890510331036772, -0.0011927539120033873, 0.0005096695153484373,
        -0.00022315475069647703, 9.945767440096764e-05, -4.492635166770342e-05, 2.0505584372896933e-05,
        -9.438454884054723e-06, 4.3847319318293745e-06, -2.044935323180052e-06, 9.199898075671394e-07,
        -4.303234692956732e-07, 2.7880013392491846e-07, -1.341570273460026e-07,
    ];

    /// <summary>log Gamma(x); infinite at 0 and at infinity.</summary>
    /// <param name="x">Above 0.</param>
    public static double Of(double x)
    {
        if (x < 0.5)
        {
            return x > 0 ? OnePlus(x) - Log.Of(x) : x == 0 ? double.PositiveInfinity : throw Domain(x);
        }

        if (x < 1.5)
        {
            return (x - 1) * Horner(NearOne, x - 1);
        }

        if (x <= 2.5)
        {
            return (x - 2) * Horner(NearTwo, x - 2);
        }

        if (x < 12)
        {
            double product = 1;
            while (x > 2.5)
            {
                x -= 1;
                product *= x;
            }

            return Log.Of(product) + ((x - 2) * Horner(NearTwo, x - 2));
        }

        if (!(x < double.PositiveInfinity))
        {
            return x > 0 ? x : throw Domain(x);
        }

        return ((x - 0.5) * (Log.Of(x) - 1)) + (StirlingError.HalfLogTwoPi - 0.5) + StirlingError.Series(x);
    }

    /// <summary>log Gamma(1 + t) for t above -1, with full relative accuracy as t goes to 0.</summary>
    public static double OnePlus(double t) => Math.Abs(t) <= 0.5 ? t * Horner(NearOne, t)
        : t is > 0.5 and <= 1.5 ? (t - 1) * Horner(NearTwo, t - 1)
        : Of(1 + t);

    /// <summary>log Gamma(x + y) - log Gamma(x), x &gt; 0 and y of 0 or more, accurate relative to its own size.</summary>
    public static double Ratio(double x, double y)
    {
        if (x > 64)
        {
            double step = Log1p.Of(y / x);
            double body = y * (Log.Of(x) + step - 1);
            return body + ((x - 0.5) * step) + StirlingError.Difference(x, y);
        }

        return (Precise(Twofold.Sum(x, y)) - Precise(new Twofold(x, 0))).Value;
    }

    /// <summary>log Gamma(x) to about 1e-20 of the largest of 1, log x and its own size; for differences.</summary>
    public static Twofold Precise(Twofold x)
    {
        Twofold shift = default;
        if (x.Hi < 64)
        {
            Twofold product = x;
            x += 1;
            while (x.Hi < 64)
            {
                product *= x;
                x += 1;
            }

            shift = TwofoldLog.Of(product);
        }

        Twofold log = TwofoldLog.Of(x);
        Twofold twelfth = new Twofold(1, 0) / (x * 12);
        return ((x - 0.5) * log) - x + new Twofold(StirlingError.HalfLogTwoPi, StirlingError.HalfLogTwoPiRest)
            + twelfth + StirlingError.Tail(x.Hi) - shift;
    }

    private static double Horner(double[] coefficients, double t)
    {
        double sum = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--)
        {
            sum = Math.FusedMultiplyAdd(sum, t, coefficients[i]);
        }

        return sum;
    }

    private static ArgumentOutOfRangeException Domain(double x) => Require.Wrong(nameof(x), x, "must be above 0");
}
