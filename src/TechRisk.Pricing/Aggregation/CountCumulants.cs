namespace TechRisk.Pricing;

/// <summary>The third central moment of a count.</summary>
internal static class CountCumulants
{
    private const double Smallest = 1e-20;
    private const int MostTerms = 4_000_000;

    /// <summary>E[(N - E[N])^3]; infinite where it is, NaN where the law has too many likely counts to add them.</summary>
    public static double Third(Frequency count)
    {
        if (count is Poisson)
        {
            return count.Mean;
        }

        if (count.FiniteMoments is not { } moments || moments <= 3)
        {
            return count.FiniteMoments is null ? double.NaN : double.PositiveInfinity;
        }

        long first = count.Mean > 1000 ? count.Quantile(Smallest) : 0;
        long last = count.InverseSurvival(Smallest);
        if (last - first > MostTerms)
        {
            return double.NaN;
        }

        CompensatedSum sum = default;
        for (long n = first; n <= last; n++)
        {
            double d = n - count.Mean;
            sum.Add(d * d * d * count.Probability(n));
        }

        return sum.Value;
    }
}
