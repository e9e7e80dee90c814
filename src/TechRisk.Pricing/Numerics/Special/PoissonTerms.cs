namespace TechRisk.Pricing.Numerics;

/// <summary>
/// e^-m m^x / Gamma(x + 1), the Poisson probability of x at mean m, for any real x of 0 or more: Loader's saddle-point form
/// e^(-delta(x) - bd0(x, m)) / sqrt(2 pi x), 1e-15 relative at any size. Source: Loader (2000), sections 3 and 5.
/// </summary>
internal static class PoissonTerms
{
    private const double TwoPi = 6.283185307179586;

    /// <summary>The probability; it may underflow to 0.</summary>
    /// <param name="x">0 or more.</param>
    /// <param name="mean">0 or more, finite.</param>
    public static double Probability(double x, double mean)
    {
        if (mean == 0)
        {
            return x == 0 ? 1 : 0;
        }

        if (double.IsInfinity(x))
        {
            return 0;
        }

        if (x < 1)
        {
            return x == 0 ? Exp.Of(-mean) : Small(x, mean).Exponential();
        }

        // below the normal numbers the root would be taken of nothing: it joins the exponent last
        return (-(Deviance.Of(x, mean) + StirlingError.Of(x))).Exponential() / Root(x);
    }

    /// <summary>Logarithm of the probability.</summary>
    /// <param name="x">0 or more.</param>
    /// <param name="mean">0 or more, finite.</param>
    public static double LogProbability(double x, double mean)
    {
        if (mean == 0)
        {
            return x == 0 ? 0 : double.NegativeInfinity;
        }

        if (double.IsInfinity(x))
        {
            return double.NegativeInfinity;
        }

        return x == 0 ? -mean
            : x < 1 ? Small(x, mean).Value
            : -(Deviance.Of(x, mean) + (StirlingError.Of(x) + StirlingError.HalfLogTwoPi + (0.5 * Log.Of(x)))).Value;
    }

    private static Twofold Small(double x, double mean) => (TwofoldLog.Of(mean) * x) - mean - LogGamma.OnePlus(x);

    // 2 pi x would overflow only beyond every use; two roots avoid it
    private static double Root(double x) => x < 1e300 ? Math.Sqrt(TwoPi * x) : Math.Sqrt(TwoPi) * Math.Sqrt(x);
}
