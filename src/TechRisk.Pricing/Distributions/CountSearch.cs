using TechRisk.Pricing.Numerics;

namespace TechRisk.Pricing;

/// <summary>What inversion needs to know of a law of counts; a struct, so that no draw allocates.</summary>
internal interface ICountLaw
{
    double Mean { get; }

    double Variance { get; }

    double Skewness { get; }

    double Cdf(long n);

    double Survival(long n);
}

/// <summary>
/// Exact inversion of a law of counts: a Cornish-Fisher start (Johnson, Kemp, Kotz, "Univariate Discrete Distributions",
/// section 1.2), then a gallop and a bisection on the law's own distribution function, the smaller of its two tails.
/// </summary>
internal static class CountSearch
{
    /// <summary>The largest count this library works with: beyond it a double no longer tells neighbours apart.</summary>
    public const long Largest = 1L << 52;

    /// <summary>The one decision that inversion and count tables share: is P(N &gt; n) &lt;= s?</summary>
    public static bool IsCovered<TLaw>(TLaw law, long n, double s)
        where TLaw : ICountLaw => IsCovered(law, n, s, 1 - s, lower: s >= 0.5);

    /// <summary>The smallest n with P(N &gt; n) &lt;= s.</summary>
    public static long InverseSurvival<TLaw>(TLaw law, double s)
        where TLaw : ICountLaw =>
        s >= 1 ? 0 : s <= 0 ? long.MaxValue : Search(law, s, 1 - s, NormalQuantile.Upper(s), lower: s >= 0.5);

    /// <summary>The smallest n with P(N &lt;= n) &gt;= p.</summary>
    public static long Quantile<TLaw>(TLaw law, double p)
        where TLaw : ICountLaw =>
        p <= 0 ? 0 : p >= 1 ? long.MaxValue : Search(law, 1 - p, p, -NormalQuantile.Upper(p), lower: p <= 0.5);

    private static long Search<TLaw>(TLaw law, double s, double p, double z, bool lower)
        where TLaw : ICountLaw
    {
        double deviation = Math.Sqrt(law.Variance);
        double start = law.Mean + deviation * (z + law.Skewness * (z * z - 1) / 6);
        long n = (long)Math.Clamp(start, 0, Largest);
        long step = 1 + (long)Math.Min(deviation / 16, Largest);
        long below;
        long above;
        if (IsCovered(law, n, s, p, lower))
        {
            above = n;
            below = n - 1;
            while (below >= 0 && IsCovered(law, below, s, p, lower))
            {
                above = below;
                below -= step;
                step *= 2;
            }

            below = Math.Max(below, -1);
        }
        else
        {
            below = n;
            above = n + 1;
            while (above < Largest && !IsCovered(law, above, s, p, lower))
            {
                below = above;
                above += step;
                step *= 2;
            }
        }

        while (above - below > 1)
        {
            long middle = below + (above - below) / 2;
            if (IsCovered(law, middle, s, p, lower))
            {
                above = middle;
            }
            else
            {
                below = middle;
            }
        }

        return above;
    }

    private static bool IsCovered<TLaw>(TLaw law, long n, double s, double p, bool lower)
        where TLaw : ICountLaw
    {
        if (!lower)
        {
            return law.Survival(n) <= s;
        }

        // at the median the two tails are two roundings of one number: let them agree
        double cdf = law.Cdf(n);
        return cdf >= p || (cdf > 0.499 && law.Survival(n) < 0.5);
    }
}
